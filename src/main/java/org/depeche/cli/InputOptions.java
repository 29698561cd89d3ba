package org.depeche.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.depeche.Depeche;
import org.depeche.link.Corrections;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is read and how, for every command that reads articles. */
final class InputOptions {
    /** The languages that are read. */
    enum Language {
        FR,
        EN
    }

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Files, folders or globs (in quotes) of .txt, .json, .jsonl or .html, also gzipped; - is standard input.")
    List<String> inputs;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of files without a byte order mark, such as windows-1252. Detected if not given.")
    Charset encoding;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description = "Language of articles that name none: fr or en. Detected if not given.")
    Language language;

    @Option(names = "--threads", paramLabel = "N", description = "Articles read at a time. Default: one a processor.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing on standard error but problems.")
    boolean quiet;

    @Option(
            names = "--links",
            paramLabel = "FILE",
            description = "Your own links of names, as `depeche link` keeps them. Default: ${DEFAULT-VALUE}, if there.")
    Path links = LinkCommand.DEFAULT_FILE;

    /**
     * The user's own links.
     *
     * @throws org.depeche.model.ProblemException where a line of the file makes no sense
     */
    Corrections corrections() throws IOException {
        return Corrections.read(links);
    }

    @Option(
            names = "--knowledge",
            paramLabel = "DIR",
            description = "Folder of more knowledge, as `depeche wikidata` makes it. May be given again.")
    List<Path> knowledge = List.of();

    /**
     * The stages that articles go through.
     *
     * @throws org.depeche.model.ProblemException where the user's own links make no sense
     */
    Depeche depeche() throws IOException {
        return new Depeche(corrections(), knowledge);
    }

    /** What of the user's the stages depend on. */
    List<Path> dependencies() {
        return Stream.concat(Stream.of(links), knowledge.stream()).toList();
    }

    int threads() {
        return Math.max(1, threads);
    }

    ReadOptions readOptions() {
        ReadOptions options = ReadOptions.DEFAULT.withLanguage(
                language == null ? "" : language.name().toLowerCase(Locale.ROOT));
        return encoding == null ? options : options.withEncoding(encoding);
    }

    Consumer<ArticleSink> reader() {
        return sink -> new ArticleReader(readOptions(), sink).read(inputs, System.in);
    }
}
