package org.depeche.annotate;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.Event;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.Mention;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/** Trains the name model of a language. The same articles in the same order give the same model. */
public final class NameTrainer {
    private static final int ITERATIONS = 20;

    private final Language language;
    private final List<Event> events = new ArrayList<>();

    /** @param code {@code fr} or {@code en} */
    public NameTrainer(String code, Countries countries) {
        language = code.equals("fr") ? Language.french(countries) : Language.english(countries);
    }

    /**
     * Adds an article to learn from.
     *
     * @param names what is to be found in it: persons, places and organisations, none inside another
     * @param things names of events, products and the like, which are told apart from those and not found
     */
    public void add(Article article, List<Mention> names, List<Span> things) {
        String whole = AnnotatedArticle.whole(article);
        List<Sentence> sentences = Annotator.sentences(article, whole, language);
        List<String[][]> features = language.names().features(whole, sentences);
        Map<Integer, Named> byStart = new HashMap<>();
        names.forEach(n ->
                byStart.put(n.span().start(), new Named(n.span().end(), n.kind().name())));
        things.forEach(t -> byStart.put(t.start(), new Named(t.end(), NameModel.THING)));
        for (int s = 0; s < sentences.size(); s++) {
            learn(NameFeatures.words(sentences.get(s)), spans(sentences.get(s).tokens(), byStart), features.get(s));
        }
    }

    /** Where a name ends, and what it is to the model. */
    private record Named(int end, String type) {}

    private void learn(String[] words, List<opennlp.tools.util.Span> names, String[][] features) {
        String[] outcomes = NameModel.CODEC.encode(names.toArray(opennlp.tools.util.Span[]::new), words.length);
        Outcomes before = Outcomes.NONE;
        for (int i = 0; i < words.length; i++) {
            events.add(new Event(outcomes[i], NameModel.CONTEXT.whole(i, features, before)));
            before = before.then(outcomes[i]);
        }
    }

    /** Names whose ends are those of tokens; another cannot be learned. */
    private static List<opennlp.tools.util.Span> spans(List<Token> tokens, Map<Integer, Named> byStart) {
        List<opennlp.tools.util.Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Named name = byStart.get(tokens.get(i).start());
            if (name == null) {
                continue;
            }
            int end = i;
            while (end < tokens.size() && tokens.get(end).end() < name.end) {
                end++;
            }
            if (end < tokens.size() && tokens.get(end).end() == name.end) {
                spans.add(new opennlp.tools.util.Span(i, end + 1, name.type));
                i = end;
            }
        }
        return spans;
    }

    /** Trains on all articles that were added, and writes the model. */
    public void train(OutputStream out) throws IOException {
        SequenceModel.train(events, ITERATIONS, out);
    }
}
