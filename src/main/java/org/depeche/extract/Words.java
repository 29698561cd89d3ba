package org.depeche.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.DateMention;
import org.depeche.model.Mention;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;

/**
 * An article's tokens in one row, with what stands at each: sentence, mention, date, quotation. Ranges of tokens are spans of
 * token indexes, half-open.
 */
final class Words {
    private final AnnotatedArticle article;
    private final Token[] tokens;
    private final String[] lower;
    private final int[] sentenceOf;
    private final List<Span> sentences = new ArrayList<>();
    private final Mention[] mentions;
    private final DateMention[] dates;
    private final List<Span> quotes;
    private final boolean[] quoted;
    private final TreeMap<Integer, Integer> byStart = new TreeMap<>();

    /** @param function to tell names of treaties from names of capitals: l'accord de Paris is not France's */
    Words(AnnotatedArticle article, FunctionWords function) {
        this.article = article;
        List<Token> all = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (Sentence sentence : article.sentences()) {
            int from = all.size();
            for (Token token : sentence.tokens()) {
                all.add(token);
                of.add(sentences.size());
            }
            sentences.add(new Span(from, all.size()));
        }
        tokens = all.toArray(Token[]::new);
        lower = new String[tokens.length];
        sentenceOf = new int[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            lower[i] =
                    tokens[i].form().toLowerCase(Locale.ROOT).replace('’', '\'').replace('ʼ', '\'');
            sentenceOf[i] = of.get(i);
            byStart.put(tokens[i].start(), i);
        }
        mentions = new Mention[tokens.length];
        for (Mention mention : article.mentions()) {
            if (mention.kind() == Mention.Kind.CAPITAL && isTreaty(mention, function)) {
                continue;
            }
            for (int i = firstAt(mention.span().start());
                    i < tokens.length && tokens[i].start() < mention.span().end();
                    i++) {
                mentions[i] = mentions[i] == null ? mention : mentions[i];
            }
        }
        dates = new DateMention[tokens.length];
        for (DateMention date : article.dates()) {
            if (!date.date().isKnown()) {
                continue; // a stretch of several years dates nothing
            }
            for (int i = firstAt(date.span().start());
                    i < tokens.length && tokens[i].start() < date.span().end();
                    i++) {
                dates[i] = date;
            }
            int determiner = firstAt(date.span().start()) - 1;
            if (determiner >= 0
                    && (lower[determiner].equals("le")
                            || lower[determiner].equals("the")
                            || lower[determiner].equals("on"))) {
                dates[determiner] = date; // le 16 septembre, on Tuesday
            }
        }
        quotes = Quotes.find(this);
        quoted = new boolean[tokens.length];
        for (Span quote : quotes) {
            for (int i = quote.start(); i < quote.end(); i++) {
                quoted[i] = true;
            }
        }
    }

    /** The first token that ends after a position of the whole. */
    /** l'accord de Paris, the Minsk agreements: named after a place where something was signed, and nobody there acts. */
    private boolean isTreaty(Mention mention, FunctionWords function) {
        int first = firstAt(mention.span().start());
        int next = firstAt(mention.span().end());
        boolean of = first > 1
                && (lower[first - 1].equals("de") || lower[first - 1].equals("d'") || lower[first - 1].equals("of"));
        return of && function.is(FunctionWords.Kind.TREATY, lower[first - 2])
                || next < lower.length
                        && article.article().language().equals("en")
                        && function.is(FunctionWords.Kind.TREATY, lower[next]);
    }

    private int firstAt(int position) {
        Map.Entry<Integer, Integer> floor = byStart.floorEntry(position);
        int i = floor == null ? 0 : floor.getValue();
        while (i < tokens.length && tokens[i].end() <= position) {
            i++;
        }
        return i;
    }

    AnnotatedArticle article() {
        return article;
    }

    int size() {
        return tokens.length;
    }

    Token token(int i) {
        return tokens[i];
    }

    /** The form in lower case with straight apostrophes; empty outside the article. */
    String lower(int i) {
        return i >= 0 && i < tokens.length ? lower[i] : "";
    }

    String lemma(int i) {
        return i >= 0 && i < tokens.length ? tokens[i].lemma() : "";
    }

    boolean is(int i, String upos) {
        return i >= 0 && i < tokens.length && tokens[i].is(upos);
    }

    boolean isForm(int i, String form) {
        return lower(i).equals(form);
    }

    boolean isCapital(int i) {
        return i >= 0
                && i < tokens.length
                && Character.isUpperCase(tokens[i].form().charAt(0));
    }

    /** The tokens of the sentence that a token stands in. */
    Span sentence(int i) {
        return sentences.get(sentenceOf[i]);
    }

    List<Span> sentences() {
        return sentences;
    }

    int sentenceNumber(int i) {
        return sentenceOf[i];
    }

    int paragraph(int i) {
        return article.sentences().get(sentenceOf[i]).paragraph();
    }

    boolean inTitle(int i) {
        return tokens[i].start() < article.textStart();
    }

    /** What is named at a token, or null. */
    Mention mention(int i) {
        return i >= 0 && i < tokens.length ? mentions[i] : null;
    }

    /** All that is named within a token: both halves of russo-chinois. */
    List<Mention> mentionsAt(int i) {
        Mention first = mention(i);
        if (first == null) {
            return List.of();
        }
        if (first.kind() != Mention.Kind.COMPOUND) {
            return List.of(first);
        }
        return article.mentions().stream()
                .filter(m -> tokens[i].span().covers(m.span()))
                .toList();
    }

    DateMention date(int i) {
        return i >= 0 && i < tokens.length ? dates[i] : null;
    }

    /** Quotations as ranges of tokens with their marks, in order. */
    List<Span> quotes() {
        return quotes;
    }

    /** Whether a token stands in quotation marks, or is one. */
    boolean quoted(int i) {
        return i >= 0 && i < tokens.length && quoted[i];
    }

    /** The quotation that a token stands in, or null. */
    Span quoteAt(int i) {
        if (!quoted(i)) {
            return null;
        }
        for (Span quote : quotes) {
            if (quote.start() <= i && i < quote.end()) {
                return quote;
            }
        }
        return null;
    }

    /** Positions in the whole that a range of tokens covers. */
    Span chars(Span range) {
        return new Span(tokens[range.start()].start(), tokens[range.end() - 1].end());
    }

    String text(Span range) {
        return chars(range).of(article.whole());
    }

    /** The tokens that lie within a span of the whole; empty range where none does. */
    Span tokensIn(Span chars) {
        int from = firstAt(chars.start());
        int to = from;
        while (to < tokens.length && tokens[to].start() < chars.end()) {
            to++;
        }
        return new Span(from, to);
    }

    /** Whether a token is a mark that ends a clause or sentence, or opens a quotation. */
    boolean isMark(int i) {
        return is(i, "PUNCT");
    }
}
