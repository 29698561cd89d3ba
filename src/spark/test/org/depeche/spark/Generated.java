package org.depeche.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Articles made of the paragraphs of the dispatches, in lines of JSON; the same for the same numbers. */
final class Generated {
    private final List<Dispatch> dispatches = new ArrayList<>();
    private final Random random = new Random(20_260_728);

    private record Dispatch(String language, List<String> paragraphs) {}

    Generated(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                List<String> paragraphs = List.of(Files.readString(file).split("\n\n"));
                dispatches.add(new Dispatch(
                        file.getFileName().toString().substring(0, 2), paragraphs.subList(1, paragraphs.size())));
            }
        }
    }

    /** Writes {@code articles} into {@code files} files, and among them {@code broken} lines that are no JSON. */
    void write(Path folder, int articles, int files, int broken) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        Files.createDirectories(folder);
        for (int f = 0; f < files; f++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "part-%02d.jsonl", f));
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (int n = f; n < articles; n += files) {
                    out.write(mapper.writeValueAsString(article(n)) + "\n");
                    if (n * (long) broken / articles != (n + 1) * (long) broken / articles) {
                        out.write("{\"id\": \"broken-" + n + "\", \"text\":\n");
                    }
                }
            }
        }
    }

    private Map<String, String> article(int number) {
        Dispatch dispatch = dispatches.get(random.nextInt(dispatches.size()));
        List<String> paragraphs = new ArrayList<>(dispatch.paragraphs());
        Collections.shuffle(paragraphs, random);
        String text = String.join("\n\n", paragraphs.subList(0, Math.min(3, paragraphs.size())));
        return Map.of(
                "id",
                "generated-" + number,
                "language",
                dispatch.language(),
                "published",
                String.format(Locale.ROOT, "2022-07-%02d", 1 + random.nextInt(28)),
                "text",
                text);
    }
}
