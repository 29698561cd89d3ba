package org.depeche.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.RelationLexicon.Entry;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Features.Tense;
import org.depeche.model.Mention;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Span;

/** Finds relations told by nouns: la coopération russo-chinoise, l'invasion de l'Ukraine par la Russie, talks between X and Y. */
final class NounRelations {
    private final Words words;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Actors actors;
    private final Participants participants;
    private final Statuses statuses;
    private final RelationSheet sheet;
    private final FunctionWords function;
    private final RelationLexicon lexicon;
    private final boolean french;

    NounRelations(
            Syntax syntax,
            RelationLexicon lexicon,
            Actors actors,
            Participants participants,
            Statuses statuses,
            RelationSheet sheet) {
        this.words = syntax.words();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.actors = actors;
        this.participants = participants;
        this.statuses = statuses;
        this.sheet = sheet;
        this.function = syntax.function();
        this.lexicon = lexicon;
        this.french = syntax.isFrench();
    }

    void read(int i, Entry entry) {
        Phrase phrase = phrases.at(i);
        if (phrase == null) {
            return;
        }
        int sentenceEnd = words.sentence(i).end();
        if (!entry.objects().isEmpty() && !isQualified(i, phrase, entry.objects(), sentenceEnd)) {
            return;
        }
        for (String target : entry.targets()) {
            int arrow = target.indexOf('>');
            if (arrow > 0) {
                // the Brexit is the United Kingdom's, whoever speaks of it
                Status status = statuses.nounStatus(i, phrase);
                sheet.add(
                        target.substring(0, arrow),
                        entry.type(),
                        target.substring(arrow + 1),
                        phrase.range(),
                        i,
                        status,
                        "noun.named");
                return;
            }
        }
        int limit = nounEnd(i + 1, sentenceEnd);
        List<String> beside = beside(i, phrase);
        int from = i + 1;
        while (from < limit
                && (words.is(from, "ADJ")
                        || words.mention(from) != null && words.mention(from).kind() == Mention.Kind.DEMONYM
                        || words.isForm(from, ",") && words.is(from + 1, "ADJ")
                        || words.isForm(from, "et") && words.is(from + 1, "ADJ"))) {
            from++;
        }
        Span evidence = new Span(phrase.start(), Math.max(from, Math.min(limit, from)));
        if (statuses.isEnded(phrase)) {
            return;
        }
        Status status = statuses.nounStatus(i, phrase);
        boolean classifier = isClassifier(i, phrase);
        Set<String> between = participants.prepositionalFirst(from, limit, Set.of("entre", "between"));
        if (between.size() > 1) {
            sheet.pairs(new ArrayList<>(between), entry.type(), upTo(phrase, limit), i, status, "noun.between");
            return;
        }
        if (new LinkedHashSet<>(beside).size() > 1 && !isPossessive(phrase.start())) {
            List<String> two = new ArrayList<>(new LinkedHashSet<>(beside));
            if (entry.type().isSymmetric() || entry.type() == RelationType.SUPPORT) {
                sheet.pairs(two, entry.type(), evidence, i, status, "noun.compound");
            } else if (isCompound(i, phrase)) {
                sheet.add(two.get(0), entry.type(), two.get(1), evidence, i, status, "noun.compound");
            }
            return;
        }
        Set<String> agents = participants.agent(from, limit);
        Set<String> of = participants.prepositionalFirst(from, limit, Set.of("de", "of"));
        Set<String> targets =
                new LinkedHashSet<>(participants.prepositional(from, limit, without(entry.targets(), "de", "of")));
        // des navires de guerre russes: the ships are Russian, and no war is told of
        Set<String> sources = classifier ? new LinkedHashSet<>() : new LinkedHashSet<>(beside);
        boolean targetOf = entry.targets().contains("de") || entry.targets().contains("of");
        if (sources.isEmpty()) {
            sources.addAll(agents);
        }
        if (targets.isEmpty() && targetOf && sources.isEmpty() && entry.type() == RelationType.RETREAT) {
            // la sortie du Royaume-Uni de l'Union: whose it is, then from what
            List<Set<String>> chain = chain(phrase, i, limit);
            if (chain.size() > 1) {
                sources.addAll(chain.get(0));
                targets.addAll(chain.get(1));
            }
        } else if (targets.isEmpty() && targetOf) {
            targets.addAll(of);
        } else if (sources.isEmpty() && !of.equals(targets)) {
            sources.addAll(of);
        }
        if (sources.isEmpty() && classifier) {
            return;
        }
        if (sources.isEmpty()) {
            sources.addAll(governor(i, phrase, entry));
        }
        if (targets.isEmpty()
                && !sources.isEmpty()
                && isPossessive(phrase.start())
                && entry.type() == RelationType.SUPPORT) {
            targets.addAll(owner(phrase.start(), words.sentence(i).start())); // le régime et ses alliés russes
        }
        if (sources.isEmpty() && !targets.isEmpty() && isSpeakersOwn(phrase, entry)) {
            sources.addAll(actors.speakersSide(i));
        }
        targets.removeAll(sources);
        if (targets.isEmpty() && !sources.isEmpty() && entry.type() == RelationType.ASSAULT) {
            targets.addAll(participants.town(from, limit, entry.targets(), null));
            targets.removeAll(sources);
        }
        if (targets.isEmpty() && !sources.isEmpty() && isCircumstance(phrase)) {
            targets.addAll(clauseSubject(i));
            targets.removeAll(sources);
        }
        if (entry.type().isSymmetric() && targets.isEmpty() && sources.size() > 1) {
            sheet.pairs(new ArrayList<>(sources), entry.type(), upTo(phrase, limit), i, status, "noun.joint");
            return;
        }
        for (String source : sources) {
            for (String target : targets) {
                sheet.add(source, entry.type(), target, upTo(phrase, limit), i, status, "noun");
            }
        }
    }

