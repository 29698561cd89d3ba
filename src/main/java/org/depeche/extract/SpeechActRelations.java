package org.depeche.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.extract.FunctionWords.Kind;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Mention;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** Finds relations that lie in an act of speech aimed at another country: accuse, demand, praise, threaten. */
final class SpeechActRelations {
    private final Words words;
    private final FunctionWords function;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final RelationLexicon lexicon;
    private final Actors actors;
    private final Participants participants;
    private final Statuses statuses;
    private final RelationSheet sheet;
    private final List<Told> told;

    SpeechActRelations(
            Syntax syntax,
            RelationLexicon lexicon,
            Actors actors,
            Participants participants,
            Statuses statuses,
            RelationSheet sheet,
            List<Told> told) {
        this.words = syntax.words();
        this.function = syntax.function();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.lexicon = lexicon;
        this.actors = actors;
        this.participants = participants;
        this.statuses = statuses;
        this.sheet = sheet;
        this.told = told;
    }

    /** A speech act that is aimed at another country is a relation: accuse, demand, praise, threaten, reject. */
    void read(int index) {
        Told one = told.get(index);
        Statement statement = one.statement();
        Draft draft = one.draft();
        RelationType type = switch (statement.act()) {
            case ACCUSE, CONDEMN -> RelationType.ACCUSE;
            case PRAISE -> RelationType.SUPPORT;
            case DEMAND, APPEAL -> RelationType.REQUEST;
            case THREATEN, WARN -> RelationType.THREATEN;
            case APOLOGISE -> RelationType.CONCEDE;
            case DENY -> isAccusation(draft) ? RelationType.REJECT : null;
            case ASSERT -> draft.rule().startsWith("object") && isReproach(draft) ? RelationType.ACCUSE : null;
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
        if (targets.isEmpty() && type == RelationType.REJECT) {
            sources.forEach(source -> targets.addAll(sheet.accusersOf(source)));
        } else if (targets.isEmpty()) {
            targets.addAll(aimedAt(type, draft, sources));
            if (targets.isEmpty() && (type == RelationType.ACCUSE || isOwnThreat(type, draft))) {
                targets.addAll(sheet.culprits(draft.cue().start(), sources));
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
        Status status = group == null ? Status.ACTUAL : statuses.status(group);
        for (String source : sources) {
            for (String target : targets) {
                sheet.add(source, type, target, evidence, cue.start(), status, "act");
                sheet.dateFrom(source, type, target, statement);
            }
        }
    }

    /** the EU warned it was prepared to act: who warns of what he himself will do threatens. */
    private boolean isOwnThreat(RelationType type, Draft draft) {
        int first = words.tokensIn(draft.content().get(0)).start();
        return type == RelationType.THREATEN && function.is(Kind.SUBJECT, words.lower(first));
    }

    /** rejette toute accusation: what is denied is what somebody accuses of. */
    private boolean isAccusation(Draft draft) {
        Phrase first = firstPhrase(words.tokensIn(draft.content().get(0)));
        return first != null
                && lexicon.noun(words.lemma(first.head()).toLowerCase(Locale.ROOT)).stream()
                        .anyMatch(entry -> entry.type() == RelationType.ACCUSE);
    }

    /** a qualifié l'opération d'« agression », called Israel a "terrorist state": words that blame. */
    private boolean isReproach(Draft draft) {
        for (Span span : draft.content()) {
            Span content = words.tokensIn(span);
            for (int i = content.start(); i < content.end(); i++) {
                if (lexicon.isReproach(words.lemma(i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whom an act of speech without an addressee is aimed at: who did what is condemned, whom a threat names. */
    private Set<String> aimedAt(RelationType type, Draft draft, Set<String> sources) {
        Set<String> targets = new LinkedHashSet<>();
        Span content = words.tokensIn(draft.content().get(0));
        Phrase first = firstPhrase(content);
        if (first == null) {
            return type == RelationType.THREATEN ? firstNamed(content, content.end(), sources) : targets;
        }
        if (type == RelationType.ACCUSE && isHostile(first)) {
            return doers(first, content.end());
        }
        boolean belonging = type != RelationType.REQUEST || draft.rule().equals("clause");
        targets.addAll(actors.list(first, Math.max(first.start(), content.start()), content.end(), belonging));
        targets.removeAll(sources);
        if (targets.isEmpty() && belonging) {
            targets.addAll(participants.complementCodes(first));
        }
        Phrase second = words.isForm(first.end(), "et") || words.isForm(first.end(), "and")
                ? phrases.at(first.end() + 1)
                : null;
        if (second != null && draft.rule().equals("object")) {
            targets.addAll(participants.complementCodes(second)); // le régime et ses alliés russes
        }
        targets.removeAll(sources);
        if (targets.isEmpty() && belonging) {
            // les « provocations » des Etats-Unis: a complement that quotation marks part from its noun
            targets.addAll(firstNamed(content, clauseEnd(first.end(), content.end()), sources));
        }
        return targets;
    }

    /** Whether a noun tells of an attack or the like, so that its complement suffers it. */
    private boolean isHostile(Phrase phrase) {
        return lexicon.noun(words.lemma(phrase.head()).toLowerCase(Locale.ROOT)).stream()
                .anyMatch(entry -> switch (entry.type()) {
                    case ASSAULT, COERCE, SANCTION, MOBILIZE -> true;
                    default -> false;
                });
    }

    /** Who does what a hostile noun tells: the nationality beside it, whose it is, or who stands behind "par" or "by". */
    private Set<String> doers(Phrase phrase, int limit) {
        Set<String> doers = new LinkedHashSet<>(participants.agent(phrase.head(), Math.min(limit, phrase.head() + 12)));
        if (!doers.isEmpty()) {
            return doers;
        }
        for (int i = phrase.start(); i < phrase.end(); i++) {
            boolean complement = words.is(i, "ADP") || words.is(i, "ADP+DET");
            if (complement && i > phrase.start()) {
                break;
            }
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical() && !mention.code().isEmpty()) {
                    doers.add(mention.code());
                }
            }
        }
        return doers;
    }

    private Set<String> firstNamed(Span content, int limit, Set<String> sources) {
        for (int i = content.start(); i < Math.min(limit, content.end()); i++) {
            for (Mention mention : words.mentionsAt(i)) {
                if (mention.kind().isGeopolitical() && !mention.code().isEmpty() && !sources.contains(mention.code())) {
                    return Set.of(mention.code());
                }
            }
        }
        return Set.of();
    }

    /** Where the clause ends that a noun stands in: at a verb, a comma or a relative pronoun. */
    private int clauseEnd(int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (words.isForm(i, ",") || verbs.at(i) != null || words.is(i, "SCONJ") || words.isForm(i, "qui")) {
                return i;
            }
        }
        return limit;
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
}
