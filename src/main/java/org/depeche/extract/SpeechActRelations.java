package org.depeche.extract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.depeche.extract.NounPhrases.Phrase;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** Finds relations that lie in an act of speech aimed at another country: accuse, demand, praise, threaten. */
final class SpeechActRelations {
    private final Words words;
    private final NounPhrases phrases;
    private final VerbGroups verbs;
    private final Actors actors;
    private final Participants participants;
    private final RelationSheet sheet;
    private final List<Told> told;

    SpeechActRelations(Syntax syntax, Actors actors, Participants participants, RelationSheet sheet, List<Told> told) {
        this.words = syntax.words();
        this.phrases = syntax.phrases();
        this.verbs = syntax.verbs();
        this.actors = actors;
        this.participants = participants;
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
                    targets.addAll(participants.complementCodes(first));
                }
                Phrase second = words.isForm(first.end(), "et") || words.isForm(first.end(), "and")
                        ? phrases.at(first.end() + 1)
                        : null;
                if (second != null && draft.rule().equals("object")) {
                    targets.addAll(participants.complementCodes(second)); // le régime et ses alliés russes
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
                sheet.add(source, type, target, evidence, cue.start(), status, "act");
                sheet.dateFrom(source, type, target, statement);
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
}
