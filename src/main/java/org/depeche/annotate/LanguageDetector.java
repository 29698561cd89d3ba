package org.depeche.annotate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/** OpenNLP's language detector, loaded only when an article does not say its language: the model takes 0.6 s to load. */
final class LanguageDetector {
    private final LanguageDetectorModel model;
    private final ThreadLocal<LanguageDetectorME> detectors;

    LanguageDetector() {
        try (InputStream in = LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin")) {
            if (in == null) {
                throw new IllegalStateException("no language model");
            }
            model = new LanguageDetectorModel(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the language model cannot be read", e);
        }
        detectors = ThreadLocal.withInitial(() -> new LanguageDetectorME(model));
    }

    /** ISO 639-3 code of the language that a text is most likely in. */
    String detect(String text) {
        return detectors
                .get()
                .predictLanguage(text.substring(0, Math.min(text.length(), 3000)))
                .getLang();
    }
}
