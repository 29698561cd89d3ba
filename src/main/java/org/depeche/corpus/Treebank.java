package org.depeche.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.depeche.model.Span;

/**
 * Reads treebanks of Universal Dependencies (CoNLL-U). Words that one surface token contracts ({@code du} = de + le) become
 * that token again, with the tags and lemmas of its parts joined by a plus sign, as the published models have it. Words that
 * are merely written together ({@code don't} = do + n't, {@code Sunak's}) stay words of their own.
 */
public final class Treebank {
    private Treebank() {}

    /**
     * A sentence as it stands in the text.
     *
     * @param id as the corpus gives it
     * @param text its characters
     * @param tokens surface tokens in order
     */
    public record Sentence(String id, String text, List<Token> tokens) {
        public Sentence {
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * A surface token.
     *
     * @param span its place in the sentence's text
     * @param tag universal part of speech; {@code ADP+DET} for a contraction
     * @param lemma dictionary form; {@code de+le} for a contraction
     * @param head index of the token that it depends on, or -1 for the root
     * @param relation the kind of dependency
     * @param note the MISC column
     */
    public record Token(Span span, String tag, String lemma, int head, String relation, String note) {}

    /**
     * The sentences of a file.
     *
     * @throws IllegalArgumentException where a line is no CoNLL-U, with file and line
     */
    public static List<Sentence> read(Path file) throws IOException {
        List<Sentence> sentences = new ArrayList<>();
        Builder builder = new Builder();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            try {
                if (!line.isBlank()) {
                    builder.line(line);
                } else if (builder.text != null) {
                    sentences.add(builder.build());
                    builder = new Builder();
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        if (builder.text != null) {
            sentences.add(builder.build());
        }
        return sentences;
    }

    /** Gathers the lines of one sentence. */
    private static final class Builder {
        private String id = "";
        private String text;
        private int position;
        private final List<Word> words = new ArrayList<>();
        private final List<Span> spans = new ArrayList<>();
        private String written = "";
        private final List<String[]> parts = new ArrayList<>();
        private int partsLeft;

        /** A syntactic word and the surface token that it is, or is a part of. */
        private record Word(int token, String tag, String lemma, int head, String relation, String note) {}

        void line(String line) {
            if (line.startsWith("# sent_id = ")) {
                id = line.substring(12);
            } else if (line.startsWith("# text = ")) {
                text = line.substring(9);
            } else if (!line.startsWith("#")) {
                columns(line.split("\t", -1));
            }
        }

        private void columns(String[] column) {
            if (column.length != 10) {
                throw new IllegalArgumentException(column.length + " columns instead of 10");
            }
            if (column[0].indexOf('.') >= 0) {
                return; // a word that the text leaves out
            }
            int dash = column[0].indexOf('-');
            if (dash > 0) {
                written = column[1];
                partsLeft = Integer.parseInt(column[0].substring(dash + 1))
                        - Integer.parseInt(column[0].substring(0, dash))
                        + 1;
                return;
            }
            if (partsLeft == 0) {
                place(column[1]);
                word(column);
                return;
            }
            parts.add(column);
            partsLeft--;
            if (partsLeft == 0) {
                joined();
            }
        }

        /** The parts of one surface token: words of their own where they stand in it letter by letter. */
        private void joined() {
            boolean side =
                    parts.stream().map(p -> p[1]).collect(Collectors.joining()).equals(written);
            if (!side) {
                place(written);
            }
            for (String[] part : parts) {
                if (side) {
                    place(part[1]);
                }
                word(part);
            }
            parts.clear();
        }

        private void word(String[] column) {
            words.add(new Word(
                    spans.size() - 1, column[3], column[2], Integer.parseInt(column[6]), column[7], column[9]));
        }

        private void place(String form) {
            int start = text == null ? -1 : text.indexOf(form, position);
            if (start < 0) {
                throw new IllegalArgumentException("'" + form + "' does not stand in the text");
            }
            position = start + form.length();
            spans.add(new Span(start, position));
        }

        Sentence build() {
            List<Token> tokens = new ArrayList<>(spans.size());
            int from = 0;
            for (int t = 0; t < spans.size(); t++) {
                int to = from;
                while (to < words.size() && words.get(to).token == t) {
                    to++;
                }
                tokens.add(token(t, words.subList(from, to)));
                from = to;
            }
            return new Sentence(id, text, tokens);
        }

        private Token token(int t, List<Word> parts) {
            StringBuilder tag = new StringBuilder();
            StringBuilder lemma = new StringBuilder();
            for (Word part : parts) {
                tag.append(tag.isEmpty() ? "" : "+").append(part.tag);
                lemma.append(lemma.isEmpty() ? "" : "+").append(part.lemma);
            }
            // The token depends on what its part depends on that leads outside.
            Word outward = parts.stream()
                    .filter(w -> w.head == 0 || words.get(w.head - 1).token != t)
                    .findFirst()
                    .orElse(parts.get(0));
            int head = outward.head == 0 ? -1 : words.get(outward.head - 1).token;
            return new Token(spans.get(t), tag.toString(), lemma.toString(), head, outward.relation, parts.get(0).note);
        }
    }
}
