package org.depeche.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MainTextTest {
    /** A letter, the sign that is counted, and all that jsoup folds, drops or leaves as it is. */
    private static final String SIGNS = "a, \t\n\u00A0\u00AD\u200B\u2009\u202F";

    /** What is not asked of jsoup, as it takes long, is what jsoup would say: of every text of five signs. */
    @Test
    void aParagraphIsAsLongAsJsoupSays() {
        int texts = (int) Math.pow(SIGNS.length(), 5);
        for (int number = 0; number < texts; number++) {
            StringBuilder text = new StringBuilder(5);
            for (int rest = number; text.length() < 5; rest /= SIGNS.length()) {
                text.append(SIGNS.charAt(rest % SIGNS.length()));
            }
            Element paragraph = new Element("p").appendText(text.toString());
            String said = paragraph.text();
            String measured = MainText.measured(paragraph);
            if (measured.length() != said.length() || commas(measured) != commas(said)) {
                assertThat(measured).as("of '%s'", text).isEqualTo(said);
            }
        }
    }

    private static long commas(String text) {
        return text.chars().filter(c -> c == ',').count();
    }
}
