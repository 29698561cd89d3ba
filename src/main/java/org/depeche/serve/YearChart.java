package org.depeche.serve;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Cooperation above the line, conflict below it, a bar a year; deeds in a full tone next to the words in a light one. Each
 * bar leads to its year, and a table below holds the same figures.
 */
final class YearChart {
    private static final List<String> QUADS =
            List.of("MaterialCooperation", "VerbalCooperation", "MaterialConflict", "VerbalConflict");
    private static final int WIDTH = 720;
    private static final int LEFT = 34;
    private static final int TALLEST = 92;
    private static final int AXIS = 22;
    private static final int WIDEST = 46;
    private static final int TALLEST_UNIT = 22;
    private static final int MARGIN = 10;

    private final TreeMap<Integer, long[]> years = new TreeMap<>();

    /** Counts relations of a quad class in a year; what has no year is left out. */
    void add(String year, String quadClass, long count) {
        int quad = QUADS.indexOf(quadClass);
        if (year.matches("[0-9]{4}") && quad >= 0) {
            years.computeIfAbsent(Integer.parseInt(year), y -> new long[QUADS.size()])[quad] += count;
        }
    }

    /**
     * Draws; nothing where there is nothing to show.
     *
     * @param address that a year is appended to, twice: {@code …from=2014&to=2014}; empty for bars that lead nowhere
     */
    void draw(Html body, String address, Words words) {
        if (years.isEmpty()) {
            return;
        }
        int first = years.firstKey();
        int last = years.lastKey();
        int count = last - first + 1;
        long good = most(0);
        long bad = most(2);
        double step = Math.min(WIDEST, (WIDTH - LEFT) / (double) count);
        double unit = Math.min(TALLEST_UNIT, TALLEST / (double) Math.max(1, Math.max(good, bad)));
        double top = MARGIN + good * unit;
        int width = (int) Math.ceil(LEFT + step * count + 8);
        String name = words.get("cooperation") + " / " + words.get("conflict") + ", " + first + "–" + last;
        body.raw("<figure class=\"chart\">")
                .open(
                        "svg",
                        "class",
                        "bars",
                        "viewBox",
                        "0 0 " + Math.max(width, 300) + " " + Html.tenth(top + AXIS + bad * unit + MARGIN),
                        "width",
                        Integer.toString(Math.max(width, 300)),
                        "role",
                        "group",
                        "aria-label",
                        name);
        scale(body, good, bad, unit, width);
        int labelEvery = Math.max(1, (int) Math.ceil(38 / step));
        for (int year = first; year <= last; year++) {
            double x = LEFT + step * (year - first);
            long[] n = years.getOrDefault(year, new long[QUADS.size()]);
            bar(body, year, n, x, top, step, unit, address, words);
            if ((year - first) % labelEvery == 0) {
                body.open("text", "class", "year", "x", Html.tenth(x + step / 2), "y", Html.tenth(top + 15))
                        .text(Integer.toString(year))
                        .close("text");
            }
        }
        body.raw("</svg>");
        legend(body, words);
        body.raw("</figure>");
        table(body, words);
    }

    /** The most of a year, of cooperation (0) or conflict (2). */
    private long most(int quad) {
        return years.values().stream()
                .mapToLong(n -> n[quad] + n[quad + 1])
                .max()
                .orElse(0);
    }

    private static void scale(Html body, long good, long bad, double unit, int width) {
        double top = MARGIN + good * unit;
        String left = Integer.toString(LEFT - 10);
        if (good > 0) {
            body.open("text", "class", "scale", "x", left, "y", Html.tenth(MARGIN + 4))
                    .text(Long.toString(good))
                    .close("text");
        }
        if (bad > 0) {
            body.open("text", "class", "scale", "x", left, "y", Html.tenth(top + AXIS + bad * unit + 4))
                    .text(Long.toString(bad))
                    .close("text");
        }
        for (double y : new double[] {top, top + AXIS}) {
            body.open(
                            "line",
                            "class",
                            "axis",
                            "x1",
                            Integer.toString(LEFT - 4),
                            "x2",
                            Integer.toString(width),
                            "y1",
                            Html.tenth(y),
                            "y2",
                            Html.tenth(y))
                    .close("line");
        }
    }

    private static void bar(
            Html body,
            int year,
            long[] n,
            double x,
            double top,
            double step,
            double unit,
            String address,
            Words words) {
        long all = Arrays.stream(n).sum();
        if (all == 0) {
            return;
        }
        String says = year + ": " + words.get("cooperation") + " " + (n[0] + n[1]) + ", " + words.get("conflict") + " "
                + (n[2] + n[3]);
        if (!address.isEmpty()) {
            body.open("a", "href", address + "from=" + year + "&to=" + year, "aria-label", says);
        }
        double gap = Math.min(6, step * 0.2);
        body.element("title", says);
        double up = top;
        double down = top + AXIS;
        for (int quad = 0; quad < QUADS.size(); quad++) {
            double height = n[quad] * unit;
            if (quad < 2) {
                up -= height;
            }
            if (height > 0) {
                body.open(
                                "rect",
                                "class",
                                QUADS.get(quad),
                                "x",
                                Html.tenth(x + gap / 2),
                                "y",
                                Html.tenth(quad < 2 ? up : down),
                                "width",
                                Html.tenth(Math.max(1, step - gap)),
                                "height",
                                Html.tenth(height))
                        .close("rect");
            }
            if (quad >= 2) {
                down += height;
            }
        }
        if (!address.isEmpty()) {
            body.close("a");
        }
    }

    static void legend(Html body, Words words) {
        body.raw("<figcaption>");
        for (String quad : QUADS) {
            body.open("span", "class", "key " + quad)
                    .raw("<i></i>")
                    .text(words.get("quad." + quad))
                    .close("span");
        }
        body.raw("</figcaption>");
    }

    private void table(Html body, Words words) {
        body.raw("<details class=\"figures-of\"><summary>").text(words.get("as.table"));
        body.raw("</summary><div class=\"scroll\" tabindex=\"0\"><table><thead><tr>")
                .element("th", words.get("year"), "scope", "col");
        QUADS.forEach(quad -> body.element("th", words.get("quad." + quad), "scope", "col", "class", "n"));
        body.raw("</tr></thead><tbody>");
        years.forEach((year, n) -> {
            body.raw("<tr>").element("th", Integer.toString(year), "scope", "row");
            for (long count : n) {
                body.element("td", words.number(count), "class", count == 0 ? "n zero" : "n");
            }
            body.raw("</tr>");
        });
        body.raw("</tbody></table></div></details>");
    }
}
