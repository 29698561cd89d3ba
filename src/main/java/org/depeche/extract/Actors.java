package org.depeche.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.StatementReader.Told;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/** Says which countries a phrase stands for: by name, capital, nationality, or by who acts for them. */
final class Actors {
    /** What a title names counts as much as three mentions in the text: it says whom the article is about. */
    private static final int TITLE_WEIGHT = 3;

    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final RelationLexicon lexicon;
    private final Roles roles;
    private final Cast cast;
    private final List<Told> told;

    /** @param told the statements of the article, as "we" is who speaks */
    Actors(
            Words words,
            FunctionWords function,
            NounPhrases phrases,
            RelationLexicon lexicon,
            Roles roles,
            Cast cast,
            List<Told> told) {
        this.words = words;
        this.function = function;
        this.phrases = phrases;
        this.lexicon = lexicon;
        this.roles = roles;
        this.cast = cast;
        this.told = told;
    }

    /**
     * The countries that act in a range of tokens, in order.
     *
     * @param range one or more phrases, coordinated or in apposition
     * @param belonging whether what belongs to a country will do (des positions syriennes), or only what acts for it
     */
    Set<String> of(Span range, boolean belonging) {
        Set<String> codes = new LinkedHashSet<>();
        if (range == null) {
            return codes;
        }
        if (range.length() == 1 && function.is(Kind.SUBJECT, words.lower(range.start()))) {
            return isFirstPerson(range.start()) ? speakersSide(range.start()) : pronoun(range.start());
        }
        int i = range.start();
        while (i < range.end()) {
            Phrase phrase = phrases.at(i);
            if (phrase == null) {
                i++;
                continue;
            }
            codes.addAll(of(phrase, Math.max(i, phrase.start()), belonging));
            i = Math.max(i + 1, phrase.end());
        }
        return codes;
    }

