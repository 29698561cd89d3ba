package org.depeche.serve;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Statements as dots on a line of time, each a link to its place on the page. */
final class Timeline {
    private static final int WIDTH = 720;
    private static final int EDGE = 14;
    private static final int RADIUS = 5;
    private static final int ROW = 12;
    private static final int MOST_ROWS = 12;
    private static final int AXIS = 24;
    private static final String DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?";

    private Timeline() {}

    private record Dot(double x, int row, Reading.Said said) {}

    /** Draws those that have a date; nothing where fewer than two have. */
    static void draw(Html body, List<Reading.Said> statements, Words words) {
        List<Reading.Said> dated =
                statements.stream().filter(said -> said.date().matches(DATE)).toList();
        if (dated.size() < 2) {
            return;
        }
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Reading.Said said : dated) {
            LocalDate day = day(said.date());
            first = day.isBefore(first) ? day : first;
            last = day.isAfter(last) ? day : last;
        }
        LocalDate from = LocalDate.of(first.getYear(), 1, 1);
        LocalDate to = LocalDate.of(last.getYear() + 1, 1, 1);
        List<Dot> dots = dots(dated, from, to);
        int rows = dots.stream().mapToInt(Dot::row).max().orElse(0) + 1;
        int height = rows * ROW + 2 * RADIUS;
        body.raw("<figure class=\"chart\">")
                .open(
                        "svg",
                        "class",
                        "timeline",
                        "viewBox",
                        "0 0 " + WIDTH + " " + (height + AXIS),
                        "role",
                        "group",
                        "aria-label",
                        words.get("timeline") + ", " + first + " – " + last);
        years(body, from, to, height);
        for (Dot dot : dots) {
            String says = dot.said().date() + " — " + shorten(dot.said().text());
            body.open("a", "href", "#" + id(dot.said().iri()), "aria-label", says)
                    .element("title", says)
                    .open(
                            "circle",
                            "class",
                            dot.said().kind(),
                            "cx",
                            Html.tenth(dot.x()),
                            "cy",
                            Html.tenth(height - RADIUS - 2 - dot.row() * (double) ROW),
                            "r",
                            Integer.toString(RADIUS))
                    .close("circle")
                    .close("a");
        }
        body.raw("</svg><figcaption>");
        for (String kind : List.of("Direct", "Mixed", "Indirect")) {
            body.open("span", "class", "key dot " + kind)
                    .raw("<i></i>")
                    .text(words.get("kind." + kind))
                    .close("span");
        }
        body.raw("</figcaption></figure>");
    }

    private static List<Dot> dots(List<Reading.Said> dated, LocalDate from, LocalDate to) {
        List<Dot> dots = new ArrayList<>();
        Map<Long, Integer> columns = new TreeMap<>();
        double days = ChronoUnit.DAYS.between(from, to);
        for (Reading.Said said : dated) {
            double share = ChronoUnit.DAYS.between(from, day(said.date())) / days;
            long column = Math.round(share * (WIDTH - 2 * EDGE) / (2.2 * RADIUS));
            int row = columns.merge(column, 1, Integer::sum) - 1;
            if (row < MOST_ROWS) {
                dots.add(new Dot(EDGE + column * 2.2 * RADIUS, row, said));
            }
        }
        return dots;
    }

    private static void years(Html body, LocalDate from, LocalDate to, int height) {
        body.open(
                        "line",
                        "class",
                        "axis",
                        "x1",
                        "0",
                        "x2",
                        Integer.toString(WIDTH),
                        "y1",
                        Integer.toString(height),
                        "y2",
                        Integer.toString(height))
                .close("line");
        double days = ChronoUnit.DAYS.between(from, to);
        int count = to.getYear() - from.getYear();
        int every = Math.max(1, (int) Math.ceil(count / 14.0));
        for (int year = from.getYear(); year < to.getYear(); year += every) {
            double x =
                    EDGE + ChronoUnit.DAYS.between(from, LocalDate.of(year, 1, 1)) / days * (WIDTH - 2 * (double) EDGE);
            body.open(
                            "line",
                            "class",
                            "tick",
                            "x1",
                            Html.tenth(x),
                            "x2",
                            Html.tenth(x),
                            "y1",
                            Integer.toString(height),
                            "y2",
                            Integer.toString(height + 5))
                    .close("line");
            body.open("text", "class", "year begins", "x", Html.tenth(x), "y", Integer.toString(height + 18))
                    .text(Integer.toString(year))
                    .close("text");
        }
    }

    /** The day that a date begins with, near enough for a dot. */
    private static LocalDate day(String date) {
        String[] parts = date.split("-");
        return LocalDate.of(
                Integer.parseInt(parts[0]),
                parts.length > 1 ? Integer.parseInt(parts[1]) : 1,
                parts.length > 2 ? Math.max(1, Math.min(28, Integer.parseInt(parts[2]))) : 1);
    }

    /** The id of a finding's element on a page. */
    static String id(String iri) {
        return iri.replaceFirst("^.*/(?=(statement|relation)/)", "").replace('/', '-');
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= 120
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 119)) + "…";
    }
}
