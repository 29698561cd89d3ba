package org.depeche.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.DateBasis;
import org.depeche.model.Findings;
import org.depeche.model.Part;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Place;
import org.depeche.model.Relation;
import org.depeche.model.RelationType;
import org.depeche.model.Span;

/** The people and relations of annotated articles as findings, so that linking is tested without extraction. */
final class GoldFindings {
    private GoldFindings() {}

    static List<Findings> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Findings> all = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                all.add(read(new ObjectMapper().readTree(Files.readString(file))));
            }
            return all;
        }
    }

    private static Findings read(JsonNode gold) {
        Article article = new Article(
                gold.get("id").asText(),
                gold.get("language").asText(),
                "",
                gold.get("publisher").asText(),
                PartialDate.parse(gold.get("published").asText()),
                "",
                gold.get("text").asText(),
                gold.get("id").asText());
        List<Person> people = new ArrayList<>();
        for (JsonNode person : gold.get("people")) {
            people.add(new Person(
                    person.get("name").asText(),
                    person.get("role").asText(),
                    person.get("country").asText()));
        }
        List<Relation> relations = new ArrayList<>();
        for (JsonNode relation : gold.get("relations")) {
            RelationType type = RelationType.valueOf(relation.get("type").asText());
            String source = relation.get("source").asText();
            String target = relation.get("target").asText();
            boolean swap = type.isSymmetric() && source.compareTo(target) > 0;
            relations.add(new Relation(
                    swap ? target : source,
                    type,
                    swap ? source : target,
                    PartialDate.UNKNOWN,
                    DateBasis.NONE,
                    Relation.Status.ACTUAL,
                    "",
                    -1,
                    Place.UNKNOWN,
                    "",
                    List.of(new Passage(Part.TEXT, new Span(0, 0), "")),
                    "gold"));
        }
        return new Findings(article, List.of(), relations, people, List.of());
    }
}