    /** The countries that one phrase stands for, looking from a token of it on. */
    Set<String> of(Phrase phrase, int from, boolean belonging) {
        Set<String> codes = new LinkedHashSet<>();
        Set<String> listed = countriesListed(phrase);
        if (!listed.isEmpty()) {
            return listed;
        }
        String pair = pairAt(phrase, from);
        if (pair != null) {
            int number = lexicon.numberOf(pair);
            if (number == 2 && roles.isRole(words.lemma(phrase.head()))) {
                return lastTwoPeople(phrase.start());
            }
            return number == 2 ? mainTwo(phrase.start()) : lastList(number, phrase.start());
        }
        Mention head = words.mention(phrase.head());
        if (from <= phrase.head() && head != null && isName(head)) {
            codes.add(head.code());
            coordinated(phrase, codes);
            return codes;
        }
        Mention inside = from > phrase.head() ? words.mention(words.is(from, "DET") ? from + 1 : from) : null;
        if (inside != null && isName(inside)) {
            addNamed(inside, phrase, codes); // à l'Otan of "son adhésion à l'Otan"
            return codes;
        }
        // the base: nationalities beside the noun, a person in apposition
        int end = baseEnd(phrase, from);
        boolean acts = belonging;
        for (int i = from; i < end; i++) {
            acts |= lexicon.isActorNoun(words.lemma(i))
                    || roles.isRole(words.lower(i))
                    || roles.isGroup(words.lemma(i));
        }
        for (int i = from; i < phrase.end(); i++) {
            Mention mention = words.mention(i);
            if (mention == null) {
                continue;
            }
            if (mention.kind() == Mention.Kind.PERSON && (i < end || !isComplementOf(i, phrase))) {
                Cast.Member member = cast.of(mention);
                if (member != null && !member.country().isEmpty()) {
                    codes.add(member.country());
                    return codes;
                }
            }
        }
        for (int i = from; i < end; i++) {
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical() && !mention.code().isEmpty() && (acts || isNationals(i, phrase))) {
                    codes.add(mention.code());
                }
            }
        }
        if (!codes.isEmpty() && (words.isForm(end - 1, "et") || words.isForm(end - 1, "and"))) {
            Mention second = words.mention(end + 1) != null ? words.mention(end + 1) : words.mention(end + 2);
            if (second != null && isName(second)) {
                codes.add(second.code()); // à Washington et à Canberra
            }
        }
        if (codes.isEmpty() && isBareOrgan(phrase)) {
            return mainCountry(phrase.start());
        }
        if (codes.isEmpty() && isUnnamed(phrase)) {
            return lastCountry(phrase.start());
        }
        if (!codes.isEmpty() || !acts) {
            return codes;
        }
        // the complement: le gouvernement de la Turquie, Sudan's army; la police au Mali, but not l'ambassadeur au Mali
        boolean local =
                lexicon.isActorNoun(words.lemma(phrase.head())) && !lexicon.isPosted(words.lemma(phrase.head()));
        boolean posted = false;
        for (int i = end; i < phrase.end(); i++) {
            String form = words.lower(i);
            if (!(form.equals("de")
                            || form.equals("du")
                            || form.equals("des")
                            || form.equals("d'")
                            || form.equals("of"))
                    && (words.is(i, "ADP") || words.is(i, "ADP+DET"))) {
                posted = !(local && isPlacePreposition(form));
            }
            Mention mention = words.mention(i);
            if (mention != null
                    && mention.kind().isGeopolitical()
                    && !mention.code().isEmpty()
                    && (!posted || belonging)) {
                codes.add(mention.code());
                int next = words.tokensIn(mention.span()).end();
                if (!(words.isForm(next, "et") || words.isForm(next, "and") || words.isForm(next, ","))) {
                    break;
                }
            }
        }
        return codes;
    }

    /** six pays, soit l'Iran, la Libye …: the countries listed behind a phrase that counts them; empty where none are. */
    private Set<String> countriesListed(Phrase phrase) {
        int noun = phrase.end() - 1;
        while (noun > phrase.start() && !words.is(noun, "NOUN")) {
            noun--;
        }
        boolean several = words.token(noun).features().plural() || words.is(noun - 1, "NUM");
        if (!several || !function.is(Kind.COUNTRY_NOUN, words.lemma(noun))) {
            return Set.of();
        }
        int at = words.isForm(phrase.end(), ",") ? phrase.end() + 1 : phrase.end();
        int start = at + function.length(Kind.LISTING, words, at);
        Phrase first = start > at ? phrases.at(start) : null;
        boolean named = first != null && words.mention(first.head()) != null && isName(words.mention(first.head()));
        return named ? list(first, start, words.sentence(start).end(), false) : Set.of();
    }

    /** le pays, that country, "menace le pays de sanctions": a country that was named before. */
    private boolean isUnnamed(Phrase phrase) {
        int noun = phrase.head();
        String determiner = function.value(Kind.DETERMINER, words.lower(phrase.start()));
        boolean definite = determiner != null && !determiner.equals("indefinite") && !isPossessed(phrase);
        boolean bare = phrase.end() == noun + 1
                || words.isForm(noun + 1, "de")
                        && words.token(noun + 2).features().plural();
        return function.is(Kind.COUNTRY_NOUN, words.lemma(noun))
                && !words.token(noun).features().plural()
                && definite
                && noun == phrase.start() + 1
                && bare;
    }

    /** son pays is the country of whoever it is said of, which the other rules see to. */
    private boolean isPossessed(Phrase phrase) {
        return words.token(phrase.start()).lemma().equals("son")
                || words.token(phrase.start()).lemma().equals("leur")
                || words.is(phrase.start(), "PRON");
    }

    private Set<String> lastCountry(int before) {
        for (int i = before - 1; i >= 0; i--) {
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical()
                        && mention.kind() != Mention.Kind.BLOC
                        && mention.code().length() == 2) {
                    return words.mentionsAt(i).size() == 1 ? Set.of(mention.code()) : Set.of();
                }
            }
        }
        return Set.of();
    }

    /** le régime, les autorités locales, the government: with no country named beside. */
    private boolean isBareOrgan(Phrase phrase) {
        String first = words.lower(phrase.start());
        boolean definite = first.equals("le")
                || first.equals("la")
                || first.equals("l'")
                || first.equals("les")
                || first.equals("the");
        if (!definite || !lexicon.isOrgan(words.lemma(phrase.head()))) {
            return false;
        }
        for (int i = phrase.head() + 1; i < phrase.end(); i++) {
            if (words.mention(i) != null || words.is(i, "ADP") || words.is(i, "ADP+DET")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlacePreposition(String form) {
        return switch (form) {
            case "in", "en", "à", "au", "aux" -> true;
            default -> false;
        };
    }

    private static boolean isName(Mention mention) {
        return switch (mention.kind()) {
            case COUNTRY, BLOC, CAPITAL, SEAT -> !mention.code().isEmpty();
            case ORGANISATION -> !mention.code().isEmpty();
            default -> false;
        };
    }

    /** Names in the same phrase: les États-Unis et le Japon stay apart, but "Arabie Saoudite et Qatar" may be one. */
    private void coordinated(Phrase phrase, Set<String> codes) {
        for (int i = phrase.head(); i < phrase.end(); i++) {
            if ((words.isForm(i, "et") || words.isForm(i, "and") || words.isForm(i, ","))
                    && words.mention(i + 1) != null
                    && isName(words.mention(i + 1))) {
                codes.add(words.mention(i + 1).code());
            }
        }
    }

    /** A name within a phrase and those coordinated with it: en Irak et en Syrie of "les interventions en Irak et en Syrie". */
    private void addNamed(Mention first, Phrase phrase, Set<String> codes) {
        Mention name = first;
        while (name != null && isName(name)) {
            codes.add(name.code());
            int at = words.tokensIn(name.span()).end();
            if (at >= phrase.end() || !words.is(at, "CCONJ") && !words.isForm(at, ",")) {
                return;
            }
            at++;
            at += words.is(at, "ADP") ? 1 : 0;
            at += words.is(at, "DET") || words.is(at, "ADP+DET") ? 1 : 0;
            name = words.mention(at);
        }
    }

    /** Whether a subject is somebody who acts in office, or what stands for a government; not the nationals of a country. */
    boolean isOfficial(Span range) {
        for (int i = range == null ? 0 : range.start(); range != null && i < range.end(); i++) {
            Mention mention = words.mention(i);
            boolean named = mention != null && (mention.kind() == Mention.Kind.PERSON || isName(mention));
            if (named
                    || roles.isRole(words.lower(i))
                    || function.is(Kind.ENVOY, words.lemma(i))
                    || function.is(Kind.SUBJECT, words.lower(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a subject is somebody who acts for his country abroad: a diplomat, soldiers; not a tourist. */
    boolean isPosted(Span range) {
        Phrase phrase = range == null ? null : phrases.at(range.start());
        return phrase != null && lexicon.isPosted(words.lemma(phrase.head()));
    }

    /** Where the base of a phrase ends: before its first preposition. */
    private int baseEnd(Phrase phrase, int from) {
        for (int i = Math.max(from, phrase.start() + 1); i < phrase.end(); i++) {
            if (words.is(i, "ADP") || words.is(i, "ADP+DET") && i > phrase.start()) {
                return i;
            }
        }
        return phrase.end();
    }

    private boolean isComplementOf(int name, Phrase phrase) {
        for (int i = name - 1; i > phrase.head(); i--) {
            if (words.is(i, "ADP") || words.is(i, "ADP+DET")) {
                for (int k = i; k < name; k++) {
                    if (roles.isRole(words.lower(k))) {
                        return false;
                    }
                }
                return true;
            }
        }
        return false;
    }

    /** les Russes, les Américains, The French, thousands of Japanese: people of a nation, named as a noun. */
    private boolean isNationals(int i, Phrase phrase) {
        boolean head = i == phrase.head() || words.isForm(i - 1, "of") && !words.is(i + 1, "NOUN");
        return head
                        && words.isCapital(i)
                        && words.mention(i).kind() == Mention.Kind.DEMONYM
                        && !words.mention(i).code().equals("WEST")
                || words.mention(i).kind() == Mention.Kind.COMPOUND
                || head && words.mention(i).code().equals("WEST") && words.isCapital(i);
    }

    private String pairAt(Phrase phrase, int from) {
        for (int i = from; i + 1 < phrase.end(); i++) {
            String pair = words.lower(i) + " " + words.lower(i + 1);
            if (lexicon.isPair(pair)) {
                return pair;
            }
        }
        return null;
    }

    /** The two countries that an article is about, as far as it has been read; empty where there are not two. */
    private Set<String> mainTwo(int before) {
        List<String> codes = byFrequency(before);
        return codes.size() < 2 ? Set.of() : new LinkedHashSet<>(codes.subList(0, 2));
    }

    /** les deux ministres: the countries of the two people named last, where they have two. */
    private Set<String> lastTwoPeople(int before) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = before - 1; i >= 0 && codes.size() < 2; i--) {
            Mention mention = words.mention(i);
            Cast.Member member = mention == null || mention.kind() != Mention.Kind.PERSON ? null : cast.of(mention);
            if (member != null && !member.country().isEmpty()) {
                codes.add(member.country());
            }
        }
        return codes.size() == 2 ? codes : Set.of();
    }

    /** les trois pays: the last countries named in a row of that length; empty where there is none. */
    private Set<String> lastList(int number, int before) {
        for (int k = phrases.all().size() - 1; k >= 0; k--) {
            Phrase phrase = phrases.all().get(k);
            if (phrase.start() >= before
                    || words.mention(phrase.head()) == null
                    || !isName(words.mention(phrase.head()))) {
                continue;
            }
            Set<String> codes =
                    list(phrase, phrase.start(), words.sentence(phrase.start()).end(), false);
            if (codes.size() == number) {
                return codes;
            }
        }
        return Set.of();
    }

    /** The country that an article is about, as far as it has been read; empty where there is none. */
    private Set<String> mainCountry(int before) {
        List<String> codes = byFrequency(before);
        return codes.isEmpty() ? Set.of() : Set.of(codes.get(0));
    }

    /** The countries named before a token, most often first, the later of equals first. */
    private List<String> byFrequency(int before) {
        Map<String, Integer> times = new HashMap<>();
        List<String> byRecency = new ArrayList<>();
        for (int i = before - 1; i >= 0; i--) {
            List<Mention> at = words.mentionsAt(i);
            for (int k = at.size() - 1; k >= 0; k--) {
                Mention mention = at.get(k);
                boolean country = mention.kind().isGeopolitical()
                        && mention.kind() != Mention.Kind.BLOC
                        && mention.code().length() == 2;
                if (country && words.tokensIn(mention.span()).start() == i) {
                    times.merge(mention.code(), words.inTitle(i) ? TITLE_WEIGHT : 1, Integer::sum);
                    if (!byRecency.contains(mention.code())) {
                        byRecency.add(mention.code());
                    }
                }
            }
        }
        byRecency.sort(Comparator.comparing(times::get, Comparator.reverseOrder()));
        return byRecency;
    }

    /** nous, we: whoever speaks, for his country. */
    private boolean isFirstPerson(int i) {
        return switch (words.lower(i)) {
            case "nous", "je", "j'", "we", "i" -> true;
            default -> false;
        };
    }

    /** For which country the statement is made in whose words a token stands; empty where it stands in none. */
    Set<String> speakersSide(int token) {
        Told innermost = null;
        for (Told one : told) {
            if (one.draft().overlaps(words.token(token).span())
                    && (innermost == null
                            || one.draft().length() < innermost.draft().length())) {
                innermost = one;
            }
        }
        String side = innermost == null ? "" : innermost.statement().onBehalfOf();
        return side.isEmpty() ? Set.of() : Set.of(side);
    }

    /** Whom a pronoun takes up: the first actor of the sentence before, or of this one before it. */
    private Set<String> pronoun(int at) {
        int number = words.sentenceNumber(at);
        for (int n = number; n >= Math.max(0, number - 1); n--) {
            Span sentence = words.sentences().get(n);
            if (n < number && words.paragraph(sentence.start()) != words.paragraph(at)) {
                break;
            }
            for (Phrase phrase : phrases.all()) {
                if (phrase.start() < sentence.start()
                        || phrase.end() > Math.min(at, sentence.end())
                        || phrase.preposition() >= 0) {
                    continue;
                }
                Set<String> codes = of(phrase, phrase.start(), false);
                if (!codes.isEmpty() || words.date(phrase.head()) == null && n < number) {
                    return codes; // the first phrase is the subject; where it is no country, the pronoun means none
                }
            }
        }
        return Set.of();
    }

    /** The countries of a phrase and of those coordinated with it: la Syrie, l'Iran et le Soudan. */
    Set<String> list(Phrase phrase, int from, int limit, boolean belonging) {
        Set<String> codes = new LinkedHashSet<>(of(phrase, from, belonging));
        if (codes.isEmpty()) {
            return codes;
        }
        Phrase last = phrase;
        List<Phrase> taken = new ArrayList<>();
        for (int steps = 0; steps < 15; steps++) {
            int at = last.end();
            boolean comma = words.isForm(at, ",");
            boolean and = words.isForm(at, "et") || words.isForm(at, "and");
            if (at >= limit || !comma && !and) {
                break;
            }
            if (comma && (words.isForm(at + 1, "et") || words.isForm(at + 1, "and"))) {
                at++;
            }
            int start = words.is(at + 1, "ADP") ? at + 2 : at + 1;
            Phrase next = phrases.at(start);
            if (next == null || next.start() > start) {
                break;
            }
            Mention mention = words.mention(next.head());
            boolean person = mention != null && mention.kind() == Mention.Kind.PERSON;
            if (mention == null || !isName(mention) && !person) {
                break;
            }
            codes.addAll(of(next, next.start(), belonging));
            taken.add(next);
            last = next;
        }
        // "la Russie, la Chine a dit": a comma without a final "et" is no list
        return codes;
    }
}
