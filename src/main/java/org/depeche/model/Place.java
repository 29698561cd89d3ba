package org.depeche.model;

/**
 * Where something happens.
 *
 * @param name as the article has it, or empty where it says no place
 * @param country code of the country that the place is in, or empty where that is not known
 */
public record Place(String name, String country) {
    /** No place was given. */
    public static final Place UNKNOWN = new Place("", "");

    public Place {
        if (name.isEmpty() && !country.isEmpty()) {
            throw new IllegalArgumentException("a country without a place: " + country);
        }
    }

    public boolean isKnown() {
        return !name.isEmpty();
    }
}
