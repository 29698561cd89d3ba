package org.depeche.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.depeche.model.Problem;

/** Finds the files that an argument names. */
final class Inputs {
    /** In a folder only these are articles: a README or a picture beside them is not. */
    private static final Pattern ARTICLE_FILE = Pattern.compile(
            ".*\\.((txt|text|json|jsonl|ndjson|html|htm|xhtml|xml|rss|atom|nitf|eml|warc|tar)(\\.(gz|bz2|zst))?|zip|tgz|tbz2?|tzst)");

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");

    private Inputs() {}

    /**
     * A file to read.
     *
     * @param name path below the folder or glob that it was found by, with {@code /}, or the file's own name
     */
    record Found(Path path, String name) {}

    static void find(String input, Consumer<Found> found, Consumer<Problem> problems) {
        Path path = path(input);
        try {
            if (path != null && Files.isDirectory(path)) {
                if (walk(path, file -> isArticleFile(file.getFileName().toString()), found) == 0) {
                    problems.accept(InputProblems.noArticles(input));
                }
            } else if (path != null && Files.exists(path)) {
                found.accept(new Found(path, path.getFileName().toString()));
            } else if (GLOB.matcher(input).find()) {
                glob(input, found, problems);
            } else {
                problems.accept(InputProblems.noSuchFile(input));
            }
        } catch (IOException | UncheckedIOException e) {
            problems.accept(InputProblems.unreadable(input, String.valueOf(e.getMessage())));
        }
    }

    private static void glob(String glob, Consumer<Found> found, Consumer<Problem> problems) throws IOException {
        int magic = firstMagic(glob);
        int slash = glob.lastIndexOf('/', magic);
        Path base = path(slash < 0 ? "." : slash == 0 ? "/" : glob.substring(0, slash));
        if (base == null || !Files.isDirectory(base)) {
            problems.accept(InputProblems.noMatch(glob));
            return;
        }
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.substring(slash + 1));
        } catch (IllegalArgumentException e) {
            problems.accept(InputProblems.noMatch(glob));
            return;
        }
        if (walk(base, file -> matcher.matches(base.relativize(file)), found) == 0) {
            problems.accept(InputProblems.noMatch(glob));
        }
    }

    private static int firstMagic(String glob) {
        var m = GLOB.matcher(glob);
        return m.find() ? m.start() : glob.length();
    }

    /** Visits files in the order of their paths, so that two runs meet them alike. */
    private static int walk(Path base, Predicate<Path> wanted, Consumer<Found> found) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(base, FileVisitOption.FOLLOW_LINKS)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(base.relativize(file)))
                    .filter(wanted)
                    .sorted(Comparator.comparing(file -> name(base, file)))
                    .toList();
        }
        files.forEach(file -> found.accept(new Found(file, name(base, file))));
        return files.size();
    }

    private static String name(Path base, Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }

    private static boolean isHidden(Path relative) {
        for (Path step : relative) {
            if (step.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    static boolean isArticleFile(String name) {
        return ARTICLE_FILE.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    private static Path path(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
