package org.depeche.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.namefind.BioCodec;
import opennlp.tools.util.SequenceValidator;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.Sentence;
import org.depeche.model.Span;

/** A trained finder of people, places and organisations. May be shared by threads. */
final class NameModel {
    static final BioCodec CODEC = new BioCodec();
    static final NameContext CONTEXT = new NameContext();

    private static final SequenceValidator<String> VALIDATOR = CODEC.createSequenceValidator();

    private final SequenceModel model;

    NameModel(SequenceModel model) {
        this.model = model;
    }

    /**
     * The names of an article.
     *
     * @param features of its sentences, as {@link NameFeatures} has them
     */
    List<Mention> find(String whole, List<Sentence> sentences, List<String[][]> features) {
        List<Mention> names = new ArrayList<>();
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            String[] words = NameFeatures.words(sentence);
            String[] outcomes = model.decide(words, features.get(s), CONTEXT, VALIDATOR);
            for (opennlp.tools.util.Span name : CODEC.decode(Arrays.asList(outcomes))) {
                Span span = new Span(
                        sentence.tokens().get(name.getStart()).start(),
                        sentence.tokens().get(name.getEnd() - 1).end());
                names.add(new Mention(span, Kind.valueOf(name.getType()), span.of(whole), ""));
            }
        }
        return names;
    }
}
