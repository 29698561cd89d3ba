package org.depeche.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.Mention;

/** Finds the countries and blocs that words stand for. May be shared by threads. */
final class CountryNames {
    private static final int LONGEST = 10;

    private final Countries countries;
    private final Map<String, List<Entry>> forms = new HashMap<>();

    CountryNames(Countries countries) {
        this.countries = countries;
        for (Country country : countries.all()) {
            for (Country.Form form : country.forms()) {
                if (form.kind() != Mention.Kind.COMPOUND) {
                    add(form.text(), new Entry(country.code(), form.kind(), shape(form.text())));
                }
            }
        }
        for (Countries.NoCountry other : countries.noCountries()) {
            add(other.form(), new Entry("", Mention.Kind.PLACE, shape(other.form())));
        }
    }

    private void add(String form, Entry entry) {
        forms.computeIfAbsent(Words.fold(String.join(" ", Words.of(form))), k -> new ArrayList<>(1))
                .add(entry);
    }

    Countries countries() {
        return countries;
    }

    /**
     * Words of a text that stand for countries, or for a place that only sounds like one ("mer de Chine") and so for no code.
     * {@code first} and {@code last} are positions in the list of words.
     */
    record Found(int first, int last, Set<String> codes, Set<Mention.Kind> kinds) {}

    /** What is found in {@code words}, in order, the longest form at each place. */
    List<Found> in(List<String> words) {
        List<String> folded = new ArrayList<>(words.size());
        words.forEach(word -> folded.add(Words.fold(word)));
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Found found = at(words, folded, i);
            if (found != null) {
                all.add(found);
                i = found.last();
            }
        }
        return all;
    }

    private Found at(List<String> words, List<String> folded, int first) {
        for (int last = Math.min(words.size(), first + LONGEST) - 1; last >= first; last--) {
            List<Entry> entries = forms.get(String.join(" ", folded.subList(first, last + 1)));
            if (entries == null) {
                continue;
            }
            Set<String> codes = new LinkedHashSet<>();
            Set<Mention.Kind> kinds = new LinkedHashSet<>();
            for (Entry entry : entries) {
                if (entry.shape().fits(words.get(first))) {
                    kinds.add(entry.kind());
                    if (!entry.code().isEmpty()) {
                        codes.add(entry.code());
                    }
                }
            }
            if (!kinds.isEmpty()) {
                return new Found(first, last, codes, kinds);
            }
        }
        return null;
    }

    private record Entry(String code, Mention.Kind kind, Shape shape) {}

    /** How a form is capitalised, and so how the text must have it. */
    private enum Shape {
        ANY,
        CAPITAL,
        ALL_CAPITALS;

        boolean fits(String word) {
            return this == ANY
                    || Character.isUpperCase(word.charAt(0))
                            && (this == CAPITAL || word.equals(word.toUpperCase(Locale.ROOT)));
        }
    }

    private static Shape shape(String form) {
        if (!Character.isUpperCase(form.charAt(0))) {
            return Shape.ANY;
        }
        return form.equals(form.toUpperCase(Locale.ROOT)) && form.length() < 6 ? Shape.ALL_CAPITALS : Shape.CAPITAL;
    }
}
