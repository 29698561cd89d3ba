package org.depeche.bench;

import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.Properties;
import java.util.function.Consumer;

/** Stanford CoreNLP with the French models and annotators of its own settings: tokenize, mwt, pos, ner, depparse. */
public final class CoreNlp implements Consumer<String> {
    private final StanfordCoreNLP pipeline;

    public CoreNlp() {
        Properties properties = new Properties();
        try (var in = StanfordCoreNLP.class.getResourceAsStream("/StanfordCoreNLP-french.properties")) {
            properties.load(in);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        properties.setProperty("threads", "1");
        pipeline = new StanfordCoreNLP(properties);
    }

    @Override
    public void accept(String text) {
        pipeline.process(text);
    }
}
