package org.depeche.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.RelationLexicon.Entry;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.DateBasis;
import org.depeche.model.DateMention;
import org.depeche.model.Features.Tense;
import org.depeche.model.Mention;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Relation;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/**
 * Finds what countries do with or to each other: verbs with their subject and complements, nouns with nationalities and
 * prepositions, and acts of speech aimed at another country.
 */
final class RelationFinder {
    private final Words words;
    private final FunctionWords function;
    private final RelationLexicon lexicon;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Actors actors;
    private final List<Told> told;
    private final String language;
    private final Map<String, Found> found = new LinkedHashMap<>();
    /** Nouns that a verb has taken up: lever des sanctions tells of no sanction. */
    private final Set<Integer> consumed = new HashSet<>();

    /** A relation while its evidence is gathered. */
    private static final class Found {
        private final String source;
        private final RelationType type;
        private final String target;
        private final String rule;
        private Status status;
        private PartialDate date = PartialDate.UNKNOWN;
        private DateBasis basis = DateBasis.NONE;
        private String saidBy = "";
        private int claimedBy = -1;
        private final List<Passage> evidence = new ArrayList<>();

        Found(String source, RelationType type, String target, String rule) {
            this.source = source;
            this.type = type;
            this.target = target;
            this.rule = rule;
        }
    }

    RelationFinder(
            Words words,
            FunctionWords function,
            RelationLexicon lexicon,
            NounPhrases phrases,
            VerbGroups verbs,
            Subjects subjects,
            Actors actors,
            List<Told> told) {
        this.words = words;
        this.function = function;
        this.lexicon = lexicon;
        this.phrases = phrases;
        this.verbs = verbs;
        this.subjects = subjects;
        this.actors = actors;
        this.told = told;
        this.language = words.article().article().language();
    }

    List<Relation> find() {
        for (Group group : verbs.all()) {
            for (Entry entry : lexicon.verb(group.lemma(), group.reflexive())) {
                if (verb(group, entry)) {
                    break;
                }
            }
        }
        for (int i = 0; i < words.size(); i++) {
            if (!consumed.contains(i) && (words.is(i, "NOUN") || words.is(i, "PROPN") && words.inTitle(i))) {
                for (Entry entry : lexicon.noun(words.lemma(i).toLowerCase(Locale.ROOT))) {
                    noun(i, entry);
                }
            }
        }
        for (int i = 0; i < told.size(); i++) {
            act(i);
        }
        List<Relation> relations = new ArrayList<>();
        for (Found f : found.values()) {
            relations.add(new Relation(
                    f.source,
                    f.type,
                    f.target,
                    f.date,
                    f.basis,
                    f.status,
                    f.saidBy,
                    f.claimedBy,
                    f.evidence,
                    language + "." + f.rule));
        }
        return relations;
    }

    // ---- verbs

    private boolean verb(Group group, Entry entry) {
        if (group.passive() && entry.type() == RelationType.AGREE) {
            // le traité fut signé entre …: the object that the verb wants is its subject here
            return passive(
                    group,
                    entry,
                    clauseEnd(group.end(), words.sentence(group.head()).end()));
        }
        int limit = clauseEnd(group.end(), words.sentence(group.head()).end());
        Phrase object = objectOf(group, limit);
        if (!entry.objects().isEmpty() && !holds(group, object, entry.objects(), limit)) {
            return false;
        }
        if (group.passive()) {
            return passive(group, entry, limit);
        }
        if (group.tense() == Tense.PAST_PARTICIPLE && group.auxiliary() == group.head()) {
            return participle(group, entry, limit);
        }
        Set<String> sources = actors.of(subjects.of(group), false);
        if (sources.isEmpty()) {
            return false;
        }
        if (entry.targets().contains("sym") && sources.size() > 1
                || entry.type().isSymmetric() && sources.size() > 1 && group.reflexive()) {
            return pairs(
                    new ArrayList<>(sources),
                    entry.type(),
                    evidence(group, limit),
                    group.head(),
                    status(group),
                    "verb.joint");
        }
        Set<String> targets = targets(group, entry, object, limit, sources);
        boolean any = false;
        for (String source : sources) {
            for (String target : targets) {
                any |= add(source, entry.type(), target, evidence(group, limit), group.head(), status(group), "verb");
            }
        }
        return any;
    }

