package org.depeche.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
    private static final String GOLD = """
            {"id":"a","language":"fr","published":"2020-12","title":"","text":"Tout va bien, a dit Xi Jinping lundi. Rien ne va, selon Paris.",
             "statements":[{"speaker":"Xi Jinping","cue":"a dit","content":["Tout va bien"],"kind":"indirect","date":"2020-12-28","via":""},
                           {"speaker":"Paris","cue":"selon","content":["Rien ne va"],"kind":"indirect","date":"","via":""}],
             "relations":[{"source":"CN","type":"CONSULT","target":"FR","date":"","status":"actual","evidence":"x"}],
             "people":[{"name":"Xi Jinping"}]}""";

    private static Score score(String prediction) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode gold = mapper.readTree(GOLD);
        return Scorer.score(
                List.of(GoldArticle.of(gold, "a.json")),
                prediction.isEmpty() ? Map.of() : Map.of("a", Annotations.of(mapper.readTree(prediction))));
    }

    @Test
    void goldItselfIsPerfect() throws IOException {
        assertThat(score(GOLD).figure("actor-statement-date (0.5, speaker, date)"))
                .isEqualTo(new Figure.Match(100, 100, 100, 2, 2, 2));
        assertThat(score(GOLD).errors()).isEmpty();
    }

    @Test
    void anArticleWithoutPredictionCountsAsMissed() throws IOException {
        assertThat(score("").figure("articles without a prediction")).hasToString("1");
        assertThat(score("").figure("statements, overlap 0.3")).isEqualTo(new Figure.Match(0, 0, 0, 0, 0, 2));
        assertThat(score("").errors()).hasSize(3).allMatch(e -> e.startsWith("a missed "));
    }

    @Test
    void aSymmetricRelationMayBeWrittenEitherWay() throws IOException {
        String turned = "{\"id\":\"a\",\"relations\":[{\"source\":\"FR\",\"type\":\"CONSULT\",\"target\":\"CN\"}]}";
        assertThat(score(turned).figure("country-relation-country"))
                .isEqualTo(new Figure.Match(100, 100, 100, 1, 1, 1));
    }

    @Test
    void confidenceIsHeldAgainstWhatIsRight() throws IOException {
        String sure = """
                {"id":"a","statements":[{"speaker":"Jinping","content":["Tout va bien"],"confidence":0.95},
                                        {"speaker":"Londres","content":["Rien ne va"],"confidence":0.91},
                                        {"speaker":"Paris","content":["lundi"],"confidence":1}]}""";
        assertThat(score(sure).confidence()).containsExactly(new Score.Bucket(0.9, 1.0, 3, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "Xi Jinping, Jinping, true",
        "le président Xi, Xi, true",
        "Andreï Denisov, ANDREI DENISOV, true",
        "Vladimir Poutine, Vladimir Zelensky, false",
        "'', '', true",
        "Xi, '', false",
        "l’Otan, Otan, true",
        "Straße, STRASSE, true",
        "porte-parole du ministère chinois des Affaires étrangères, porte-parole du ministère des Affaires étrangères, true"
    })
    void namesOfOneActor(String a, String b, boolean same) {
        assertThat(Names.same(a, b)).isEqualTo(same);
        assertThat(Names.same(b, a)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 6.2", "3, 16, 18.8", "1, 3, 33.3", "2, 3, 66.7", "1, 800, 0.1", "1, 0, 0.0"})
    void sharesAreRoundedHalfToEven(int hit, int of, double percent) {
        assertThat(Figure.Match.of(hit, 1, of).r()).isEqualTo(percent);
    }
}
