package org.depeche.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * News at any scale: paragraphs of real articles, put together anew, with other names of people and other dates. The same
 * seed gives the same articles.
 */
public final class ScaleCorpus {
    /** Folder of text files; the project's own dispatches unless another is named. */
    private static final Path SOURCE = Path.of(System.getProperty("bench.corpus", "data/articles"));

    private static final int WORDS = 400;
    private static final int LEAST_WORDS = 12;
    private static final Pattern PERSON = Pattern.compile("\\b(\\p{Lu}\\p{Ll}{2,}) (\\p{Lu}\\p{Ll}{3,})\\b");
    private static final Pattern DATE = Pattern.compile(
            "\\b\\d{1,2}(?:er)? (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
                    + "(?: \\d{4})?");
    private static final String[] MONTHS = {
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre"
    };

    private final List<String> paragraphs = new ArrayList<>();
    private final List<String> firstNames = new ArrayList<>();
    private final List<String> surnames = new ArrayList<>();
    private final ObjectMapper json = new ObjectMapper();

    /** Reads the paragraphs that articles are made of. */
    public ScaleCorpus() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCE)) {
            for (Path file : files.filter(ScaleCorpus::isArticle).sorted().toList()) {
                read(Files.readString(file));
            }
        }
        if (paragraphs.size() < 20) {
            throw new IOException(SOURCE + " holds too few articles in French");
        }
    }

    private static boolean isArticle(Path file) {
        return file.getFileName().toString().matches("(fr-.*|\\d{4}_\\d\\d_\\d\\d.*)\\.txt");
    }

    private void read(String text) {
        for (String paragraph : text.split("\\R\\s*\\R")) {
            // Some corpora set words apart.
            String words = paragraph
                    .replaceAll("\\s+", " ")
                    .replaceAll(" ([,.)])", "$1")
                    .replaceAll("(['’(]) ", "$1")
                    .strip();
            if (words.split(" ").length >= LEAST_WORDS && words.endsWith(".")) {
                paragraphs.add(words);
                Matcher person = PERSON.matcher(words);
                while (person.find()) {
                    firstNames.add(person.group(1));
                    surnames.add(person.group(2));
                }
            }
        }
    }

    /** Writes so many articles of some 400 words as JSON lines. */
    public void write(Path file, int articles, long seed) throws IOException {
        Random random = new Random(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (int i = 0; i < articles; i++) {
                out.write(json.writeValueAsString(article(seed + "-" + i, random)));
                out.write('\n');
            }
        }
    }

    /** An article: its title is the first sentence of another. */
    public ObjectNode article(String id, Random random) {
        LocalDate date = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(3000));
        StringBuilder text = new StringBuilder();
        Map<String, String> names = new HashMap<>();
        for (int words = 0; words < WORDS; ) {
            String paragraph = paragraph(random, names, date);
            words += paragraph.split(" ").length;
            text.append(text.isEmpty() ? "" : "\n\n").append(paragraph);
        }
        ObjectNode article = json.createObjectNode();
        article.put("id", id);
        article.put("title", paragraph(random, names, date).replaceFirst("\\..*", ""));
        article.put("published", date.toString());
        article.put("language", "fr");
        article.put("url", "https://example.org/" + id);
        article.put("publisher", "Journal " + random.nextInt(20));
        article.put("text", text.toString());
        return article;
    }

    private String paragraph(Random random, Map<String, String> names, LocalDate date) {
        String words = paragraphs.get(random.nextInt(paragraphs.size()));
        String renamed = PERSON.matcher(words)
                .replaceAll(person -> Matcher.quoteReplacement(
                        names.computeIfAbsent(person.group(), name -> random.nextBoolean() ? name : name(random))));
        return DATE.matcher(renamed).replaceAll(day -> {
            LocalDate other = date.minusDays(random.nextInt(30));
            return other.getDayOfMonth() + " " + MONTHS[other.getMonthValue() - 1] + " " + other.getYear();
        });
    }

    private String name(Random random) {
        return String.format(
                Locale.ROOT,
                "%s %s",
                firstNames.get(random.nextInt(firstNames.size())),
                surnames.get(random.nextInt(surnames.size())));
    }
}