    private Phrase objectOf(Group group, int limit) {
        int at = group.end();
        while (at < limit
                && (words.is(at, "ADV")
                        || words.date(at) != null
                        || words.isForm(at, ",") && words.date(at + 1) != null)) {
            at++;
        }
        if (at < limit && isMarkOpening(at)) {
            at++;
        }
        Phrase phrase = phrases.at(at);
        return phrase != null
                        && phrase.start() == at
                        && (phrase.preposition() < 0
                                || words.isForm(at, "des")
                                || words.isForm(at, "de")
                                || words.isForm(at, "d'"))
                        && at < limit
                ? phrase
                : null;
    }

    private boolean isMarkOpening(int i) {
        Span quote = words.quoteAt(i);
        return quote != null && quote.start() == i;
    }

    private boolean holds(Group group, Phrase object, Set<String> lemmas, int limit) {
        int from = group.end();
        int to = Math.min(limit, object == null ? from + 6 : Math.max(object.end(), from + 8));
        for (int i = from; i < to; i++) {
            if (lemmas.contains(words.lemma(i).toLowerCase(Locale.ROOT))) {
                consumed.add(i);
                return true;
            }
            if (verbs.at(i) != null && verbs.at(i) != group) {
                return false;
            }
        }
        return false;
    }

    /** Who it is done to: the object's countries, or those behind one of the verb's prepositions. */
    private Set<String> targets(Group group, Entry entry, Phrase object, int limit, Set<String> sources) {
        Set<String> targets = new LinkedHashSet<>();
        if (entry.takesObject() && object != null) {
            targets.addAll(actors.list(object, object.start(), limit, true));
            if (targets.isEmpty() || sources.containsAll(targets)) {
                targets.addAll(complementCodes(object));
            }
        } else if (!entry.objects().isEmpty() && object != null) {
            targets.addAll(prepositional(object.head() + 1, limit, entry.targets()));
        }
        targets.removeAll(sources);
        if (targets.isEmpty()) {
            targets.addAll(prepositional(group.end(), limit, entry.targets()));
            targets.removeAll(sources);
        }
        return targets;
    }

