package org.depeche.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search is OpenNLP's, done faster: it must not differ from it anywhere. */
class SequenceModelTest {
    private static final PublishedFeatures FEATURES = new PublishedFeatures();

    @ParameterizedTest
    @CsvSource({"fr,/opennlp-fr-ud-gsd-pos-1.3-2.5.4.bin", "en,/org/depeche/models/tags-en.bin"})
    void tagsAreThoseOfOpenNlpToTheLastBit(String language, String resource) throws IOException {
        POSModel model = model(resource);
        POSTaggerME theirs = new POSTaggerME(model);
        SequenceModel same = new SequenceModel(model.<AbstractModel>getArtifact("pos.model"));
        sentences(language).forEach(words -> {
            Outcomes ours = same.decide(
                    words,
                    PublishedFeatures.of(words),
                    FEATURES,
                    model.getFactory().getSequenceValidator());
            assertThat(ours.all()).containsExactly(theirs.tag(words));
            assertThat(ours.probabilities()).containsExactly(theirs.probs());
        });
    }

    @Test
    void featuresAreThoseOfOpenNlp() throws IOException {
        String[] words = {"À", "l'", "ONU", ",", "M.", "Sergueï", "a", "4", "avions", "A-320", "\uD835\uDC00b", "1,5"};
        String[] tags = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"};
        var theirs = model("/org/depeche/models/tags-en.bin").getFactory().getPOSContextGenerator(0);
        Outcomes before = Outcomes.NONE;
        for (int i = 0; i < words.length; i++) {
            assertThat(FEATURES.whole(i, PublishedFeatures.of(words), before))
                    .containsExactly(theirs.getContext(i, words, tags, null));
            before = before.then(tags[i]);
        }
    }

    private static POSModel model(String resource) throws IOException {
        try (InputStream in = POSModel.class.getResourceAsStream(resource)) {
            return new POSModel(in);
        }
    }

    /** Paragraphs, parted at blanks, which is near enough to sentences here. */
    private static Stream<String[]> sentences(String language) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("data/articles"))) {
            return files.filter(f -> f.getFileName().toString().startsWith(language)).toList().stream()
                    .flatMap(SequenceModelTest::lines)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.strip().split("\\s+"));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
