package org.depeche.cli;

import java.util.Locale;

/** English for numbers. */
final class Words {
    private Words() {}

    /** Such as {@code 1 article}, {@code 1,200 articles}. */
    static String count(long number, String noun) {
        if (number == 1) {
            return "1 " + noun;
        }
        String plural = switch (noun) {
            case "person" -> "people";
            case "country" -> "countries";
            case "city" -> "cities";
            default -> noun + "s";
        };
        return grouped(number) + " " + plural;
    }

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
