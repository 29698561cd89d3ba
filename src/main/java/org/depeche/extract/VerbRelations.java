package org.depeche.extract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/** Finds relations told by verbs: subject, object and complements; passives and participles. */
final class VerbRelations {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Subjects subjects;
    private final Actors actors;
    private final Participants participants;
    private final Statuses statuses;
    private final RelationSheet sheet;

    VerbRelations(Syntax syntax, Actors actors, Participants participants, Statuses statuses, RelationSheet sheet) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.subjects = syntax.subjects();
        this.actors = actors;
        this.participants = participants;
        this.statuses = statuses;
        this.sheet = sheet;
    }

    boolean read(Group group, Entry entry) {
        if (group.passive() && entry.type() == RelationType.AGREE) {
            // le traité fut signé entre …: the object that the verb wants is its subject here
            return passive(
                    group,
                    entry,
                    clauseEnd(group.end(), words.sentence(group.head()).end()));
        }
        int limit = clauseEnd(group.end(), words.sentence(group.head()).end());
        Phrase object = objectOf(group, limit);
        boolean said = group.passive() && isSubject(group, entry.objects());
        if (!entry.objects().isEmpty() && !said && !holds(group, object, entry.objects(), limit)) {
            return false;
        }
        // "is aligned with Russia": a verb that takes no object has no passive, and this tells its subject's state.
        boolean state = entry.objects().isEmpty()
                && !entry.takesObject()
                && !entry.targets().contains("sym");
        if (group.passive() && !state) {
            return passive(group, entry, limit);
        }
        if (group.tense() == Tense.PAST_PARTICIPLE && group.auxiliary() == group.head()) {
            return participle(group, entry, limit);
        }
        Set<String> sources = actors.of(subjects.of(group), false);
        if (sources.isEmpty() || isJourney(entry) && !actors.isOfficial(subjects.of(group))) {
            return false;
        }
        if (!entry.givers().isEmpty()) {
            return all(givers(group, entry, object, limit, sources), entry, sources, group, limit, "verb.received");
        }
        if (entry.targets().contains("sym") && sources.size() > 1
                || entry.type().isSymmetric() && sources.size() > 1 && group.reflexive()) {
            return sheet.pairs(
                    new ArrayList<>(sources),
                    entry.type(),
                    evidence(group, limit),
                    group.head(),
                    statuses.status(group),
                    "verb.joint");
        }
        if (entry.takesObject() && sources.size() > 1 && isMutual(group)) {
            return add(sources, entry, sources, group, limit, "verb.mutual");
        }
        return add(sources, entry, targets(group, entry, object, limit, sources), group, limit, "verb");
    }

    /** se rendre à, fly to: what a minister does is a visit, and what tourists do is none. */
    private static boolean isJourney(Entry entry) {
        return entry.type() == RelationType.CONSULT
                && entry.objects().isEmpty()
                && (entry.targets().contains("à") || entry.targets().contains("to"))
                && !entry.targets().contains("avec")
                && !entry.targets().contains("with");
    }

    /** se sont accusés mutuellement, accused each other */
    private boolean isMutual(Group group) {
        for (int i = group.start(); i < Math.min(words.sentence(group.head()).end(), group.end() + 3); i++) {
            if (function.length(Kind.MUTUAL, words, i) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Each source with each target; says whether there was any. */
    private boolean add(Set<String> sources, Entry entry, Set<String> targets, Group group, int limit, String rule) {
        boolean any = false;
        for (String source : sources) {
            for (String target : targets) {
                any |= sheet.add(
                        source,
                        entry.type(),
                        target,
                        evidence(group, limit),
                        group.head(),
                        statuses.status(group),
                        rule);
            }
        }
        return any;
    }

    /** The object behind a verb, or before it where it is what a relative clause tells of. */
    private Phrase objectOf(Group group, int limit) {
        Phrase behind = objectBehind(group, limit);
        return behind != null || group.passive() ? behind : antecedent(group);
    }

    /** dix diplomates russes, que Prague accuse d'espionnage; the spies whom Prague expelled. */
    private Phrase antecedent(Group group) {
        Span subject = subjects.of(group);
        int first = subject == null ? group.start() : Math.min(subject.start(), group.start());
        int relative = first - 1;
        int before = words.isForm(relative - 1, ",") ? relative - 2 : relative - 1;
        Phrase phrase = phrases.at(before);
        boolean object = "object".equals(function.value(Kind.RELATIVE, words.lower(relative)));
        return object && phrase != null && phrase.end() == before + 1 ? phrase : null;
    }

    private Phrase objectBehind(Group group, int limit) {
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
        Phrase place = phrases.at(at) != null ? phrases.at(at) : phrases.at(at + 1);
        Phrase behind = place == null ? null : phrases.at(place.end());
        if (place != null
                && place.preposition() == at
                && behind != null
                && behind.start() == place.end()
                && behind.preposition() < 0) {
            at = behind.start(); // a reçu à l'Élysée le roi de Jordanie
        }
        Phrase phrase = phrases.at(at);
        return phrase != null
                        && phrase.start() == at
                        && (phrase.preposition() < group.end() // shot down a balloon
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

    /** l'ambassadeur a été convoqué, des sanctions ont été imposées: what a verb wants as its object is the subject of its passive. */
    private boolean isSubject(Group group, Set<String> lemmas) {
        Span subject = subjects.of(group);
        for (int i = subject == null ? group.start() : subject.start(); i < group.start(); i++) {
            if (lemmas.contains(words.lemma(i).toLowerCase(Locale.ROOT))) {
                sheet.consume(i);
                return true;
            }
        }
        return false;
    }

    private boolean holds(Group group, Phrase object, Set<String> lemmas, int limit) {
        int noun = objectNoun(group, object, lemmas, limit);
        if (noun >= 0) {
            sheet.consume(noun);
        }
        return noun >= 0;
    }

    /** Where the noun stands that a verb wants as its object, or -1. */
    private int objectNoun(Group group, Phrase object, Set<String> lemmas, int limit) {
        int from = group.end();
        int to = Math.min(limit, object == null ? from + 9 : Math.max(object.end(), from + 8));
        for (int i = from; i < to; i++) {
            if (lemmas.contains(words.lemma(i).toLowerCase(Locale.ROOT))) {
                return i;
            }
            if (verbs.at(i) != null && verbs.at(i) != group) {
                return -1;
            }
        }
        return -1;
    }

    /** Who it is done to: the object's countries, or those behind one of the verb's prepositions. */
    private Set<String> targets(Group group, Entry entry, Phrase object, int limit, Set<String> sources) {
        Set<String> targets = new LinkedHashSet<>();
        boolean received = entry.type() == RelationType.CONSULT; // received a shipment of Russian oil: nobody is met
        if (entry.takesObject() && object != null) {
            targets.addAll(actors.list(object, object.start(), limit, !received));
            if (targets.isEmpty() && !received) {
                targets.addAll(participants.complementCodes(object));
            }
        } else if (!entry.objects().isEmpty() && object != null) {
            targets.addAll(participants.prepositional(
                    object.head() + 1, limit, entry.targets(), sources, !isAddressed(entry)));
        }
        targets.removeAll(sources);
        if (targets.isEmpty()) {
            targets.addAll(
                    participants.prepositional(group.end(), limit, entry.targets(), sources, !isAddressed(entry)));
            targets.removeAll(sources);
        }
        if (targets.isEmpty() && entry.type() == RelationType.ASSAULT) {
            targets.addAll(participants.town(group.end(), limit, entry.targets(), object));
            targets.removeAll(sources);
        }
        return targets;
    }

    /** Who does it to the subject: a reçu une aide de la France, a reçu une aide française. */
    private Set<String> givers(Group group, Entry entry, Phrase object, int limit, Set<String> receivers) {
        int noun = entry.objects().isEmpty() ? group.end() - 1 : objectNoun(group, object, entry.objects(), limit);
        Set<String> givers = new LinkedHashSet<>(participants.prepositionalFirst(noun + 1, limit, entry.givers()));
        givers.removeAll(receivers);
        if (entry.givers().contains("obj") && object != null) {
            givers.addAll(actors.list(object, object.start(), limit, false)); // a irrité Pékin
        } else if (givers.isEmpty() && object != null) {
            givers.addAll(participants.complementCodes(object));
            givers.removeAll(receivers);
        }
        return givers;
    }

    /** What is asked is asked of somebody: "ordonne le déploiement à la frontière mexicaine" asks nothing of Mexico. */
    private static boolean isAddressed(Entry entry) {
        return entry.type() == RelationType.REQUEST;
    }

    /** X a été critiqué par Y; X was attacked by Y. */
    private boolean passive(Group group, Entry entry, int limit) {
        Set<String> patients = new LinkedHashSet<>(actors.of(subjects.of(group), true));
        Set<String> agents = new LinkedHashSet<>(
                participants.agent(group.end(), words.sentence(group.head()).end()));
        if (agents.isEmpty() && entry.type() == RelationType.COERCE && actors.isPosted(subjects.of(group))) {
            // a été arrêté en Suède, was detained in Iran: by the country where it is done
            agents.addAll(participants.prepositionalFirst(group.end(), limit, Set.of("en", "à", "in")));
            patients.removeAll(agents);
        }
        if (agents.isEmpty() && entry.type() == RelationType.PROTEST) {
            agents.addAll(hosts(group));
            patients.removeAll(agents);
        }
        if (!entry.objects().isEmpty() && patients.isEmpty()) {
            patients.addAll(participants.prepositional(group.end(), limit, entry.targets(), agents, true));
        }
        if (agents.isEmpty() && entry.type().isSymmetric()) {
            Set<String> signs = Set.of("entre", "between");
            Set<String> between = entry.type() == RelationType.AGREE
                    ? participants.prepositional(group.end(), limit, signs)
                    : participants.prepositionalFirst(group.end(), limit, signs);
            return between.size() > 1
                    && sheet.pairs(
                            new ArrayList<>(between),
                            entry.type(),
                            evidence(group, limit),
                            group.head(),
                            statuses.status(group),
                            "verb.between");
        }
        return all(agents, entry, patients, group, limit, "verb.passive");
    }

    /** l'ambassadeur américain en Israël a été convoqué: by whom he is accredited to. */
    private Set<String> hosts(Group group) {
        Span subject = subjects.of(group);
        for (int i = subject == null ? group.start() : subject.start(); i < group.start(); i++) {
            Mention place = words.mention(i);
            int before = words.is(i - 1, "DET") ? i - 2 : i - 1;
            boolean posted = function.is(Kind.LOCATIVE, words.lower(before)) || words.isForm(before, "to");
            if (posted
                    && place != null
                    && place.kind().isGeopolitical()
                    && !place.code().isEmpty()) {
                return Set.of(place.code());
            }
        }
        return Set.of();
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
        Set<String> agents = participants.agent(group.end(), limit);
        if (agents.isEmpty() && isAccused(group, entry) && !function.is(Kind.AGENT, words.lower(group.end()))) {
            // ont rompu avec le Qatar, accusé de …: whoever acts against it accuses it
            Set<String> targets = actors.of(patient, patient.start(), true);
            Set<String> accusers = new LinkedHashSet<>(mainSubject(group));
            accusers.removeAll(targets);
            return all(accusers, entry, targets, group, limit, "verb.accused");
        }
        boolean any = false;
        for (String source : agents) {
            for (String target : actors.of(patient, patient.start(), true)) {
                // what a participle tells has happened, whatever is planned or promised beside it
                Status status = group.negated() ? Status.DENIED : Status.ACTUAL;
                any |= sheet.add(
                        source, entry.type(), target, evidence(group, limit), group.head(), status, "verb.participle");
            }
        }
        return any;
    }

    /** le Qatar, accusé de: said of whom somebody acts against; "arrested Syrians suspected of" accuses no country. */
    private boolean isAccused(Group group, Entry entry) {
        boolean suspects = group.lemma().equals("soupçonner") || group.lemma().equals("suspect");
        return entry.type() == RelationType.ACCUSE && !suspects;
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
                any |= sheet.add(
                        source,
                        entry.type(),
                        target,
                        evidence(group, limit),
                        group.head(),
                        statuses.status(group),
                        rule);
            }
        }
        return any;
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
}
