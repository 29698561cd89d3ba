package org.depeche.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.depeche.Depeche;
import org.depeche.rdf.Iris;
import org.depeche.read.ReadOptions;
import org.depeche.store.Store;

/** {@code build} with a transaction every few articles, so that there are many moments to be killed at. */
final class SmallBatches {
    private static final int TRIPLES = 400;

    private SmallBatches() {}

    /** Prints the names of the articles of each transaction once it is acknowledged. */
    public static void main(String[] args) {
        build(Path.of(args[0]), Path.of(args[1]), new Depeche(), new PrintWriter(System.out, true));
    }

    static Ingest.Summary build(Path articles, Path folder, Depeche depeche, PrintWriter out) {
        try (Store store = Store.open(folder)) {
            PrintWriter err = new PrintWriter(OutputStream.nullOutputStream());
            Ingest ingest = new Ingest(store, Iris.DEFAULT_BASE, depeche, List.of(), err, TRIPLES);
            ingest.onWritten(names -> names.forEach(name -> out.println(name.getURI())));
            return ingest.run(
                    List.of(articles.toString()), InputStream.nullInputStream(), ReadOptions.DEFAULT, 1, false);
        }
    }
}
