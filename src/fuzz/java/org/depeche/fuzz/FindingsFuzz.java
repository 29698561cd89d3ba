package org.depeche.fuzz;

import java.nio.charset.StandardCharsets;
import org.depeche.Depeche;
import org.depeche.model.Article;
import org.depeche.model.PartialDate;
import org.depeche.model.ProblemException;

/** Any words as an article: sentences, dates, statements and relations are read, or it is refused with a code. */
public final class FindingsFuzz {
    private static final Depeche DEPECHE = new Depeche();

    private FindingsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            return;
        }
        date(text);
        String language = bytes[0] % 2 == 0 ? "fr" : "en";
        try {
            DEPECHE.read(new Article("a", language, "", "", PartialDate.of(2020, 12), "", text, "fuzz"));
        } catch (ProblemException e) {
            // Refused with a code.
            return;
        }
    }

    private static void date(String text) {
        try {
            PartialDate.parse(text);
        } catch (IllegalArgumentException e) {
            // As it says it does.
            return;
        }
    }
}
