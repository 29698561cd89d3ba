package org.depeche.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.depeche.model.LanguageFile;
import org.depeche.model.Statement.SpeechAct;

/** The verbs that report speech, as {@code cues.tsv} has them. */
final class CueLexicon {
    private final Map<String, Cue> cues = new HashMap<>();

    /**
     * A verb that reports speech.
     *
     * @param lemma without se or en
     * @param constructions what may follow it
     * @param act what is done by it
     * @param negatedAct what is done by it under negation
     * @param reliability how often it reports speech, 0 to 1
     */
    record Cue(String lemma, Set<String> constructions, SpeechAct act, SpeechAct negatedAct, double reliability) {
        boolean takes(String construction) {
            return constructions.contains(construction);
        }
    }

    CueLexicon(String language) {
        for (String[] row : LanguageFile.rows(language, "cues.tsv", 5)) {
            SpeechAct act = act(row[2]);
            Cue cue = new Cue(
                    row[0].replaceFirst("^(se |s'|en )", ""),
                    Set.copyOf(List.of(row[1].split(" "))),
                    act,
                    row[3].equals("-") ? act : act(row[3]),
                    Double.parseDouble(row[4]));
            cues.put(row[0], cue);
        }
    }

    private static SpeechAct act(String name) {
        return SpeechAct.valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The cue of a verb, or null; a reflexive use is preferred where the lexicon has one. */
    Cue find(String lemma, boolean reflexive) {
        if (reflexive) {
            Cue cue = cues.get("se " + lemma);
            if (cue == null) {
                cue = cues.get("s'" + lemma);
            }
            if (cue != null) {
                return cue;
            }
        }
        return cues.get(lemma);
    }
}
