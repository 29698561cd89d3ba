package org.depeche.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.model.Mention;
import org.depeche.model.Person;
import org.depeche.model.Span;

/** The people of an article: who is named, by which forms, in which role, for which country. */
final class Cast {
    private final Words words;
    private final NounPhrases phrases;
    private final Roles roles;
    private final KnownPeople known;
    private final List<Member> members = new ArrayList<>();
    private final Map<Mention, Member> byMention = new LinkedHashMap<>();

    /** A person of the article. What is known grows while the article is read. */
    static final class Member {
        private String name;
        private String role = "";
        private String roleHead = "";
        private String country = "";
        private char gender = 'e';
        private final List<Integer> tokens = new ArrayList<>();

        String name() {
            return name;
        }

        String role() {
            return role;
        }

        String roleHead() {
            return roleHead;
        }

        String country() {
            return country;
        }

        char gender() {
            return gender;
        }

        /** Indexes of the first token of each mention, in order. */
        List<Integer> tokens() {
            return tokens;
        }

        /** Notes for whom this person acts, where nothing has told before. */
        void actsFor(String code) {
            if (country.isEmpty()) {
                country = code;
            }
        }

        /** Notes that a pronoun or title at a token stands for this person. */
        void meantAt(int token) {
            tokens.add(token);
            tokens.sort(null);
        }

        /** The last mention that begins before a token, or -1. */
        int lastBefore(int token) {
            int last = -1;
            for (int t : tokens) {
                if (t < token) {
                    last = t;
                }
            }
            return last;
        }
    }

    Cast(Words words, NounPhrases phrases, Roles roles, KnownPeople known) {
        this.words = words;
        this.phrases = phrases;
        this.roles = roles;
        this.known = known;
        List<Mention> people = new ArrayList<>();
        for (Mention mention : words.article().mentions()) {
            if (mention.kind() == Mention.Kind.PERSON) {
                people.add(mention);
            }
        }
        // full names first, so that a surname in the title finds its bearer in the text
        for (Mention mention : people) {
            if (mention.text().contains(" ")) {
                join(mention);
            }
        }
        for (Mention mention : people) {
            if (!mention.text().contains(" ")) {
                join(mention);
            }
        }
        for (Member member : members) {
            member.tokens.sort(null);
        }
        for (Mention mention : people) {
            describe(mention, byMention.get(mention));
        }
        Set<String> context = new TreeSet<>();
        for (Mention mention : words.article().mentions()) {
            if (mention.kind().isGeopolitical() && !mention.code().isEmpty()) {
                context.add(mention.code());
            }
        }
        members.sort((a, b) -> Integer.compare(a.tokens.get(0), b.tokens.get(0)));
        nameLater();
        for (Member member : members) {
            if (member.country.isEmpty()) {
                member.country = known.countryOf(
                        member.name, member.role, words.article().article().published(), context);
            }
        }
    }

    /**
     * News tells the office first and the name later: "Spain's economy minister on Monday …", and a paragraph on "Nadia Calviño
     * said". Whom the next paragraphs name without an office is the one of the lead.
     */
    private void nameLater() {
        for (Span sentence : words.sentences()) {
            if (words.inTitle(sentence.start())) {
                continue;
            }
            int lead = words.paragraph(sentence.start());
            Phrase office = leadOffice(sentence);
            if (office == null) {
                return;
            }
            Span role = withoutDeterminer(office.range());
            String side = side(role);
            for (Member member : members) {
                int first = member.tokens.get(0);
                boolean near = words.inTitle(first) || first > office.end() && words.paragraph(first) <= lead + 2;
                if (near && member.role.isEmpty() && !isKnownElsewhere(member, side)) {
                    member.role = words.text(role);
                    member.roleHead = words.lower(office.head());
                    member.country = side;
                    return;
                }
            }
            return;
        }
    }

    /** Whether the tables of offices tie somebody to another country than the one of an office. */
    private boolean isKnownElsewhere(Member member, String side) {
        String country = member.country.isEmpty()
                ? known.countryOf(member.name, "", words.article().article().published(), Set.of(side))
                : member.country;
        return !country.isEmpty() && !country.equals(side);
    }