    /** Whether a noun has one of the adjectives that it needs, beside it or said of it: des relations étroites, relations are strong. */
    private boolean isQualified(int noun, Phrase phrase, Set<String> adjectives, int sentenceEnd) {
        for (int i = phrase.start(); i < Math.min(sentenceEnd, Math.max(phrase.end(), noun) + 12); i++) {
            if (adjectives.contains(words.lemma(i).toLowerCase(Locale.ROOT))) {
                return true;
            }
            if (i > phrase.end() && words.isForm(i, ",")) {
                return false;
            }
        }
        return false;
    }

    /** navires de guerre, trade deal: a noun that only says which kind of another noun is meant. */
    private boolean isClassifier(int i, Phrase phrase) {
        if (!french) {
            return i < phrase.end() - 1 && words.is(i + 1, "NOUN");
        }
        boolean bare = words.isForm(i - 1, "de") || words.isForm(i - 1, "d'");
        return bare
                && !words.token(i).features().plural()
                && words.is(i - 2, "NOUN")
                && !function.is(Kind.MULTITUDE, words.lemma(i - 2));
    }

    /** The countries behind each "de" or "of" of a noun, in order. */
    private List<Set<String>> chain(Phrase phrase, int noun, int limit) {
        List<Set<String>> chain = new ArrayList<>();
        for (int k = noun + 1; k < Math.max(limit, phrase.end()); k++) {
            if (!participants.isOneOf(k, Set.of("de", "of", "from"))) {
                continue;
            }
            for (int t = k + 1; t < Math.min(limit, k + 4); t++) {
                Mention mention = words.mention(t);
                if (mention != null
                        && mention.kind().isGeopolitical()
                        && !mention.code().isEmpty()) {
                    chain.add(Set.of(mention.code()));
                    break;
                }
                if (participants.isOneOf(t, Set.of("de", "of", "from"))) {
                    break;
                }
            }
        }
        return chain;
    }

    private static Set<String> without(Set<String> set, String... words) {
        Set<String> left = new LinkedHashSet<>(set);
        for (String word : words) {
            left.remove(word);
        }
        return left;
    }

    private Span upTo(Phrase phrase, int limit) {
        int end = phrase.end();
        for (int i = phrase.end(); i < limit; i++) {
            if (words.mention(i) != null) {
                end = i + 1;
            }
        }
        return new Span(phrase.start(), Math.max(end, phrase.end()));
    }

    /** Where what belongs to a noun ends: at a verb, a comma that opens no list, or a closing mark. */
    private int nounEnd(int from, int limit) {
        for (int i = from; i < limit; i++) {
            boolean verb = verbs.at(i) != null
                    && !words.is(i, "ADJ")
                    && verbs.at(i).tense() != Tense.PAST_PARTICIPLE
                    && !function.is(Kind.AIMING, words.lower(i));
            if (verb
                    || words.is(i, "SCONJ")
                    || words.isForm(i, ";")
                    || words.isForm(i, ":")
                    || words.isForm(i, "(")
                    || words.isForm(i, "qui")) {
                return i;
            }
            if (words.isForm(i, ",") && (words.mention(i - 1) == null || !nameFollows(i + 1))) {
                return i;
            }
        }
        return limit;
    }

    private boolean nameFollows(int i) {
        for (int k = i; k < i + 4; k++) {
            if (words.mention(k) != null && words.mention(k).kind().isGeopolitical()) {
                return true;
            }
        }
        return false;
    }

