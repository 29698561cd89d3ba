package org.depeche.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.PartialDate;
import org.depeche.model.Span;

/**
 * Reads WiNER-fr: French Wikinews with names marked (brat standoff). Names lie within names there; the outer ones are taken.
 *
 * <p>Its texts have a blank at either end of what was a link ({@code l' Arabie Saoudite ,}), which articles have not. They are
 * taken out again, or a model would learn from them where names are.
 */
public final class Winer {
    private Winer() {}

    /** The articles below a folder, in order of their names. */
    public static List<NamedArticle> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().endsWith(".ann"))
                    .sorted(Comparator.comparing(f -> f.getFileName().toString()))
                    .toList();
        }
        List<NamedArticle> articles = new ArrayList<>(files.size());
        for (Path file : files) {
            articles.add(article(file));
        }
        return articles;
    }

    private static NamedArticle article(Path file) throws IOException {
        String id = file.getFileName().toString().replaceFirst("\\.ann$", "");
        String linked = Files.readString(file.resolveSibling(id + ".txt"));
        List<Marked> names = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.startsWith("T")) {
                try {
                    Marked name = name(line, linked);
                    if (name != null) {
                        names.add(name);
                    }
                } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                    throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
                }
            }
        }
        LinkSpaces spaces = LinkSpaces.of(linked);
        List<Mention> moved = new ArrayList<>();
        List<Span> things = new ArrayList<>();
        for (Marked name : outer(names)) {
            Span span = spaces.moved(name.span);
            if (name.kind == null) {
                things.add(span);
            } else {
                moved.add(new Mention(span, name.kind, span.of(spaces.text()), ""));
            }
        }
        PartialDate date = PartialDate.parse(id.substring(0, 10).replace('_', '-'));
        return new NamedArticle(new Article(id, "fr", "", "", date, "", spaces.text(), file.toString()), moved, things);
    }

    /** A name; its kind is null where it is an event's or product's. */
    private record Marked(Span span, Kind kind) {}

    /** {@code T3<tab>Person 10 20;22 30<tab>words}; null for dates and hours. */
    private static Marked name(String line, String text) {
        String[] place = line.split("\t")[1].split("[ ;]");
        Kind kind = switch (place[0]) {
            case "Person" -> Kind.PERSON;
            case "Location" -> Kind.PLACE;
            case "Organization" -> Kind.ORGANISATION;
            default -> null;
        };
        if (place[0].equals("Date") || place[0].equals("Hour")) {
            return null;
        }
        // brat counts code points
        int start = text.offsetByCodePoints(0, Integer.parseInt(place[1]));
        int end = text.offsetByCodePoints(0, Integer.parseInt(place[place.length - 1]));
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Marked(new Span(start, end), kind);
    }

    private static List<Marked> outer(List<Marked> names) {
        List<Marked> sorted = new ArrayList<>(names);
        sorted.sort(Comparator.<Marked>comparingInt(n -> n.span.start()).thenComparingInt(n -> -n.span.end()));
        List<Marked> outer = new ArrayList<>();
        int end = 0;
        for (Marked name : sorted) {
            if (name.span.start() >= end) {
                outer.add(name);
                end = name.span.end();
            }
        }
        return outer;
    }
}
