package org.depeche.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one benchmark, in the order in which they were taken: as a table for people, as JSON for programs. */
public final class Report {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** One figure: what was measured, how much, in what unit. */
    record Figure(String what, double value, String unit) {}

    private final String benchmark;
    private final List<Figure> figures = new ArrayList<>();

    public Report(String benchmark) {
        this.benchmark = benchmark;
    }

    public Report add(String what, double value, String unit) {
        figures.add(new Figure(what, value, unit));
        return this;
    }

    /** Adds how many times as much {@code ours} is as the baseline. */
    public Report ratio(String what, double ours, double baseline) {
        return add(what, ours / baseline, "×");
    }

    String table() {
        StringBuilder table = new StringBuilder(benchmark).append('\n');
        int width = figures.stream()
                .mapToInt(figure -> figure.what().length())
                .max()
                .orElse(0);
        for (Figure figure : figures) {
            table.append(String.format(
                    Locale.ROOT, "  %-" + width + "s %14.2f %s%n", figure.what(), figure.value(), figure.unit()));
        }
        return table.toString();
    }

    void writeJson(Path file) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("benchmark", benchmark);
        json.put("java", Runtime.version().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        ArrayNode array = json.putArray("figures");
        for (Figure figure : figures) {
            array.addObject()
                    .put("what", figure.what())
                    .put("value", figure.value())
                    .put("unit", figure.unit());
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, MAPPER.writeValueAsString(json) + "\n");
    }
}