    /** Nationalities beside a noun: behind it in French, before it in English, with a possessive too. */
    private List<String> beside(int i, Phrase phrase) {
        List<String> codes = new ArrayList<>();
        if (!french) {
            int from = phrase.start();
            for (int k = from; k < i; k++) {
                from = words.is(k, "ADP") ? k + 1 : from; // Qatari troops from the war: the war is not theirs
            }
            for (int k = from; k < i; k++) {
                addCodes(codes, k);
            }
            if (codes.isEmpty()
                    && (words.isForm(phrase.start() - 1, "'s") || words.isForm(phrase.start() - 1, "'"))
                    && words.mention(phrase.start() - 2) != null) {
                addCodes(codes, phrase.start() - 2);
            }
            return codes;
        }
        for (int k = i + 1; k < phrase.end(); k++) {
            if (words.is(k, "ADP") && words.is(k + 1, "NOUN") && words.mention(k + 1) == null) {
                k++; // le traité de paix israélo-égyptien
                continue;
            }
            if (words.is(k, "ADP") || words.is(k, "ADP+DET")) {
                break;
            }
            Mention mention = words.mention(k);
            if (mention != null
                    && (mention.kind() == Mention.Kind.DEMONYM || mention.kind() == Mention.Kind.COMPOUND)) {
                addCodes(codes, k);
            }
        }
        return codes;
    }

    private void addCodes(List<String> codes, int token) {
        for (Mention mention : words.mentionsAt(token)) {
            if (mention.kind().isGeopolitical() && !mention.code().isEmpty() && !codes.contains(mention.code())) {
                codes.add(mention.code());
            }
        }
    }

    private boolean isCompound(int i, Phrase phrase) {
        for (int k = phrase.start(); k < phrase.end(); k++) {
            if (words.mention(k) != null && words.mention(k).kind() == Mention.Kind.COMPOUND) {
                return true;
            }
        }
        return false;
    }

    /** The subject of the verb that a noun is the object of: a exprimé son soutien à May, impose des sanctions à la Russie. */
    private Set<String> governor(int i, Phrase phrase, Entry entry) {
        int floor = words.sentence(i).start();
        if (isPossessive(phrase.start())) {
            return owner(phrase.start(), floor);
        }
        boolean adjunct = entry.type() == RelationType.CONSULT && phrase.preposition() >= 0;
        if (phrase.preposition() >= 0 && !adjunct) {
            return Set.of();
        }
        for (int k = phrase.start() - 1; k >= Math.max(floor, phrase.start() - 8); k--) {
            Group group = verbs.at(k);
            if (group == null) {
                boolean between = words.is(k, "ADV") || words.date(k) != null || words.is(k, "ADJ") || words.quoted(k);
                if (words.isMark(k) && !words.quoted(k) || words.is(k, "SCONJ") || !adjunct && !between) {
                    return Set.of();
                }
                continue;
            }
            if (group.passive() || group.tense() == Tense.PAST_PARTICIPLE && group.auxiliary() == group.head()) {
                return Set.of();
            }
            // a dénoncé une agression: whoever blames it has not done it
            return isBlame(group) ? Set.of() : actors.of(subjects.of(group), false);
        }
        return Set.of();
    }

    private boolean isBlame(Group group) {
        return lexicon.verb(group.lemma(), group.reflexive()).stream()
                .anyMatch(e -> e.objects().isEmpty() && e.type() == RelationType.ACCUSE);
    }

    /** avec le soutien de X, à la demande de X: X does it to whoever acts in the clause. */
    private boolean isCircumstance(Phrase phrase) {
        int last = phrase.preposition();
        return function.is(Kind.CIRCUMSTANCE, words.lower(last))
                || function.is(Kind.CIRCUMSTANCE, words.lower(last - 1) + " " + words.lower(last));
    }

    private Set<String> clauseSubject(int i) {
        for (int k = i; k >= words.sentence(i).start(); k--) {
            Group group = verbs.at(k);
            if (group != null && group.finite()) {
                return actors.of(subjects.of(group), false);
            }
        }
        return Set.of();
    }

    private boolean isPossessive(int i) {
        return switch (words.lower(i)) {
            case "son", "sa", "ses", "leur", "leurs", "its", "their", "his", "her" -> true;
            default -> false;
        };
    }

    /** our deals with Albania, nos relations avec Alger: the speaker's, as are talks that nobody is said to hold. */
    private boolean isSpeakersOwn(Phrase phrase, Entry entry) {
        String first = words.lower(phrase.start());
        return first.equals("nos")
                || first.equals("notre")
                || first.equals("our")
                || entry.type() == RelationType.CONSULT && phrase.start() == phrase.head();
    }

    /** Whose it is: the actor named last before a possessive, in the same sentence. */
    private Set<String> owner(int at, int floor) {
        for (int k = at - 1; k >= floor; k--) {
            Phrase phrase = phrases.at(k);
            if (phrase != null) {
                Set<String> codes = actors.of(phrase, phrase.start(), false);
                if (!codes.isEmpty()) {
                    return codes;
                }
                k = phrase.start();
            }
        }
        return Set.of();
    }
}
