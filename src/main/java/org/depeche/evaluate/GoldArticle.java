package org.depeche.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.depeche.model.Article;
import org.depeche.model.PartialDate;

/** An article with what a person found in it. */
public record GoldArticle(Article article, Annotations gold) {
    /**
     * The annotated articles of a folder, one JSON file each, in the order of the files' names.
     *
     * @throws IOException where a file cannot be read
     * @throws IllegalArgumentException where one is no annotated article; the message names it
     */
    public static Collection<GoldArticle> load(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.getFileName().toString().endsWith(".json"))
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
        ObjectMapper mapper = new ObjectMapper();
        Map<String, GoldArticle> articles = new LinkedHashMap<>();
        for (Path file : files) {
            try {
                GoldArticle article = of(mapper.readTree(Files.readAllBytes(file)), file.toString());
                articles.put(article.gold().id(), article);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
            }
        }
        return articles.values();
    }

    static GoldArticle of(JsonNode json, String source) {
        return new GoldArticle(
                new Article(
                        json.path("id").asText(),
                        json.path("language").asText(),
                        json.path("url").asText(),
                        json.path("publisher").asText(),
                        PartialDate.parse(json.path("published").asText()),
                        json.path("title").asText(),
                        json.path("text").asText(),
                        source),
                Annotations.of(json));
    }

    /** Title and text, as positions are counted for the overlap of two contents. */
    String whole() {
        return article.title() + "\n\n" + article.text();
    }
}
