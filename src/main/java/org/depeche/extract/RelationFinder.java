package org.depeche.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.extract.RelationLexicon.Entry;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Relation;

/** Finds what countries do with or to each other: told by verbs, by nouns, and done by acts of speech. */
final class RelationFinder {
    /** So many different words of sport make an article one on sport. */
    private static final int MANY = 4;

    private final Syntax syntax;
    private final RelationLexicon lexicon;
    private final List<Told> told;
    private final RelationSheet sheet;
    private final VerbRelations verbs;
    private final NounRelations nouns;
    private final SpeechActRelations acts;

    /** @param told the statements of the article, as relations may lie in them or be claimed by them */
    RelationFinder(Syntax syntax, RelationLexicon lexicon, Actors actors, List<Told> told) {
        this.syntax = syntax;
        this.lexicon = lexicon;
        this.told = told;
        this.sheet = new RelationSheet(syntax, told);
        Statuses statuses = new Statuses(syntax, lexicon);
        Participants participants = new Participants(syntax, actors);
        this.verbs = new VerbRelations(syntax, actors, participants, statuses, sheet);
        this.nouns = new NounRelations(syntax, actors, participants, statuses, sheet);
        this.acts = new SpeechActRelations(syntax, lexicon, actors, participants, sheet, told);
    }

    List<Relation> find() {
        Words words = syntax.words();
        Set<Integer> sport = sentencesOfSport(words);
        for (Group group : syntax.verbs().all()) {
            if (sport.contains(words.sentenceNumber(group.head()))) {
                continue;
            }
            for (Entry entry : lexicon.verb(group.lemma(), group.reflexive())) {
                if (verbs.read(group, entry)) {
                    break;
                }
            }
        }
        for (int i = 0; i < words.size(); i++) {
            boolean noun = words.is(i, "NOUN") || words.is(i, "PROPN") && words.inTitle(i);
            if (noun && !sheet.isConsumed(i) && !sport.contains(words.sentenceNumber(i))) {
                for (Entry entry : lexicon.noun(words.lemma(i).toLowerCase(Locale.ROOT))) {
                    nouns.read(i, entry);
                }
            }
        }
        for (int i = 0; i < told.size(); i++) {
            acts.read(i);
        }
        return sheet.relations(syntax.isFrench() ? "fr" : "en");
    }

    /** Sentences with a word of sport; all of an article that has many, as there countries meet and beat each other in games. */
    private Set<Integer> sentencesOfSport(Words words) {
        Set<Integer> sentences = new HashSet<>();
        Set<String> different = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String lemma = words.lemma(i).toLowerCase(Locale.ROOT);
            if (lexicon.isSport(lemma) && (words.is(i, "NOUN") || words.is(i, "PROPN") || words.is(i, "ADJ"))) {
                sentences.add(words.sentenceNumber(i));
                different.add(lemma);
            }
        }
        for (int n = 0; different.size() >= MANY && n < words.sentences().size(); n++) {
            sentences.add(n);
        }
        return sentences;
    }
}
