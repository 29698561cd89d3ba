package org.depeche.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an entity is called, as far as the knowledge base says it of a language.
 *
 * @param byLanguage names by language ({@code fr}, {@code en}), the usual one first; no list is empty
 */
public record EntityNames(Map<String, List<String>> byLanguage) {
    public static final EntityNames NONE = new EntityNames(Map.of());

    public EntityNames {
        if (byLanguage.size() == 1) {
            // Nearly all people of the knowledge base: loading makes 26,000 of these.
            Map.Entry<String, List<String>> only =
                    byLanguage.entrySet().iterator().next();
            byLanguage = only.getValue().isEmpty() ? Map.of() : Map.of(only.getKey(), List.copyOf(only.getValue()));
        } else {
            byLanguage = ordered(byLanguage);
        }
    }

    private static Map<String, List<String>> ordered(Map<String, List<String>> byLanguage) {
        Map<String, List<String>> copy = new TreeMap<>();
        byLanguage.forEach((language, names) -> {
            if (!names.isEmpty()) {
                copy.put(language, List.copyOf(names));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    /** The usual name in a language. */
    public Optional<String> label(String language) {
        return Optional.ofNullable(byLanguage.get(language)).map(names -> names.get(0));
    }

    /** The other names in a language. */
    public List<String> aliases(String language) {
        List<String> names = byLanguage.getOrDefault(language, List.of());
        return names.subList(Math.min(1, names.size()), names.size());
    }

    /** Every name once, in order of language. */
    public List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        byLanguage.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    /** These with what somebody else knows; these go first. */
    public EntityNames and(EntityNames more) {
        if (byLanguage.isEmpty() || more.byLanguage.isEmpty()) {
            return byLanguage.isEmpty() ? more : this;
        }
        Map<String, List<String>> both = new TreeMap<>(byLanguage);
        more.byLanguage.forEach((language, names) -> both.merge(language, names, (a, b) -> {
            Set<String> joined = new LinkedHashSet<>(a);
            joined.addAll(b);
            return new ArrayList<>(joined);
        }));
        return new EntityNames(both);
    }
}
