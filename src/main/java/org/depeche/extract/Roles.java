package org.depeche.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.depeche.model.LanguageFile;

/** Nouns of offices and trades, what general words may stand for them, and nouns of what carries news. */
final class Roles {
    private final Map<String, Character> genders = new HashMap<>();
    private final Map<String, Set<String>> hypernyms = new HashMap<>();
    private final Map<String, String> carriers = new HashMap<>();
    private final Map<String, String> soleOffices = new HashMap<>();
    private final Set<String> groups = new HashSet<>();
    private final Set<String> mediumNames = new HashSet<>();
    private final Map<String, Character> firstNames;

    Roles(String language, Map<String, Character> firstNames) {
        this.firstNames = firstNames;
        for (String[] row : LanguageFile.rows(language, "roles.tsv", 2)) {
            genders.put(row[0], row[1].charAt(0));
        }
        for (String[] row : LanguageFile.rows(language, "hypernyms.tsv", 2)) {
            hypernyms.put(row[0], Set.copyOf(List.of(row[1].split(" "))));
        }
        for (String[] row : LanguageFile.rows(language, "sole-offices.tsv", 2)) {
            soleOffices.put(row[0], row[1]);
        }
        for (String[] row : LanguageFile.rows(language, "carriers.tsv", 2)) {
            carriers.put(row[0], row[1]);
        }
        for (String[] row : LanguageFile.rows(language, "medium-names.txt", 1)) {
            mediumNames.add(row[0]);
        }
        for (String[] row : LanguageFile.rows(language, "groups.txt", 1)) {
            groups.add(row[0]);
        }
    }

    /** Whether a word ends names of media: ABC News, Catalunya Radio. */
    boolean isMediumName(String word) {
        return mediumNames.contains(word);
    }

    boolean isRole(String noun) {
        return genders.containsKey(noun);
    }

    /** Code of the country that alone has an office (le pape), or empty. */
    String countryOf(String office) {
        return soleOffices.getOrDefault(office, "");
    }

    /** {@code m}, {@code f}, or {@code e} where the noun does not tell. */
    char gender(String noun) {
        return genders.getOrDefault(noun, 'e');
    }

    /** Whether a general word can stand for somebody of a role. */
    boolean canStandFor(String general, String role) {
        if (general.equals(role)) {
            return true;
        }
        Set<String> roles = hypernyms.get(general);
        return roles != null && (roles.contains("*") || roles.contains(role));
    }

    boolean isGeneral(String noun) {
        return hypernyms.containsKey(noun);
    }

    /** {@code media}, {@code report} or {@code body} for a noun that carries news; null for any other. */
    String carrier(String noun) {
        return carriers.get(noun);
    }

    /** Whether a noun names people or a body that can speak: autorités, gouvernement, rebelles. */
    boolean isGroup(String noun) {
        return groups.contains(noun);
    }

    /** {@code m}, {@code f}, or {@code e} where the first name does not tell. */
    char genderOfFirstName(String name) {
        return firstNames.getOrDefault(name, 'e');
    }
}
