package org.depeche.rdf;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Country;
import org.depeche.model.Mention;

/** Which country a speaker's name is: «Pékin», «la Chine» and «États-Unis» are, «Russes» and «chinois» are not. */
final class CountryNames {
    private final Map<String, String> codeByName = new HashMap<>();
    private final Map<String, String> codeByQid = new HashMap<>();
    private final Set<String> blocs = new HashSet<>();

    CountryNames(Map<String, Country> countries) {
        Set<String> ambiguous = new HashSet<>();
        countries.forEach((code, country) -> {
            codeByQid.put(country.qid(), code);
            for (Country.Form form : country.forms()) {
                if (form.kind() == Mention.Kind.BLOC) {
                    blocs.add(code);
                }
                if (standsForGovernment(form.kind())) {
                    String other = codeByName.put(form.text(), code);
                    if (other != null && !other.equals(code)) {
                        ambiguous.add(form.text());
                    }
                }
            }
            country.labels().values().forEach(label -> codeByName.putIfAbsent(label, code));
        });
        codeByName.keySet().removeAll(ambiguous);
    }

    private static boolean standsForGovernment(Mention.Kind kind) {
        return switch (kind) {
            case COUNTRY, BLOC, CAPITAL, SEAT -> true;
            default -> false;
        };
    }

    boolean isBloc(String code) {
        // Two capital letters are a country of ISO 3166-1, but for the EU.
        return blocs.contains(code) || code.length() != 2 || code.equals("EU");
    }

    /** The code of the country that a name is, or else a Wikidata item is; empty for none. */
    String code(String name, String qid) {
        String straight = name.replace('’', '\'');
        String code = codeByName.get(straight);
        return code != null ? code : codeByQid.getOrDefault(qid, "");
    }
}
