package org.depeche.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.depeche.model.PartialDate;

/** Literals that every RDF and SPARQL result format can carry. */
final class Literals {
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    private Literals() {}

    static Node string(String text) {
        return NodeFactory.createLiteralString(clean(text));
    }

    /** Text in a language; a plain string where the language is not known. */
    static Node string(String text, String language) {
        return LANGUAGE.matcher(language).matches()
                ? NodeFactory.createLiteralLang(clean(text), language)
                : string(text);
    }

    static Node integer(int number) {
        return NodeFactory.createLiteralDT(Integer.toString(number), XSDDatatype.XSDinteger);
    }

    /** In canonical form: TDB2 stores numbers as values and would give back another form than it was given. */
    static Node decimal(double number) {
        String plain = BigDecimal.valueOf(number)
                .setScale(4, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
        return NodeFactory.createLiteralDT(plain.contains(".") ? plain : plain + ".0", XSDDatatype.XSDdecimal);
    }

    /** A known date with the precision that it has. */
    static Node date(PartialDate date) {
        XSDDatatype type = date.isDay()
                ? XSDDatatype.XSDdate
                : date.month() != 0 ? XSDDatatype.XSDgYearMonth : XSDDatatype.XSDgYear;
        return NodeFactory.createLiteralDT(date.toString(), type);
    }

    static Node precision(PartialDate date) {
        return Dep.time(date.isDay() ? "unitDay" : date.month() != 0 ? "unitMonth" : "unitYear");
    }

    /**
     * One for one, U+FFFD for what UTF-8 or XML 1.0 cannot hold: lone surrogates, control characters, noncharacters.
     * Positions in the text stay what they were.
     */
    static String clean(String text) {
        StringBuilder clean = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean bad;
            if (Character.isHighSurrogate(c)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
                bad = false;
            } else {
                bad = Character.isSurrogate(c)
                        || c < ' ' && c != '\t' && c != '\n' && c != '\r'
                        || c == '\uFFFE'
                        || c == '\uFFFF';
            }
            if (bad) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(at, '\uFFFD');
            }
        }
        return clean == null ? text : clean.toString();
    }
}
