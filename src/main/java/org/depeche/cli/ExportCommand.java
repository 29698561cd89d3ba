package org.depeche.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.depeche.store.Export;
import org.depeche.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the graph, or the graphs of some articles, to a file or standard output. */
@Command(
        name = "export",
        description = "Write the graph as Turtle, TriG, N-Quads, JSON-LD or RDF/XML, whole or of some articles.",
        footer = {
            "",
            "Turtle, JSON-LD and RDF/XML hold no graph names: which article a finding comes from is said on the finding itself.",
            "",
            "Example:",
            "  depeche export --article 7f3a --out 7f3a.ttl"
        })
public final class ExportCommand extends GraphCommand {
    @Mixin
    private StoreOption store;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "turtle",
            description = "turtle, trig, nquads, jsonld or rdfxml (default: ${DEFAULT-VALUE})")
    private Export.Format format;

    @Option(
            names = "--article",
            paramLabel = "ID",
            arity = "1..*",
            description = "write only these articles; may be repeated")
    private List<String> articles = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "write to this file (default: standard output)")
    private Path file;

    @Override
    int run() throws IOException {
        try (Store opened = store.open()) {
            Export export = new Export(opened, format);
            List<String> absent = export.absent(articles);
            if (!absent.isEmpty()) {
                err().println("ARTICLE-ABSENT: " + store.directory + ": no article " + String.join(", ", absent)
                        + " — see 'depeche store stats' or the query who-said-what-when for ids");
                return BAD_INPUT;
            }
            if (file == null) {
                write(export, new WriterOutput(out()));
            } else {
                replace(export);
            }
            return DONE;
        }
    }

    /** A file is whole or not there: it is written beside its place and then moved. */
    private void replace(Export export) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = Files.createTempFile(whole.getParent(), whole.getFileName().toString(), ".part");
        try (OutputStream out = Files.newOutputStream(part)) {
            write(export, out);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(Export export, OutputStream out) throws IOException {
        export.write(articles, out);
        out.flush();
    }
}
