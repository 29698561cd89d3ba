package org.depeche.serve;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Statements and relations as comma-separated values (RFC 4180), for spreadsheets and data frames. */
final class Csv {
    private Csv() {}

    static void statements(Reading reading, Filter filter, OutputStream out) throws IOException {
        Writer writer = writer(out);
        row(
                writer,
                "iri",
                "date",
                "speaker",
                "speaker_iri",
                "role",
                "side",
                "statement",
                "language",
                "kind",
                "speech_act",
                "carried_by",
                "article",
                "headline",
                "rule");
        reading.eachStatement(
                filter,
                said -> row(
                        writer,
                        said.iri(),
                        said.date(),
                        said.name(),
                        said.speaker(),
                        said.role(),
                        said.side(),
                        said.text(),
                        said.language(),
                        said.kind(),
                        said.act(),
                        said.carriedBy(),
                        said.article(),
                        said.headline(),
                        said.rule()));
        writer.flush();
    }

    static void relations(Reading reading, Filter filter, OutputStream out) throws IOException {
        Writer writer = writer(out);
        row(
                writer,
                "iri",
                "date",
                "source",
                "type",
                "target",
                "quad_class",
                "status",
                "claimed_by",
                "words",
                "article",
                "headline",
                "rule");
        reading.eachRelation(
                filter,
                related -> row(
                        writer,
                        related.iri(),
                        related.date(),
                        related.source(),
                        related.type(),
                        related.target(),
                        related.quadClass(),
                        related.status(),
                        related.claimedBy(),
                        related.words(),
                        related.article(),
                        related.headline(),
                        related.rule()));
        writer.flush();
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static void row(Writer out, String... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(cells[i]));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Quoted where it must be. A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP
     * advises: the words of an article are not to run on the analyst's machine.
     */
    static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
