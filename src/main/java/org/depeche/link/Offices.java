package org.depeche.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads roles by the words of {@code data/offices.tsv}. May be shared by threads. */
final class Offices {
    /** These say of a role that it is not the office that its other words name: the spokesman of a minister is none. */
    private static final Set<String> OVERRIDING = Set.of("AMBASSADOR", "SPOKESPERSON", "ADVISER");

    private static final Set<String> SMALL = Set.of(
            "de", "du", "des", "d", "la", "le", "les", "l", "of", "the", "for", "and", "et", "a", "an", "to", "in",
            "au", "aux", "en", "un", "une", "s", "at", "with", "by", "par", "pour", "auprès", "aupres", "chargé",
            "charge");
    private static final int WIDEST_GAP = 3;

    private final CountryNames countryNames;
    private final Map<String, List<Form>> byFirstWord = new HashMap<>();
    private final Set<String> neutral = new HashSet<>();

    Offices(CountryNames countryNames) {
        this.countryNames = countryNames;
        Table.read("offices.tsv", 4, row -> {
            if (row[0].equals("NEUTRAL")) {
                neutral.addAll(Words.folded(row[2]));
                return;
            }
            boolean strict = row[0].endsWith("*");
            String office = strict ? row[0].substring(0, row[0].length() - 1) : row[0];
            // "UN" is no French "un": what stands in capitals counts.
            String[] words = Words.of(row[2]).stream()
                    .filter(w -> w.equals(w.toUpperCase(Locale.ROOT)) || !SMALL.contains(Words.fold(w)))
                    .map(Words::fold)
                    .toArray(String[]::new);
            byFirstWord.computeIfAbsent(words[0], k -> new ArrayList<>()).add(new Form(office, strict, words, row[3]));
        });
    }

    CountryNames countryNames() {
        return countryNames;
    }

    /**
     * What a role says.
     *
     * @param text words of the role and nothing else: "ministre russe des Affaires étrangères"
     * @param country code of the country that the role is known to belong to, or empty
     */
    Role read(String text, String country) {
        Titled titled = titled(text, country);
        Role role = titled.role;
        if (role.rest().isEmpty() || titled.strict.isEmpty()) {
            return role;
        }
        Set<String> offices = new LinkedHashSet<>(role.offices());
        offices.removeAll(titled.strict);
        return new Role(offices, role.time(), role.countries(), role.rest());
    }

    /** What a title says that may have a name after it: "le président chinois Xi Jinping"; the name is the rest. */
    Role readTitle(String text, String country) {
        return titled(text, country).role;
    }

    /** A role, and those of its offices that hold only where no other words stand beside them. */
    private record Titled(Role role, Set<String> strict) {}

    private Titled titled(String text, String country) {
        List<String> words = Words.of(text);
        List<String> folded = new ArrayList<>(words.size());
        words.forEach(word -> folded.add(Words.fold(word)));
        List<CountryNames.Found> places = countryNames.in(words);
        Set<String> countries = new LinkedHashSet<>();
        places.forEach(place -> countries.addAll(place.codes()));

        List<Match> matches = matches(folded, country, countries);
        BitSet used = new BitSet();
        Role.Time time = Role.Time.NOW;
        boolean lesser = false;
        int longest = 0;
        for (Match match : matches) {
            switch (match.form.office) {
                case "FORMER" -> time = Role.Time.FORMER;
                case "FUTURE" -> time = Role.Time.FUTURE;
                case "LESSER" -> lesser = true;
                default -> longest = Math.max(longest, match.form.words.length);
            }
        }
        Set<String> offices = new LinkedHashSet<>();
        Set<String> strict = new HashSet<>();
        BitSet chosen = new BitSet();
        for (Match match : matches) {
            if (match.form.isModifier()) {
                used.or(match.at);
            } else if (match.form.words.length == longest) {
                chosen.or(match.at);
            }
        }
        String overriding = "";
        for (Match match : matches) {
            if (match.form.isModifier()) {
                continue;
            }
            if (match.form.words.length == longest) {
                offices.add(match.form.office);
                if (match.form.strict) {
                    strict.add(match.form.office);
                }
            }
            if (OVERRIDING.contains(match.form.office)
                    && (match.form.words.length == longest || !match.at.intersects(chosen))) {
                overriding = match.form.office;
            }
            used.or(match.at);
        }
        if (!overriding.isEmpty()) {
            offices = Set.of(overriding);
            strict.clear();
        }
        for (CountryNames.Found place : places) {
            if (!place.codes().isEmpty()) {
                used.set(place.first(), place.last() + 1);
            }
        }
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = folded.get(i);
            if (!used.get(i) && !SMALL.contains(word) && !neutral.contains(word)) {
                rest.add(words.get(i));
            }
        }
        Role role = new Role(lesser ? lesser(offices) : offices, time, List.copyOf(countries), rest);
        return new Titled(role, lesser ? lesser(strict) : strict);
    }

    private static Set<String> lesser(Set<String> offices) {
        Set<String> lower = new LinkedHashSet<>();
        offices.forEach(office -> lower.add(OVERRIDING.contains(office) ? office : "DEPUTY_" + office));
        return lower;
    }

    private List<Match> matches(List<String> words, String country, Set<String> countries) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Form form : byFirstWord.getOrDefault(words.get(i), List.of())) {
                if (!form.country.isEmpty() && !form.country.equals(country) && !countries.contains(form.country)) {
                    continue;
                }
                BitSet at = form.at(words, i);
                if (at != null) {
                    matches.add(new Match(form, at));
                }
            }
        }
        return matches;
    }

    private record Match(Form form, BitSet at) {}

    private record Form(String office, boolean strict, String[] words, String country) {
        boolean isModifier() {
            return office.equals("FORMER") || office.equals("FUTURE") || office.equals("LESSER");
        }

        /** The positions of its words where it begins at {@code first}, or null. */
        BitSet at(List<String> text, int first) {
            BitSet at = new BitSet();
            at.set(first);
            int position = first;
            for (String word : Arrays.asList(words).subList(1, words.length)) {
                int gap = 0;
                position++;
                while (position < text.size() && !text.get(position).equals(word) && gap <= WIDEST_GAP) {
                    gap += SMALL.contains(text.get(position)) ? 0 : 1;
                    position++;
                }
                if (position >= text.size() || gap > WIDEST_GAP) {
                    return null;
                }
                at.set(position);
            }
            return at;
        }
    }
}
