package org.depeche.annotate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Features;
import org.depeche.model.Features.Tense;
import org.depeche.model.LanguageFile;

/**
 * English forms by rule: the inflections are few (-s, -ed, -ing), and what is irregular is listed in {@code irregular.tsv}.
 * Doubled consonants and dropped {@code e} are undone by the list of verbs and by spelling.
 */
final class EnglishLexicon implements Lexicon {
    private final Map<String, Reading> irregular = new HashMap<>();
    private final Set<String> finalE = new HashSet<>();

    EnglishLexicon() {
        for (String[] row : LanguageFile.rows("en", "irregular.tsv", 4)) {
            irregular.put(row[0] + ' ' + row[1], new Reading(row[2], features(row[3])));
        }
        for (String[] row : LanguageFile.rows("en", "final-e.txt", 1)) {
            finalE.add(row[0]);
        }
    }

    private static Features features(String name) {
        return switch (name) {
            case "-" -> Features.NONE;
            case "plural" -> new Features('-', 'p', 0, Tense.NONE);
            default -> new Features('-', '-', 0, Tense.valueOf(name.toUpperCase(Locale.ROOT)));
        };
    }

    @Override
    public boolean knows(String form) {
        return irregular.containsKey(form + " VERB") || irregular.containsKey(form + " AUX");
    }

    @Override
    public Reading read(String form, String tag) {
        String lower = form.toLowerCase(Locale.ROOT);
        Reading listed = irregular.get(lower + ' ' + tag);
        if (listed != null) {
            return listed;
        }
        return switch (tag) {
            case "PROPN" -> new Reading(form, Features.NONE);
            case "VERB", "AUX" -> verb(lower);
            case "NOUN" -> noun(lower);
            default -> new Reading(lower, Features.NONE);
        };
    }

    private Reading verb(String form) {
        if (form.endsWith("ing") && form.length() > 5) {
            return new Reading(base(form.substring(0, form.length() - 3)), tense(Tense.PRESENT_PARTICIPLE));
        }
        if (form.endsWith("ied") && form.length() > 4) {
            return new Reading(form.substring(0, form.length() - 3) + "y", tense(Tense.PAST));
        }
        if (form.endsWith("ed") && form.length() > 4) {
            return new Reading(base(form.substring(0, form.length() - 2)), tense(Tense.PAST));
        }
        if (form.endsWith("s") && !form.endsWith("ss") && form.length() > 3) {
            return new Reading(withoutS(form), new Features('-', 's', 3, Tense.PRESENT));
        }
        return new Reading(form, new Features('-', '-', 0, Tense.PRESENT));
    }

    private static Reading noun(String form) {
        if (form.endsWith("s")
                && !form.endsWith("ss")
                && !form.endsWith("us")
                && !form.endsWith("is")
                && form.length() > 3) {
            return new Reading(withoutS(form), new Features('-', 'p', 0, Tense.NONE));
        }
        return new Reading(form, new Features('-', 's', 0, Tense.NONE));
    }

    private static String withoutS(String form) {
        if (form.endsWith("ies") && form.length() > 4) {
            return form.substring(0, form.length() - 3) + "y";
        }
        if (form.endsWith("sses")
                || form.endsWith("shes")
                || form.endsWith("ches")
                || form.endsWith("xes")
                || form.endsWith("zzes")) {
            return form.substring(0, form.length() - 2);
        }
        return form.substring(0, form.length() - 1);
    }

    /** The infinitive behind a stem that has lost -ed or -ing. */
    private String base(String stem) {
        int n = stem.length();
        if (finalE.contains(stem.substring(stem.lastIndexOf('-') + 1) + "e")) {
            return stem + "e"; // test-fired, too
        }
        char last = stem.charAt(n - 1);
        if (n > 3 && last == stem.charAt(n - 2) && "bdgmnprt".indexOf(last) >= 0) {
            return stem.substring(0, n - 1); // planned
        }
        // Verbs in -ate, -ize, -ise, -ure, -ve, -ce, -ge, -se lose an e; -th, -ss, -ck and the like never had one.
        if (stem.endsWith("at") && n > 3 && !stem.endsWith("eat") && !stem.endsWith("oat")
                || stem.endsWith("iz")
                || stem.endsWith("v")
                || stem.endsWith("c")
                || stem.endsWith("u")
                || stem.endsWith("dg")
                || stem.endsWith("ng") && stem.endsWith("ang") && n > 4
                || stem.endsWith("ur") && !stem.endsWith("our")
                || stem.endsWith("as")
                || stem.endsWith("is") && n > 3
                || stem.endsWith("os")
                || stem.endsWith("us")
                || stem.endsWith("rs") && n > 4
                || stem.endsWith("ns") && n > 4) {
            return stem + "e";
        }
        return stem;
    }

    private static Features tense(Tense tense) {
        return new Features('-', '-', 0, tense);
    }
}
