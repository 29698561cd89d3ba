package org.depeche.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.depeche.model.Article;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;
import org.depeche.model.PartialDate;
import org.depeche.model.Span;

/**
 * Reads Wikigold: English Wikipedia with names marked, a token and its mark a line. The texts are made again from the tokens,
 * a sentence a line.
 */
public final class Wikigold {
    private static final Set<String> CLOSING =
            Set.of(",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "'", "n't", "'re", "'ve", "'ll", "'d", "'m");
    private static final Set<String> OPENING = Set.of("(", "[", "$", "#");

    private Wikigold() {}

    /** The articles of {@code wikigold.conll.txt}, named {@code wikigold-1} and so on. */
    public static List<NamedArticle> read(Path file) throws IOException {
        List<NamedArticle> articles = new ArrayList<>();
        Builder builder = new Builder();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            int blank = line.lastIndexOf(' ');
            if (line.startsWith("-DOCSTART-")) {
                builder.finish(articles);
                builder = new Builder();
            } else if (line.isBlank()) {
                builder.sentence();
            } else if (blank > 0) {
                builder.token(line.substring(0, blank), line.substring(blank + 1));
            } else {
                throw new IllegalArgumentException(file + ", line " + number + ": a token without a mark");
            }
        }
        builder.finish(articles);
        return articles;
    }

    /** Puts the tokens of one article together again. */
    private static final class Builder {
        private final StringBuilder text = new StringBuilder();
        private final List<Mention> names = new ArrayList<>();
        private final List<Span> things = new ArrayList<>();
        private String mark = "O";
        private int start;
        private int end;
        private boolean joined = true;
        private boolean quoted;

        void token(String form, String given) {
            boolean quote = form.equals("\"") || form.equals("``") || form.equals("''");
            boolean closing = CLOSING.contains(form) || quote && quoted;
            if (!given.equals(mark)) {
                name();
            }
            if (!joined && !closing) {
                text.append(' ');
            }
            if (!given.equals(mark)) {
                mark = given;
                start = text.length();
            }
            text.append(quote ? "\"" : form);
            end = text.length();
            joined = OPENING.contains(form) || quote && !quoted;
            quoted ^= quote;
        }

        private void name() {
            Kind kind = switch (mark) {
                case "I-PER" -> Kind.PERSON;
                case "I-LOC" -> Kind.PLACE;
                case "I-ORG" -> Kind.ORGANISATION;
                default -> null;
            };
            if (mark.equals("I-MISC")) {
                things.add(new Span(start, end));
            } else if (kind != null) {
                names.add(new Mention(new Span(start, end), kind, text.substring(start, end), ""));
            }
        }

        void sentence() {
            name();
            mark = "O";
            joined = true;
            quoted = false;
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
                text.append('\n');
            }
        }

        void finish(List<NamedArticle> articles) {
            sentence();
            if (!text.isEmpty()) {
                String id = "wikigold-" + (articles.size() + 1);
                articles.add(new NamedArticle(
                        new Article(id, "en", "", "", PartialDate.UNKNOWN, "", text.toString(), id), names, things));
            }
        }
    }
}