    /** The nationality or country that an object belongs to: 23 diplomates russes, le ministre de la Chine. */
    private Set<String> complementCodes(Phrase object) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = object.start(); i < object.end(); i++) {
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical() && !mention.code().isEmpty()) {
                    codes.add(mention.code());
                }
            }
        }
        return codes;
    }

    private Set<String> prepositional(int from, int limit, Set<String> prepositions) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = from; i < limit; i++) {
            if (!isOneOf(i, prepositions)) {
                continue;
            }
            int start = words.is(i, "ADP+DET") ? i + 1 : i + 1;
            Phrase phrase = phrases.at(start);
            if (phrase == null) {
                continue;
            }
            codes.addAll(actors.list(phrase, start, limit, true));
            if (!codes.isEmpty()) {
                return codes;
            }
        }
        return codes;
    }

    private boolean isOneOf(int i, Set<String> prepositions) {
        if (!(words.is(i, "ADP") || words.is(i, "ADP+DET") || words.is(i, "SCONJ") || words.is(i, "PART"))) {
            return false;
        }
        String form = words.lower(i);
        String plain = switch (form) {
            case "au", "aux" -> "à";
            case "du", "des", "d'" -> "de";
            default -> form;
        };
        return prepositions.contains(plain);
    }

    /** X a été critiqué par Y; X was attacked by Y. */
    private boolean passive(Group group, Entry entry, int limit) {
        Set<String> patients = actors.of(subjects.of(group), true);
        Set<String> agents = agent(group.end(), words.sentence(group.head()).end());
        if (agents.isEmpty() && entry.type().isSymmetric()) {
            Set<String> between = prepositional(group.end(), limit, Set.of("entre", "between"));
            return between.size() > 1
                    && pairs(
                            new ArrayList<>(between),
                            entry.type(),
                            evidence(group, limit),
                            group.head(),
                            status(group),
                            "verb.between");
        }
        return all(agents, entry, patients, group, limit, "verb.passive");
    }

    /** le Qatar, accusé par l'Arabie …; a ship seized by Iran */
    private boolean participle(Group group, Entry entry, int limit) {
        Phrase patient = phrases.at(group.start() - 1);
        if (patient == null && words.isForm(group.start() - 1, ",")) {
            patient = phrases.at(group.start() - 2);
        }
        if (patient == null || !entry.takesObject()) {
            return false;
        }
        Set<String> agents = agent(group.end(), limit);
        if (agents.isEmpty() && entry.type() == RelationType.ACCUSE) {
            // ont rompu avec le Qatar, accusé de …: whoever acts against it accuses it
            Set<String> targets = actors.of(patient, patient.start(), true);
            Set<String> accusers = new LinkedHashSet<>(mainSubject(group));
            accusers.removeAll(targets);
            return all(accusers, entry, targets, group, limit, "verb.accused");
        }
        return all(
                agent(group.end(), limit),
                entry,
                actors.of(patient, patient.start(), true),
                group,
                limit,
                "verb.participle");
    }

    /** The countries that the subject of the nearest finite verb before a participle stands for. */
    private Set<String> mainSubject(Group participle) {
        for (int i = participle.start() - 1;
                i >= words.sentence(participle.head()).start();
                i--) {
            Group group = verbs.at(i);
            if (group != null && group.finite()) {
                return actors.of(subjects.of(group), false);
            }
        }
        return Set.of();
    }

    private boolean all(Set<String> sources, Entry entry, Set<String> targets, Group group, int limit, String rule) {
        boolean any = false;
        for (String source : sources) {
            for (String target : targets) {
                any |= add(source, entry.type(), target, evidence(group, limit), group.head(), status(group), rule);
            }
        }
        return any;
    }

    private Set<String> agent(int from, int limit) {
        for (int i = from; i < Math.min(limit, from + 10); i++) {
            if (function.is(Kind.AGENT, words.lower(i))) {
                Phrase phrase = phrases.at(i + 1);
                return phrase == null ? Set.of() : actors.list(phrase, i + 1, limit, true);
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                break;
            }
        }
        return Set.of();
    }

    /** Where a verb's clause ends: before the next finite verb, or a conjunction that opens another. */
    private int clauseEnd(int from, int limit) {
        for (int i = from; i < limit; i++) {
            Group group = verbs.at(i);
            if (group != null && group.finite() && group.start() >= from) {
                // back to where that verb's subject or conjunction begins
                int end = i;
                for (int k = i - 1; k >= from; k--) {
                    String form = words.lower(k);
                    if (words.isMark(k)
                            || words.is(k, "CCONJ")
                            || words.is(k, "SCONJ")
                            || function.is(Kind.RELATIVE, form)) {
                        end = k;
                        break;
                    }
                }
                return end;
            }
            if (words.isForm(i, ";") || words.isForm(i, ":") && !words.inTitle(i)) {
                return i;
            }
        }
        return limit;
    }

    // ---- nouns

    private void noun(int i, Entry entry) {
        Phrase phrase = phrases.at(i);
        if (phrase == null) {
            return;
        }
        int sentenceEnd = words.sentence(i).end();
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
        Status status = nounStatus(i, phrase);
        Set<String> between = prepositionalFirst(from, limit, Set.of("entre", "between"));
        if (between.size() > 1) {
            pairs(new ArrayList<>(between), entry.type(), upTo(phrase, limit), i, status, "noun.between");
            return;
        }
        if (new LinkedHashSet<>(beside).size() > 1) {
            List<String> two = new ArrayList<>(new LinkedHashSet<>(beside));
            if (entry.type().isSymmetric() || entry.type() == RelationType.SUPPORT) {
                pairs(two, entry.type(), evidence, i, status, "noun.compound");
            } else if (isCompound(i, phrase)) {
                add(two.get(0), entry.type(), two.get(1), evidence, i, status, "noun.compound");
            }
            return;
        }
        Set<String> agents = agent(from, limit);
        Set<String> of = prepositionalFirst(from, limit, Set.of("de", "of"));
        Set<String> targets = new LinkedHashSet<>(prepositional(from, limit, without(entry.targets(), "de", "of")));
        Set<String> sources = new LinkedHashSet<>(beside);
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
        if (sources.isEmpty()) {
            sources.addAll(governor(i, phrase, entry));
        }
        targets.removeAll(sources);
        if (targets.isEmpty() && !sources.isEmpty() && isCircumstance(phrase)) {
            targets.addAll(clauseSubject(i));
            targets.removeAll(sources);
        }
        if (entry.type().isSymmetric() && targets.isEmpty() && sources.size() > 1) {
            pairs(new ArrayList<>(sources), entry.type(), upTo(phrase, limit), i, status, "noun.joint");
            return;
        }
        for (String source : sources) {
            for (String target : targets) {
                add(source, entry.type(), target, upTo(phrase, limit), i, status, "noun");
            }
        }
    }

    /** The countries behind each "de" or "of" of a noun, in order. */
    private List<Set<String>> chain(Phrase phrase, int noun, int limit) {
        List<Set<String>> chain = new ArrayList<>();
        for (int k = noun + 1; k < Math.max(limit, phrase.end()); k++) {
            if (!isOneOf(k, Set.of("de", "of", "from"))) {
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
                if (isOneOf(t, Set.of("de", "of", "from"))) {
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
            if (verbs.at(i) != null && !words.is(i, "ADJ") && verbs.at(i).tense() != Tense.PAST_PARTICIPLE
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
        if (language.equals("en")) {
            for (int k = phrase.start(); k < i; k++) {
                add(codes, k);
            }
            if (codes.isEmpty()
                    && (words.isForm(phrase.start() - 1, "'s") || words.isForm(phrase.start() - 1, "'"))
                    && words.mention(phrase.start() - 2) != null) {
                add(codes, phrase.start() - 2);
            }
            return codes;
        }
        for (int k = i + 1; k < phrase.end(); k++) {
            if (words.is(k, "ADP") || words.is(k, "ADP+DET")) {
                break;
            }
            Mention mention = words.mention(k);
            if (mention != null
                    && (mention.kind() == Mention.Kind.DEMONYM || mention.kind() == Mention.Kind.COMPOUND)) {
                add(codes, k);
            }
        }
        return codes;
    }

    private void add(List<String> codes, int token) {
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

    private Set<String> prepositionalFirst(int from, int limit, Set<String> prepositions) {
        for (int i = from; i < limit; i++) {
            if (words.is(i, "ADP") || words.is(i, "ADP+DET")) {
                if (!isOneOf(i, prepositions)) {
                    return Set.of();
                }
                Phrase phrase = phrases.at(i + 1);
                return phrase == null ? Set.of() : actors.list(phrase, i + 1, limit, true);
            }
        }
        return Set.of();
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
            return actors.of(subjects.of(group), false);
        }
        return Set.of();
    }

    /** avec le soutien de X, à la demande de X: X does it to whoever acts in the clause. */
    private boolean isCircumstance(Phrase phrase) {
        String preposition = words.lower(phrase.preposition());
        return preposition.equals("avec")
                || preposition.equals("with")
                || preposition.equals("à")
                || preposition.equals("at")
                || preposition.equals("sous");
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

    private Status nounStatus(int i, Phrase phrase) {
        for (int k = phrase.start(); k < phrase.end(); k++) {
            Status status = words.is(k, "ADJ") || words.is(k, "VERB") ? lexicon.modality(words.lemma(k)) : null;
            if (status != null) {
                return status;
            }
        }
        int floor = words.sentence(i).start();
        for (int k = phrase.start() - 1; k >= Math.max(floor, phrase.start() - 6); k--) {
            Group group = verbs.at(k);
            if (group != null) {
                return status(group);
            }
            if (words.isMark(k)) {
                break;
            }
        }
        for (int k = i + 1; k < Math.min(words.sentence(i).end(), i + 12); k++) {
            Group group = verbs.at(k);
            if (group != null && group.finite() && (group.tense() == Tense.FUTURE)) {
                return Status.PLANNED;
            }
            if (words.isForm(k, "prévu")
                    || words.isForm(k, "prévue")
                    || words.isForm(k, "scheduled")
                    || words.isForm(k, "planned")) {
                return Status.PLANNED;
            }
        }
        return Status.ACTUAL;
    }

    // ---- acts of speech

    /** A speech act that is aimed at another country is a relation: accuse, demand, praise, threaten, reject. */
    private void act(int index) {
        Told one = told.get(index);
        Statement statement = one.statement();
        Draft draft = one.draft();
        RelationType type = switch (statement.act()) {
            case ACCUSE, CONDEMN -> RelationType.ACCUSE;
            case PRAISE -> RelationType.SUPPORT;
            case DEMAND, APPEAL -> RelationType.REQUEST;
            case THREATEN -> RelationType.THREATEN;
            case APOLOGISE -> RelationType.CONCEDE;
            default -> null;
        };
        if (type == null || draft.cue() == null) {
            return;
        }
        Set<String> sources = new LinkedHashSet<>();
        if (draft.speaker() != null) {
            sources.addAll(actors.of(draft.speaker(), false));
        }
        if (sources.isEmpty() && !statement.onBehalfOf().isEmpty()) {
            sources.add(statement.onBehalfOf());
        }
        Set<String> targets = new LinkedHashSet<>();
        if (draft.addressee() != null) {
            targets.addAll(actors.of(draft.addressee(), true));
        }
        if (targets.isEmpty()) {
            Span content = words.tokensIn(draft.content().get(0));
            Phrase first = firstPhrase(content);
            if (first != null) {
                targets.addAll(actors.list(first, Math.max(first.start(), content.start()), content.end(), true));
                targets.removeAll(sources);
                if (targets.isEmpty()) {
                    targets.addAll(complementCodes(first));
                }
                Phrase second = words.isForm(first.end(), "et") || words.isForm(first.end(), "and")
                        ? phrases.at(first.end() + 1)
                        : null;
                if (second != null && draft.rule().equals("object")) {
                    targets.addAll(complementCodes(second)); // le régime et ses alliés russes
                }
            }
        }
        targets.removeAll(sources);
        Span cue = draft.cue();
        Span evidence = cue;
        if (draft.speaker() != null
                && words.sentenceNumber(draft.speaker().start()) == words.sentenceNumber(cue.start())) {
            evidence = evidence.to(draft.speaker());
        }
        Group group = verbs.at(cue.start());
        Status status = group != null && group.negated() ? Status.DENIED : Status.ACTUAL;
        for (String source : sources) {
            for (String target : targets) {
                add(source, type, target, evidence, cue.start(), status, "act");
                Found f = found.get(key(source, type, target));
                if (f != null && !f.date.isKnown() && statement.date().isKnown()) {
                    f.date = statement.date();
                    f.basis = statement.dateBasis();
                }
            }
        }
    }

    private Phrase firstPhrase(Span content) {
        for (int i = content.start(); i < Math.min(content.end(), content.start() + 6); i++) {
            Phrase phrase = phrases.at(i);
            if (phrase != null) {
                return phrase;
            }
            if (verbs.at(i) != null && verbs.at(i).finite()) {
                return null;
            }
        }
        return null;
    }

    // ---- status, date, evidence

    private Status status(Group group) {
        if (group.negated()) {
            return Status.DENIED;
        }
        if (group.tense() == Tense.FUTURE) {
            return Status.PLANNED;
        }
        if (group.tense() == Tense.CONDITIONAL) {
            return Status.POSSIBLE;
        }
        Status own = hypothesis(group);
        if (own != null) {
            return own;
        }
        if (group.tense() == Tense.INFINITIVE || group.tense() == Tense.SUBJUNCTIVE) {
            int floor = words.sentence(group.head()).start();
            for (int i = group.start() - 1; i >= Math.max(floor, group.start() - 10); i--) {
                Group governing = verbs.at(i);
                if (governing != null && governing != group) {
                    Status status = lexicon.modality(governing.lemma());
                    if (governing.negated()) {
                        return Status.DENIED;
                    }
                    if (governing.tense() == Tense.CONDITIONAL
                            && governing.lemma().equals("devoir")) {
                        return Status.PLANNED;
                    }
                    if (status == null
                            && (governing.tense() == Tense.FUTURE || governing.tense() == Tense.INFINITIVE)) {
                        return status(governing);
                    }
                    return status == null ? Status.ACTUAL : status;
                }
                Status status = words.is(i, "ADJ") ? lexicon.modality(words.lemma(i)) : null;
                if (status != null) {
                    return status;
                }
            }
            return group.tense() == Tense.SUBJUNCTIVE ? Status.PLANNED : Status.ACTUAL;
        }
        if (language.equals("en")) {
            for (int i = group.head() - 1;
                    i >= Math.max(words.sentence(group.head()).start(), group.head() - 4);
                    i--) {
                if (words.is(i, "AUX") && lexicon.modality(words.lemma(i)) != null) {
                    return lexicon.modality(words.lemma(i));
                }
            }
        }
        return Status.ACTUAL;
    }

    /** si, if and a question make it possible only. */
    private Status hypothesis(Group group) {
        Span sentence = words.sentence(group.head());
        for (int i = group.start() - 1; i >= Math.max(sentence.start(), group.start() - 8); i--) {
            String form = words.lower(i);
            if ((form.equals("si") || form.equals("s'") && words.is(i, "SCONJ") || form.equals("if"))
                    && words.is(i, "SCONJ")) {
                return Status.POSSIBLE;
            }
            if (verbs.at(i) != null && verbs.at(i) != group) {
                break;
            }
        }
        return words.isForm(sentence.end() - 1, "?") ? Status.POSSIBLE : null;
    }

    private Span evidence(Group group, int limit) {
        Span subject = subjects.of(group);
        Span range = group.range();
        if (subject != null
                && subject.start() >= words.sentence(group.head()).start()
                && subject.start() < range.end()) {
            range = range.to(subject);
        }
        int end = limit;
        while (end > range.end() && words.isMark(end - 1)) {
            end--;
        }
        return new Span(range.start(), Math.max(range.end(), end));
    }

    private boolean pairs(List<String> codes, RelationType type, Span evidence, int at, Status status, String rule) {
        boolean any = false;
        for (int a = 0; a < codes.size(); a++) {
            for (int b = a + 1; b < codes.size(); b++) {
                any |= add(codes.get(a), type, codes.get(b), evidence, at, status, rule);
            }
        }
        return any;
    }

    private static String key(String source, RelationType type, String target) {
        return type.isSymmetric() && source.compareTo(target) > 0
                ? target + ' ' + type + ' ' + source
                : source + ' ' + type + ' ' + target;
    }

    private boolean add(
            String source, RelationType type, String target, Span evidence, int at, Status status, String rule) {
        if (source.equals(target) || source.isEmpty() || target.isEmpty()) {
            return false;
        }
        boolean swap = type.isSymmetric() && source.compareTo(target) > 0;
        String first = swap ? target : source;
        String second = swap ? source : target;
        Passage passage = words.article().passage(words.chars(evidence));
        Found f = found.computeIfAbsent(key(source, type, target), k -> new Found(first, type, second, rule));
        if (f.evidence.isEmpty()) {
            f.status = status;
            claim(f, at, source);
        } else if (f.status != Status.ACTUAL && status == Status.ACTUAL && !isClaim(at, source)) {
            f.status = status;
            f.saidBy = "";
            f.claimedBy = -1;
        }
        if (!f.evidence.contains(passage)) {
            f.evidence.add(passage);
        }
        DateMention date = date(at);
        if (!f.date.isKnown() && date != null) {
            f.date = date.date();
            f.basis = date.basis();
        }
        return true;
    }

    /** What stands only in somebody's words is a claim: of the other side, or of a third. */
    private void claim(Found f, int at, String source) {
        int index = statementAt(at);
        if (index < 0) {
            return;
        }
        Statement statement = told.get(index).statement();
        f.claimedBy = index;
        if (!statement.onBehalfOf().equals(source)) {
            f.saidBy = statement.speaker();
            if (f.status == Status.ACTUAL && statement.act() == Statement.SpeechAct.ACCUSE) {
                f.status = Status.POSSIBLE;
            } else if (f.status == Status.ACTUAL && statement.act() == Statement.SpeechAct.DENY) {
                f.status = Status.DENIED;
            }
        }
        if (f.status == Status.ACTUAL
                && (statement.act() == Statement.SpeechAct.DEMAND
                        || statement.act() == Statement.SpeechAct.APPEAL
                        || statement.act() == Statement.SpeechAct.PROMISE)) {
            f.status = Status.PLANNED;
        }
    }

    private boolean isClaim(int at, String source) {
        int index = statementAt(at);
        return index >= 0 && !told.get(index).statement().onBehalfOf().equals(source);
    }

    /** The innermost statement whose content holds a token, or -1. */
    private int statementAt(int at) {
        int best = -1;
        for (int i = 0; i < told.size(); i++) {
            Draft draft = told.get(i).draft();
            if (draft.overlaps(words.token(at).span())
                    && (best < 0 || draft.length() < told.get(best).draft().length())) {
                best = i;
            }
        }
        return best;
    }

    /** The date nearest to a trigger in its sentence, with no other finite verb between. */
    private DateMention date(int at) {
        Span sentence = words.sentence(at);
        DateMention best = null;
        int distance = Integer.MAX_VALUE;
        for (int i = sentence.start(); i < sentence.end(); i++) {
            DateMention date = words.date(i);
            int far = Math.abs(i - at);
            if (date == null || far >= distance) {
                continue;
            }
            boolean parted = false;
            Group own = verbs.at(at);
            for (int k = Math.min(i, at) + 1; k < Math.max(i, at); k++) {
                Group group = verbs.at(k);
                parted |= group != null && group != own && group.finite();
                parted |= words.isForm(k, ";");
            }
            if (!parted) {
                distance = far;
                best = date;
            }
        }
        return best;
    }
}
