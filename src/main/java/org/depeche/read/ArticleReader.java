package org.depeche.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads articles from text files, JSON, JSON lines, HTML pages, feeds (RSS, Atom), crawls (WARC), agency formats (NITF,
 * NewsML-G2) and mail, also compressed (gzip, bzip2, Zstandard) and in archives (zip, tar), from folders, globs and standard
 * input. What a file holds is told by its content; an ending {@code .txt}, {@code .json}, {@code .jsonl}, {@code .ndjson} or
 * {@code .html} is believed.
 *
 * <p>Memory is bounded by the largest article, not by the file. An instance knows the ids that it has met and is used by
 * one thread.
 */
public final class ArticleReader {
    /** An archive in an archive is read, a third is an attack. */
    private static final int MOST_ARCHIVES = 2;

    private final ReadOptions options;
    private final ArticleSink sink;
    private final Admission admission;
    private final Optional<Web> web;
    private final AtomicLong bytesRead = new AtomicLong();

    public ArticleReader(ReadOptions options, ArticleSink sink) {
        this(options, sink, Optional.empty());
    }

    /** @param web by which addresses are read, and the pages of feeds that give summaries only */
    public ArticleReader(ReadOptions options, ArticleSink sink, Optional<Web> web) {
        this.options = options;
        this.web = web;
        this.sink = sink;
        this.admission = new Admission(options, sink);
    }

    /**
     * Reads everything that {@code inputs} name, in their order, the files of a folder in the order of their names.
     *
     * @param inputs files, folders, globs, addresses, or {@code -} for {@code stdin}
     * @param stdin read once, for the first {@code -}; not closed
     */
    public void read(List<String> inputs, InputStream stdin) {
        upToLimit(() -> readAll(inputs, stdin));
    }

    private void readAll(List<String> inputs, InputStream stdin) {
        boolean stdinRead = false;
        for (String input : inputs) {
            if (Web.isAddress(input)) {
                readAddress(input);
            } else if (!input.equals("-")) {
                Inputs.find(input, this::readFile, sink::problem);
            } else if (!stdinRead) {
                stdinRead = true;
                read("stdin", "", stdin, 0);
            }
        }
    }

    /**
     * How many bytes {@link #read} will read from the files that {@code inputs} name, as far as it can be told before;
     * nothing for standard input.
     */
    public static long bytes(List<String> inputs) {
        long[] bytes = new long[1];
        for (String input : inputs) {
            if (!input.equals("-") && !Web.isAddress(input)) {
                Inputs.find(input, file -> bytes[0] += file.path().toFile().length(), problem -> {});
            }
        }
        return bytes[0];
    }

    /** Whether a file of a folder is read: its name ends as those of one of the formats do. */
    public static boolean isArticleFile(String name) {
        return Inputs.isArticleFile(name);
    }

    /** How many bytes of files were read so far; may be asked by any thread. */
    public long bytesRead() {
        return bytesRead.get();
    }

    private void readFile(Inputs.Found file) {
        open(file.path(), file.name());
    }

    /**
     * Reads one file.
     *
     * @param name what ids are made from: with {@link #read} its path below the folder that was named
     */
    public void readFile(Path file, String name) {
        upToLimit(() -> open(file, name));
    }

    private void open(Path file, String name) {
        try (InputStream in = new CountedStream(Files.newInputStream(file), bytesRead)) {
            read(file.toString(), name, in, 0);
        } catch (IOException e) {
            sink.problem(InputProblems.unreadable(file.toString(), reason(e)));
        }
    }

    private void readAddress(String address) {
        if (web.isEmpty()) {
            sink.problem(InputProblems.notFetched(address, "the network is not asked unless told to", "add --fetch"));
            return;
        }
        try {
            web.get().fetchIfChanged(address).ifPresent(bytes -> read(address, "", Web.stream(bytes), 0));
        } catch (IOException e) {
            sink.problem(InputProblems.notFetched(address, reason(e), "check the address, or try later"));
        }
    }

    /**
     * Reads one stream.
     *
     * @param source what it is called in problems
     * @param name what ids are made from and the ending is taken from: a file's name, or empty
     * @param in not closed
     */
    public void read(String source, String name, InputStream in) {
        upToLimit(() -> read(source, name, in, 0));
    }

    private static void upToLimit(Runnable reading) {
        try {
            reading.run();
        } catch (LimitReachedException e) {
            return;
        }
    }

    private void read(String source, String name, InputStream in, int depth) {
        Contents.Damage damage =
                new Contents.Damage((at, what) -> sink.problem(InputProblems.badGzip(source, "byte " + at, what)));
        try {
            Contents contents = Contents.of(name, in, options, damage);
            switch (contents.kind()) {
                case EMPTY -> sink.problem(InputProblems.emptyFile(source));
                case TEXT -> new TextFormat(options, admission, sink).read(source, contents);
                case HTML -> new HtmlFormat(options, admission, sink).read(source, contents);
                case JSON -> new JsonFormat(options, admission, sink).read(source, contents);
                case JSON_LINES -> new JsonLinesFormat(options, admission, sink).read(source, contents);
                case WARC -> new WarcFormat(options, admission, sink).read(source, contents);
                case FEED -> new FeedFormat(options, admission, sink, web).read(source, contents);
                case NEWS_XML -> new NewsXmlFormat(options, admission, sink).read(source, contents);
                case MAIL -> new MailFormat(options, admission, sink).read(source, contents);
                case ZIP, TAR -> archive(source, contents, depth);
            }
        } catch (EOFException e) {
            sink.problem(InputProblems.badArchive(source, "", "is cut off"));
        } catch (IOException e) {
            sink.problem(
                    damage.isPacked()
                            ? InputProblems.badArchive(source, "", "is damaged: " + reason(e))
                            : InputProblems.unreadable(source, reason(e)));
        }
    }

    private void archive(String source, Contents contents, int depth) throws IOException {
        if (depth == MOST_ARCHIVES) {
            sink.problem(InputProblems.badArchive(source, "", "lies in an archive in an archive"));
            return;
        }
        new ArchiveFormat(sink).read(source, contents, (entry, name, in) -> read(entry, name, in, depth + 1));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /** For those who want to tell which codes there are: every code that this package reports. */
    public static List<String> codes() {
        return InputProblems.CODES;
    }
}
