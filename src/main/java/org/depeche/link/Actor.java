package org.depeche.link;

import java.util.LinkedHashSet;
import java.util.Set;
import org.depeche.model.PartialDate;

/** A name of the findings with all that they say of its bearer. */
final class Actor {
    private final String name;
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private PartialDate spoke = PartialDate.UNKNOWN;

    Actor(String name) {
        this.name = name;
    }

    void know(String role, String country) {
        if (!role.isBlank()) {
            roles.add(role);
        }
        if (!country.isBlank()) {
            countries.add(country);
        }
    }

    void spokeOn(PartialDate date) {
        if (!spoke.isKnown()) {
            spoke = date;
        }
    }

    String name() {
        return name;
    }

    Set<String> roles() {
        return roles;
    }

    Set<String> countries() {
        return countries;
    }

    /** The only country that is known of it, or empty. */
    String country() {
        return countries.size() == 1 ? countries.iterator().next() : "";
    }

    /** When the article has it speak, or unknown. */
    PartialDate spoke() {
        return spoke;
    }
}
