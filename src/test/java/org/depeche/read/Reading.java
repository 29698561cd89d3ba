package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.depeche.model.Article;
import org.depeche.model.Problem;

/** What a reader made of an input, for tests to look at. */
public final class Reading implements ArticleSink {
    public final List<Article> articles = new ArrayList<>();
    public final List<Problem> problems = new ArrayList<>();

    public static Reading of(String name, String content) {
        return of(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Reading of(String name, byte[] content) {
        return of(name, content, ReadOptions.DEFAULT);
    }

    public static Reading of(String name, byte[] content, ReadOptions options) {
        Reading reading = new Reading();
        new ArticleReader(options, reading)
                .read(name.isEmpty() ? "stdin" : name, name, new ByteArrayInputStream(content));
        return reading;
    }

    public static Reading ofInputs(List<String> inputs, String stdin) {
        Reading reading = new Reading();
        new ArticleReader(ReadOptions.DEFAULT, reading)
                .read(inputs, new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)));
        return reading;
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public Article only() {
        if (articles.size() != 1 || !problems.isEmpty()) {
            throw new AssertionError("not one clean article: " + articles + " " + problems);
        }
        return articles.get(0);
    }

    public List<String> codes() {
        return problems.stream().map(Problem::code).toList();
    }

    public List<String> ids() {
        return articles.stream().map(Article::id).toList();
    }

    @Override
    public void article(Article article) {
        articles.add(article);
    }

    @Override
    public void problem(Problem problem) {
        problems.add(problem);
    }
}
