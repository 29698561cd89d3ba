package org.depeche.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.depeche.extract.RelationLexicon.Entry;
import org.depeche.extract.StatementReader.Told;
import org.depeche.extract.VerbGroups.Group;
import org.depeche.model.Relation;
import org.depeche.model.Span;

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
        this.sheet = new RelationSheet(syntax, lexicon, told);
        Statuses statuses = new Statuses(syntax, lexicon);
        Participants participants = new Participants(syntax, lexicon, actors);
        this.verbs = new VerbRelations(syntax, actors, participants, statuses, sheet);
        this.nouns = new NounRelations(syntax, lexicon, actors, participants, statuses, sheet);
        this.acts = new SpeechActRelations(syntax, lexicon, actors, participants, statuses, sheet, told);
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

    /**
     * Sentences of sport: with a word that is of sport alone, or with two that are so beside each other ("la Ligue arabe" has
     * one, and is no sport). All of an article that has many of both, as there countries meet and beat each other in games.
     */
    private Set<Integer> sentencesOfSport(Words words) {
        Set<Integer> sentences = new HashSet<>();
        Set<String> different = new HashSet<>();
        boolean any = false;
        for (int n = 0; n < words.sentences().size(); n++) {
            Set<String> here = sportIn(words, words.sentences().get(n));
            boolean alone = here.stream().anyMatch(lexicon::isSportAlone);
            if (alone || here.size() > 1) {
                sentences.add(n);
            }
            any |= alone;
            different.addAll(here);
        }
        for (int n = 0; any && different.size() >= MANY && n < words.sentences().size(); n++) {
            sentences.add(n);
        }
        return sentences;
    }

    private Set<String> sportIn(Words words, Span sentence) {
        Set<String> lemmas = new HashSet<>();
        for (int i = sentence.start(); i < sentence.end(); i++) {
            String lemma = words.lemma(i).toLowerCase(Locale.ROOT);
            if (lexicon.isSport(lemma) && (words.is(i, "NOUN") || words.is(i, "PROPN") || words.is(i, "ADJ"))) {
                lemmas.add(lemma);
            }
        }
        return lemmas;
    }
}
