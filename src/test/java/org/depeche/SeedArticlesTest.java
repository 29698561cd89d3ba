package org.depeche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.depeche.model.Article;
import org.depeche.model.Findings;
import org.depeche.model.PartialDate;
import org.depeche.model.Statement;
import org.junit.jupiter.api.Test;

/** The two articles that Dépêche started from, where they lie beside the project. */
class SeedArticlesTest {
    private static final Depeche DEPECHE = new Depeche();

    @Test
    void theAmbassadorSpeaksAtLeastEightTimes() throws IOException {
        List<Statement> his = read("fr-c-901").statements().stream()
                .filter(s -> s.speaker().equals("Andreï Denisov"))
                .toList();
        assertThat(his).hasSizeGreaterThanOrEqualTo(8);
        assertThat(his).extracting(s -> s.speakerText().text()).contains("il", "le diplomate", "l’ambassadeur russe");
        assertThat(his).anySatisfy(s -> assertThat(s.via()).containsExactly("Global Times"));
        assertThat(his)
                .filteredOn(s -> s.content().get(0).text().startsWith("La coopération russo-chinoise"))
                .extracting(s -> s.date().toString())
                .containsExactly("2020-12-29");
    }

    @Test
    void fourRelationsAreRead() throws IOException {
        assertThat(read("fr-c-902").relations())
                .extracting(r -> r.source() + " " + r.type() + " " + r.target())
                .contains("CN SUPPORT RU", "WEST SANCTION RU", "US ACCUSE CN", "RU ASSAULT UA");
    }

    private static Findings read(String id) throws IOException {
        Path file = Path.of("../shared/gold/dev/" + id + ".json");
        assumeThat(file).exists();
        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        PartialDate published = PartialDate.parse(json.get("published").asText());
        String title = json.get("title").asText();
        String text = json.get("text").asText();
        return DEPECHE.read(new Article(id, "fr", "", "", published, title, text, id))
                .findings();
    }
}