    /** The subject of a sentence where it is an office held by one, without a name; null otherwise. */
    private Phrase leadOffice(Span sentence) {
        for (Phrase phrase : phrases.all()) {
            if (phrase.start() < sentence.start() || phrase.preposition() >= 0) {
                continue;
            }
            if (phrase.end() > sentence.end()) {
                return null;
            }
            boolean one = !words.token(phrase.head()).features().plural();
            boolean named = phrases.at(phrase.end() + 1) != null
                    && words.isForm(phrase.end(), ",")
                    && holdsPerson(phrases.at(phrase.end() + 1).range());
            String first = words.lower(phrase.start());
            boolean definite = !first.equals("un") && !first.equals("une") && !first.equals("a") && !first.equals("an");
            return one
                            && definite
                            && !named
                            && roles.isRole(words.lower(phrase.head()))
                            && !holdsPerson(phrase.range())
                            && !side(phrase.range()).isEmpty()
                    ? phrase
                    : null;
        }
        return null;
    }

    private void join(Mention mention) {
        Member member = null;
        for (Member other : members) {
            if (isSamePerson(other.name, mention.text())) {
                member = other;
            }
        }
        if (member == null) {
            member = new Member();
            member.name = mention.text();
            members.add(member);
        } else if (mention.text().length() > member.name.length()) {
            member.name = mention.text();
        }
        int token = words.tokensIn(mention.span()).start();
        member.tokens.add(token);
        byMention.put(mention, member);
        String[] parts = member.name.split("[ \u00A0\u202F]+");
        if (parts.length > 1 && member.gender == 'e') {
            member.gender = roles.genderOfFirstName(parts[0]);
        }
        String before = words.lower(token - 1);
        if (before.equals("mme")
                || before.equals("mme.")
                || before.equals("mrs")
                || before.equals("mrs.")
                || before.equals("ms")
                || before.equals("ms.")
                || before.equals("mlle")) {
            member.gender = 'f';
        } else if (before.equals("m.") || before.equals("mr") || before.equals("mr.") || before.equals("monsieur")) {
            member.gender = 'm';
        }
    }

