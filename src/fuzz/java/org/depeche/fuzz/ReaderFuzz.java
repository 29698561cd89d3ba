package org.depeche.fuzz;

import java.io.ByteArrayInputStream;
import org.depeche.model.Article;
import org.depeche.model.Problem;
import org.depeche.read.ArticleReader;
import org.depeche.read.ArticleSink;
import org.depeche.read.ReadOptions;

/** Any bytes as a file of one format: the reader ends, with articles or problems and nothing thrown. */
public final class ReaderFuzz {
    private static String name = "";

    private ReaderFuzz() {}

    /** @param args the name of a file of the format, such as {@code a.warc} */
    public static void fuzzerInitialize(String[] args) {
        name = args.length == 0 ? "" : args[0];
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        int[] met = new int[1];
        new ArticleReader(ReadOptions.DEFAULT.withMaxBytes(1 << 20), new ArticleSink() {
                    @Override
                    public void article(Article article) {
                        met[0]++;
                    }

                    @Override
                    public void problem(Problem problem) {
                        met[0]++;
                    }
                })
                .read(name, name, new ByteArrayInputStream(bytes));
        if (met[0] == 0) {
            throw new IllegalStateException("neither an article nor a problem");
        }
    }
}
