package org.depeche.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.depeche.corpus.NamedArticle;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Mention;
import org.depeche.model.Mention.Kind;

/** Measures names: a name is right where its first character, its last, and what it names are. */
public final class NameScorer {
    private final Function<Article, AnnotatedArticle> annotator;
    private final List<String> errors = new ArrayList<>();

    public NameScorer(Function<Article, AnnotatedArticle> annotator) {
        this.annotator = annotator;
    }

    /** Figures of all names, then by kind. */
    public Map<String, Figure> score(List<NamedArticle> articles) {
        Map<Kind, int[]> counts = new LinkedHashMap<>();
        for (Kind kind : List.of(Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)) {
            counts.put(kind, new int[3]);
        }
        for (NamedArticle article : articles) {
            List<Mention> found = annotator.apply(article.article()).mentions().stream()
                    .filter(m -> group(m.kind()) != null)
                    .map(m -> asMarked(m, article.names()))
                    .toList();
            found.forEach(m -> counts.get(group(m.kind()))[1]++);
            article.names().forEach(n -> counts.get(n.kind())[2]++);
            for (Mention name : article.names()) {
                if (found.stream().anyMatch(m -> isSame(m, name))) {
                    counts.get(name.kind())[0]++;
                } else {
                    errors.add(error("missed", name, article.article()));
                }
            }
            found.stream()
                    .filter(m -> article.names().stream().noneMatch(n -> isSame(m, n)))
                    .forEach(m -> errors.add(error("wrong", m, article.article())));
        }
        Map<String, Figure> figures = new LinkedHashMap<>();
        figures.put("names", sum(counts));
        counts.forEach((kind, c) -> figures.put(label(kind), Figure.Match.of(c[0], c[1], c[2])));
        return figures;
    }

    /** What was missed or wrong, a line each. */
    public List<String> errors() {
        return List.copyOf(errors);
    }

    /**
     * What stands for a government is a place to some annotators and a body to others: WiNER marks Élysée a place 41 times of 46
     * and Maison Blanche an organisation always. Such a mention is taken for what it is marked as.
     */
    private static Mention asMarked(Mention found, List<Mention> names) {
        boolean place = found.kind() == Kind.SEAT
                && names.stream().anyMatch(n -> n.span().equals(found.span()) && n.kind() == Kind.PLACE);
        return place ? new Mention(found.span(), Kind.PLACE, found.text(), found.code()) : found;
    }

    private static boolean isSame(Mention found, Mention name) {
        return found.span().equals(name.span()) && group(found.kind()) == name.kind();
    }

    private static Figure sum(Map<Kind, int[]> counts) {
        int[] sum = new int[3];
        for (int[] c : counts.values()) {
            for (int i = 0; i < 3; i++) {
                sum[i] += c[i];
            }
        }
        return Figure.Match.of(sum[0], sum[1], sum[2]);
    }

    /** The three groups that the corpora tell apart; null for nationalities, which they do not mark. */
    private static Kind group(Kind kind) {
        return switch (kind) {
            case PERSON -> Kind.PERSON;
            case COUNTRY, CAPITAL, PLACE -> Kind.PLACE;
            case ORGANISATION, MEDIA, BLOC, SEAT -> Kind.ORGANISATION;
            case DEMONYM, COMPOUND -> null;
        };
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case PERSON -> "persons";
            case PLACE -> "places";
            default -> "organisations";
        };
    }

    private static String error(String what, Mention m, Article article) {
        int from = Math.max(0, m.span().start() - 40);
        int to = Math.min(article.text().length(), m.span().end() + 30);
        String around = article.text().substring(from, m.span().start()) + "[" + m.text() + "]"
                + article.text().substring(m.span().end(), to);
        return what + "\t" + m.kind() + "\t" + m.text() + "\t" + article.id() + "\t" + around.replace('\n', ' ');
    }
}