    /** One holds the last word of the other, and no other word contradicts it. */
    static boolean isSamePerson(String a, String b) {
        String[] x = a.toLowerCase(Locale.ROOT).split("[ \u00A0\u202F]+");
        String[] y = b.toLowerCase(Locale.ROOT).split("[ \u00A0\u202F]+");
        String[] shorter = x.length <= y.length ? x : y;
        List<String> longer = List.of(x.length <= y.length ? y : x);
        if (shorter.length == 1 && longer.size() == 3 && longer.get(1).equals(shorter[0])) {
            return true; // Spanish and Portuguese names: Rodrigo Chaves Robles is "Chaves"
        }
        if (shorter.length == 2
                && longer.size() == 3
                && longer.get(0).equals(shorter[0])
                && longer.get(1).equals(shorter[1])) {
            return true;
        }
        if (shorter.length == 1) {
            return longer.get(longer.size() - 1).equals(shorter[0])
                    || longer.size() > 1 && longer.get(0).equals(shorter[0]);
        }
        if (!longer.get(longer.size() - 1).equals(shorter[shorter.length - 1])) {
            return false;
        }
        for (String word : shorter) {
            if (!longer.contains(word) && !isInitialOf(word, longer)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInitialOf(String word, List<String> names) {
        return word.length() == 2 && word.endsWith(".") && names.stream().anyMatch(n -> n.charAt(0) == word.charAt(0));
    }

    private void describe(Mention mention, Member member) {
        Span at = words.tokensIn(mention.span());
        Span role = roleBefore(at);
        if (role == null) {
            role = roleAfter(at);
        }
        if (role == null) {
            return;
        }
        String text = words.text(role);
        if (member.role.isEmpty() || text.length() > member.role.length() && member.role.split(" ").length < 2) {
            member.role = text;
            for (int i = role.start(); i < role.end(); i++) {
                if (roles.isRole(words.lower(i))) {
                    member.roleHead = words.lower(i);
                    if (roles.gender(member.roleHead) != 'e') {
                        member.gender = roles.gender(member.roleHead);
                    }
                    break;
                }
            }
        }
        if (member.country.isEmpty()) {
            member.country = side(role);
        }
        int before = role.start() - 1;
        if (member.gender == 'e' && (words.isForm(before, "la") || words.isForm(before, "une"))) {
            member.gender = 'f';
        } else if (member.gender == 'e' && (words.isForm(before, "le") || words.isForm(before, "un"))) {
            member.gender = 'm';
        }
    }

    /** le président russe [Poutine]; le porte-parole de la Maison Blanche, [Sean Spicer]. */
    private Span roleBefore(Span name) {
        Phrase phrase = phrases.at(name.start());
        if (phrase != null && phrase.start() < name.start()) {
            Span role = fromOffice(new Span(phrase.start(), name.start()));
            // a complement's name is not the bearer of the role: l'administration de Poutine
            String link = words.lower(name.start() - 1);
            boolean complement =
                    words.is(name.start() - 1, "ADP") || words.is(name.start() - 1, "ADP+DET") || link.equals("of");
            if (role != null && hasRole(role) && !complement && !link.equals("'s")) {
                return role;
            }
            if (complement) {
                return null;
            }
        }
        if (words.isForm(name.start() - 1, ",") && phrase != null && phrase.start() == name.start()) {
            Phrase before = phrases.at(name.start() - 2);
            if (before != null && before.end() == name.start() - 1) {
                Span role = withoutDeterminer(before.range());
                if (role != null
                        && hasRole(role)
                        && words.mention(before.end() - 1) != null | roles.isRole(words.lower(before.head()))
                        && !holdsPerson(role)) {
                    return role;
                }
            }
        }
        return null;
    }

    /** From the noun of the office on, with the adjectives before it: (la visite du) [président iranien]. */
    private Span fromOffice(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (roles.isRole(words.lower(i))) {
                int from = i;
                while (from > range.start() && words.is(from - 1, "ADJ")) {
                    from--;
                }
                return new Span(from, range.end());
            }
        }
        return withoutDeterminer(range);
    }

    /** [Andreï Denisov], ambassadeur russe à Pékin; [Bachar al-Assad], le dirigeant syrien; (président) */
    private Span roleAfter(Span name) {
        int at = name.end();
        if (!words.isForm(at, ",") && !words.isForm(at, "(")) {
            return null;
        }
        Phrase phrase = phrases.at(at + 1);
        if (phrase == null || phrase.start() != at + 1 || phrase.preposition() >= 0) {
            return null;
        }
        Span role = withoutDeterminer(phrase.range());
        return role != null && hasRole(role) && !holdsPerson(role) && roles.isRole(words.lower(phrase.head()))
                        || role != null && startsWithRole(role) && !holdsPerson(role)
                ? role
                : null;
    }

    private boolean startsWithRole(Span role) {
        for (int i = role.start(); i < Math.min(role.end(), role.start() + 4); i++) {
            if (roles.isRole(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsPerson(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (words.mention(i) != null && words.mention(i).kind() == Mention.Kind.PERSON) {
                return true;
            }
        }
        return false;
    }

    private boolean hasRole(Span range) {
        for (int i = range.start(); i < range.end(); i++) {
            if (roles.isRole(words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    private Span withoutDeterminer(Span range) {
        int from = range.start();
        while (from < range.end()
                && (words.is(from, "DET")
                        || words.is(from, "ADP+DET")
                        || List.of(
                                        "le", "la", "les", "l'", "the", "un", "une", "a", "an", "son", "sa", "its",
                                        "his", "her")
                                .contains(words.lower(from)))) {
            from++;
        }
        return from < range.end() ? new Span(from, range.end()) : null;
    }

    /**
     * For whom the bearer of a role speaks: the first nationality, country or body in it. The place of a posting comes later:
     * an ambassador of Russia in China speaks for Russia.
     */
    String side(Span role) {
        boolean posted = false;
        for (int i = role.start(); i < role.end(); i++) {
            String form = words.lower(i);
            if (form.equals("à")
                    || form.equals("en")
                    || form.equals("auprès")
                    || form.equals("au")
                    || form.equals("aux")
                    || form.equals("to")
                    || form.equals("in")) {
                posted = true;
            }
            Mention mention = words.mention(i);
            if (mention != null && !mention.code().isEmpty() && !posted) {
                return mention.code();
            }
        }
        for (int i = role.start(); i < role.end(); i++) {
            if (!roles.countryOf(words.lower(i)).isEmpty()) {
                return roles.countryOf(words.lower(i));
            }
        }
        return "";
    }

    /** Who is named at a mention, or null where it names no person. */
    Member of(Mention mention) {
        return byMention.get(mention);
    }

    List<Member> members() {
        return members;
    }

    List<Person> people() {
        return members.stream().map(m -> new Person(m.name, m.role, m.country)).toList();
    }
}
