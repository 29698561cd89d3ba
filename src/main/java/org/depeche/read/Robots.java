package org.depeche.read;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a site lets robots read: {@code robots.txt} (RFC 9309). Of the rules that fit, the longest decides; allowing wins ties. */
final class Robots {
    static final Robots ALL = new Robots(List.of());
    static final Robots NOTHING = new Robots(List.of(new Rule("/", false)));

    private final List<Rule> rules;

    private Robots(List<Rule> rules) {
        this.rules = rules;
    }

    private record Rule(String path, boolean allows) {
        boolean fits(String asked) {
            boolean whole = path.endsWith("$");
            String[] pieces = (whole ? path.substring(0, path.length() - 1) : path).split("\\*", -1);
            StringBuilder pattern = new StringBuilder();
            for (String piece : pieces) {
                pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(piece));
            }
            return Pattern.compile(pattern + (whole ? "$" : "")).matcher(asked).lookingAt();
        }
    }

    /** @param agent our name: rules for it go before those for all */
    static Robots parse(String text, String agent) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> everybodys = new ArrayList<>();
        boolean named = false;
        boolean forUs = false;
        boolean forAll = false;
        boolean inNames = false;
        for (String line : text.split("\\R")) {
            String[] field = line.replaceFirst("#.*", "").split(":", 2);
            if (field.length < 2) {
                continue;
            }
            String value = field[1].strip();
            switch (field[0].strip().toLowerCase(Locale.ROOT)) {
                case "user-agent" -> {
                    forUs = inNames && forUs || value.equalsIgnoreCase(agent);
                    forAll = inNames && forAll || value.equals("*");
                    named |= forUs;
                    inNames = true;
                }
                case "allow", "disallow" -> {
                    inNames = false;
                    if (!value.isEmpty()) {
                        Rule rule = new Rule(value, field[0].strip().equalsIgnoreCase("allow"));
                        (forUs ? ours : forAll ? everybodys : new ArrayList<Rule>()).add(rule);
                    }
                }
                default -> {
                    // Sitemaps and the like are no rules.
                }
            }
        }
        return new Robots(named ? ours : everybodys);
    }

    boolean allows(URI uri) {
        String path = (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Rule longest = null;
        for (Rule rule : rules) {
            if (rule.fits(path)
                    && (longest == null
                            || rule.path().length() > longest.path().length()
                            || rule.path().length() == longest.path().length() && rule.allows())) {
                longest = rule;
            }
        }
        return longest == null || longest.allows();
    }
}
