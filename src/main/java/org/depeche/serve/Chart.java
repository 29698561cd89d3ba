package org.depeche.serve;

import java.util.List;
import java.util.TreeMap;

/** Cooperation above the line, conflict below it, a bar a year: what an analyst looks at first. */
final class Chart {
    private static final int WIDTH = 700;
    private static final int HALF = 70;

    private Chart() {}

    /** Draws actual relations that have a date; nothing where there are none. */
    static void years(Html body, List<Reading.Related> relations, Words words) {
        TreeMap<Integer, int[]> years = new TreeMap<>();
        for (Reading.Related relation : relations) {
            if (relation.status().equals("Actual") && relation.date().length() >= 4) {
                int year = Integer.parseInt(relation.date().substring(0, 4));
                int side = relation.quadClass().endsWith("Cooperation") ? 0 : 1;
                years.computeIfAbsent(year, y -> new int[2])[side]++;
            }
        }
        if (years.isEmpty()) {
            return;
        }
        int most = years.values().stream()
                .mapToInt(n -> Math.max(n[0], n[1]))
                .max()
                .orElse(1);
        int step = Math.min(60, WIDTH / years.size());
        body.raw("<figure><svg class=\"bars\" viewBox=\"0 0 " + WIDTH + " " + (2 * HALF + 20) + "\" role=\"img\">");
        body.element("title", words.get("cooperation") + " / " + words.get("conflict"));
        int x = 0;
        for (var year : years.entrySet()) {
            int good = HALF * year.getValue()[0] / most;
            int bad = HALF * year.getValue()[1] / most;
            body.raw(rectangle("good", x, HALF - good, step, good)).raw(rectangle("bad", x, HALF + 20, step, bad));
            body.raw("<text x=\"" + (x + step / 2) + "\" y=\"" + (HALF + 14) + "\" text-anchor=\"middle\">"
                    + year.getKey() + "</text>");
            x += step;
        }
        body.raw("</svg>");
        body.element("figcaption", "↑ " + words.get("cooperation") + " · ↓ " + words.get("conflict"))
                .raw("</figure>");
    }

    private static String rectangle(String name, int x, int y, int step, int height) {
        return "<rect class=\"" + name + "\" x=\"" + (x + 2) + "\" y=\"" + y + "\" width=\"" + Math.max(1, step - 4)
                + "\" height=\"" + height + "\"/>";
    }
}
