package org.depeche.evaluate;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.depeche.corpus.Treebank;
import org.depeche.model.LanguageFile;
import org.depeche.model.Token;

/**
 * Where a treebank's lemmas differ from a dictionary's by convention and not by mistake: {@code il} under {@code lui}, {@code
 * du} under {@code de+le}. The file {@code lemma-conventions.tsv} of a language lists them; case does not count.
 */
final class LemmaConvention {
    private final Map<String, String> canonical = new HashMap<>();

    private LemmaConvention() {}

    static LemmaConvention of(String language) {
        LemmaConvention convention = new LemmaConvention();
        for (String[] row : LanguageFile.rows(language, "lemma-conventions.tsv", 3)) {
            convention.canonical.put(row[0] + ' ' + row[1], row[2]);
        }
        return convention;
    }

    boolean isSame(Treebank.Token gold, Token token) {
        return canonical(gold.lemma(), gold.tag()).equals(canonical(token.lemma(), token.tag()));
    }

    private String canonical(String lemma, String tag) {
        String lower = lemma.toLowerCase(Locale.ROOT).replace('’', '\'').replace("œ", "oe");
        String listed = canonical.get(lower + ' ' + tag);
        return listed == null ? canonical.getOrDefault(lower + " *", lower) : listed;
    }
}
