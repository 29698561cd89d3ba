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
    /** The type of names that are told apart and not found: of events, products. */
    static final String THING = "THING";

    static final BioCodec CODEC = new BioCodec();
    static final NameContext CONTEXT = new NameContext();

    private static final SequenceValidator<String> VALIDATOR = CODEC.createSequenceValidator();

    private final SequenceModel model;

    NameModel(SequenceModel model) {
        this.model = model;
    }

    /**
     * What an article names.
     *
     * @param names persons, places and organisations in order, none overlapping another
     * @param things names of something else: Tour de France
     */
    record Found(List<Mention> names, List<Span> things) {}

    /**
     * The names of an article.
     *
     * @param features of its sentences, as {@link NameFeatures} has them
     */
    Found find(String whole, List<Sentence> sentences, List<String[][]> features) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (int s = 0; s < sentences.size(); s++) {
            Sentence sentence = sentences.get(s);
            String[] outcomes = model.decide(NameFeatures.words(sentence), features.get(s), CONTEXT, VALIDATOR)
                    .all();
            for (opennlp.tools.util.Span name : CODEC.decode(Arrays.asList(outcomes))) {
                Span span = new Span(
                        sentence.tokens().get(name.getStart()).start(),
                        sentence.tokens().get(name.getEnd() - 1).end());
                if (name.getType().equals(THING)) {
                    found.things.add(span);
                } else {
                    found.names.add(new Mention(span, Kind.valueOf(name.getType()), span.of(whole), ""));
                }
            }
        }
        return found;
    }
}
