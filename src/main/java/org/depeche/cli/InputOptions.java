package org.depeche.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.depeche.Depeche;
import org.depeche.link.Corrections;
import org.depeche.read.ArticleFilter;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;
import org.depeche.read.Web;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is read and how, for every command that reads articles. */
final class InputOptions {
    /** The languages that are read. */
    enum Language {
        FR,
        EN
    }

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description =
                    "Files, folders or globs (in quotes): text, JSON, JSON lines, HTML, RSS, Atom, WARC, NITF, NewsML-G2 or mail, also compressed or in a zip or tar archive; - is standard input.")
    private List<String> named = List.of();

    @Option(
            names = "--files-from",
            paramLabel = "FILE",
            description = "A list of more inputs, one a line; - is standard input.")
    private Path list;

    @Option(names = "--since", paramLabel = "DAY", description = "Leave out what was published before.")
    private LocalDate since;

    @Option(
            names = "--url-pattern",
            paramLabel = "REGEX",
            description = "Leave out articles whose address has no match of it.")
    private Pattern url;

    @Option(names = "--limit", paramLabel = "N", description = "Read so many articles at most.")
    private long limit = Long.MAX_VALUE;

    @Option(
            names = "--fetch",
            description =
                    "Read inputs that are addresses of feeds or pages, and the pages of entries that give a summary only; robots.txt is heeded.")
    boolean fetch;

    @Option(
            names = "--pause",
            paramLabel = "SECONDS",
            description = "Time between two requests to one site. Default: ${DEFAULT-VALUE}")
    private double pause = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of files without a byte order mark, such as windows-1252. Detected if not given.")
    Charset encoding;

    @Option(
            names = "--language",
            paramLabel = "CODE",
            description =
                    "Read only this language, fr or en: articles that name another are left out, and those that name none are taken to be in it. Detected if not given.")
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

    /**
     * What is to be read.
     *
     * @throws ParameterException where nothing is named
     */
    List<String> inputs() throws IOException {
        List<String> inputs = new ArrayList<>(named);
        if (list != null) {
            byte[] names = list.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(list);
            new String(names, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(inputs::add);
        }
        if (inputs.isEmpty()) {
            throw new ParameterException(command.commandLine(), "Missing required parameter: 'INPUT'");
        }
        return inputs;
    }

    ReadOptions readOptions() {
        String code = language == null ? "" : language.name().toLowerCase(Locale.ROOT);
        if (limit < 1) {
            throw new ParameterException(command.commandLine(), "--limit wants a number from 1 up, not " + limit);
        }
        ReadOptions options = ReadOptions.DEFAULT
                .withLanguage(code)
                .withFilter(new ArticleFilter(Optional.ofNullable(since), code, Optional.ofNullable(url), limit));
        return encoding == null ? options : options.withEncoding(encoding);
    }

    /**
     * What fetches, where it is wanted.
     *
     * @param memory file that keeps which versions of feeds were read
     */
    Optional<Web> web(Path memory) throws IOException {
        return fetch
                ? Optional.of(new Web(memory, Duration.ofMillis(Math.round(pause * 1000)), ReadOptions.MAX_BYTES))
                : Optional.empty();
    }

    Consumer<ArticleSink> reader() throws IOException {
        List<String> inputs = inputs();
        // Nothing is kept of what is only printed: the next run is to print it again.
        Optional<Web> web = web(Path.of("depeche.fetched"));
        return sink -> new ArticleReader(readOptions(), sink, web).read(inputs, System.in);
    }
}
