package org.depeche.extract;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.depeche.extract.StatementReader.Told;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Findings;
import org.depeche.model.FirstNames;
import org.depeche.model.Relation;
import org.depeche.model.Statement;

/** Reads statements, relations and people from an annotated article. May be shared by threads. */
public final class Extractor {
    private final Map<String, Grammar> grammars = new ConcurrentHashMap<>();

    private final KnownPeople known;

    public Extractor(KnownPeople known) {
        this.known = known;
    }

    /** What is known of a language beforehand. */
    private record Grammar(FunctionWords function, CueLexicon cues, RelationLexicon relations, Roles roles) {
        static Grammar of(String language) {
            return new Grammar(
                    new FunctionWords(language),
                    new CueLexicon(language),
                    new RelationLexicon(language),
                    new Roles(language, FirstNames.load()));
        }
    }

    /**
     * Reads an article.
     *
     * @throws IllegalStateException for a language that has no files
     */
    public Findings extract(AnnotatedArticle article) {
        Grammar grammar = grammars.computeIfAbsent(article.article().language(), Grammar::of);
        Words words = new Words(article, grammar.function());
        NounPhrases phrases = new NounPhrases(words, grammar.function());
        VerbGroups verbs = new VerbGroups(words, grammar.function());
        Subjects subjects = new Subjects(
                words, grammar.function(), phrases, verbs, g -> grammar.cues().find(g.lemma(), g.reflexive()) != null);
        Cast cast = new Cast(words, phrases, grammar.roles(), known);
        Speakers speakers = new Speakers(words, grammar.function(), phrases, grammar.roles(), cast);
        Syntax syntax = new Syntax(words, grammar.function(), grammar.cues(), phrases, verbs, subjects);
        List<Draft> drafts = new StatementFinder(syntax, noun -> grammar.roles().carrier(noun) != null).find();
        List<Told> told =
                new StatementReader(words, grammar.function(), phrases, verbs, grammar.roles(), speakers).read(drafts);
        Actors actors =
                new Actors(words, grammar.function(), phrases, grammar.relations(), grammar.roles(), cast, told);
        List<Relation> relations = new RelationFinder(syntax, grammar.relations(), actors, told).find();
        List<Statement> statements = told.stream().map(Told::statement).toList();
        return new Findings(article.article(), statements, relations, cast.people(), List.of());
    }
}
