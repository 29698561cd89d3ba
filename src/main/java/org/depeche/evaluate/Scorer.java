package org.depeche.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.depeche.evaluate.Annotations.Done;
import org.depeche.evaluate.Annotations.Said;
import org.depeche.evaluate.Pairing.Pair;

/** Counts over annotated articles; one scorer a score. The counts and their order are those of {@code score.py}. */
public final class Scorer {
    private static final int BUCKETS = 10;

    private final List<String> errors = new ArrayList<>();
    private final int[] bucketPredicted = new int[BUCKETS];
    private final int[] bucketRight = new int[BUCKETS];
    private int articles;
    private int missing;
    private int gold;
    private int predicted;
    private int hit3;
    private int hit5;
    private int hit8;
    private int who;
    private int whoAndDay;
    private int speaker;
    private int day;
    private int via;
    private int kind;
    private final Overlap relations = new Overlap();
    private final Overlap pairs = new Overlap();
    private final Overlap quads = new Overlap();
    private final Overlap people = new Overlap();
    private int status;
    private int relationDay;

    private Scorer() {}

    /**
     * Scores predictions.
     *
     * @param predictions by the id of their article; articles that have none count as empty
     */
    public static Score score(Collection<GoldArticle> articles, Map<String, Annotations> predictions) {
        Scorer scorer = new Scorer();
        for (GoldArticle article : articles) {
            String id = article.gold().id();
            scorer.articles++;
            if (!predictions.containsKey(id)) {
                scorer.missing++;
            }
            Annotations prediction = predictions.getOrDefault(id, Annotations.none(id));
            scorer.statements(article, prediction.statements());
            scorer.relations(article.gold(), prediction);
            scorer.people(article.gold().people(), prediction.people());
        }
        return scorer.result();
    }

    private void statements(GoldArticle article, List<Said> said) {
        List<Said> wanted = article.gold().statements();
        gold += wanted.size();
        predicted += said.size();
        Set<Integer> foundGold = new HashSet<>();
        Set<Integer> foundPredicted = new HashSet<>();
        Set<Integer> right = new HashSet<>();
        for (Pair pair : Pairing.of(wanted, said, article.whole())) {
            Said g = wanted.get(pair.gold());
            Said p = said.get(pair.predicted());
            boolean sameDay = g.date().equals(p.date());
            if (pair.overlap() >= 0.3) {
                hit3++;
                speaker += pair.sameSpeaker() ? 1 : 0;
                day += sameDay ? 1 : 0;
                via += Names.same(g.via(), p.via()) ? 1 : 0;
                kind += g.kind().equals(p.kind()) ? 1 : 0;
                foundGold.add(pair.gold());
                foundPredicted.add(pair.predicted());
                noteDifferences(article.gold().id(), g, p, pair, sameDay);
            }
            hit5 += pair.overlap() >= 0.5 ? 1 : 0;
            hit8 += pair.overlap() >= 0.8 ? 1 : 0;
            if (pair.overlap() >= 0.5 && pair.sameSpeaker()) {
                who++;
                whoAndDay += sameDay ? 1 : 0;
                right.add(pair.predicted());
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!foundGold.contains(i)) {
                Said g = wanted.get(i);
                note(article.gold().id(), "missed statement", g.speaker() + " [" + g.cue() + "] " + g.content());
            }
        }
        for (int j = 0; j < said.size(); j++) {
            Said p = said.get(j);
            if (!foundPredicted.contains(j)) {
                note(article.gold().id(), "wrong statement", p.speaker() + " " + p.content() + " by " + p.rule());
            }
            if (!Double.isNaN(p.confidence())) {
                int bucket = (int) Math.min(BUCKETS - 1, Math.max(0, p.confidence() * BUCKETS));
                bucketPredicted[bucket]++;
                bucketRight[bucket] += right.contains(j) ? 1 : 0;
            }
        }
    }

    private void noteDifferences(String id, Said g, Said p, Pair pair, boolean sameDay) {
        String words = g.content().get(0);
        String shown = words.length() > 70 ? words.substring(0, 70) + "…" : words;
        if (!pair.sameSpeaker()) {
            note(id, "speaker", "gold '" + g.speaker() + "' got '" + p.speaker() + "' for '" + shown + "'");
        }
        if (!sameDay) {
            note(id, "date", "gold '" + g.date() + "' got '" + p.date() + "' for '" + shown + "'");
        }
        if (pair.overlap() < 0.8) {
            note(
                    id,
                    String.format(Locale.ROOT, "span %.2f", pair.overlap()),
                    "gold " + g.content() + " got " + p.content());
        }
    }

    private void relations(Annotations wanted, Annotations found) {
        Map<Triple, Done> g = byTriple(wanted.relations());
        Map<Triple, Done> p = byTriple(found.relations());
        relations.add(g.keySet(), p.keySet());
        g.forEach((triple, relation) -> {
            Done other = p.get(triple);
            if (other != null) {
                status += relation.status().equals(other.status()) ? 1 : 0;
                relationDay += relation.date().equals(other.date()) ? 1 : 0;
            } else {
                note(wanted.id(), "missed relation", triple + " '" + relation.evidence() + "'");
            }
        });
        p.forEach((triple, relation) -> {
            if (!g.containsKey(triple)) {
                note(wanted.id(), "wrong relation", triple + " '" + relation.evidence() + "'");
            }
        });
        pairs.add(all(g.keySet(), Triple::pair), all(p.keySet(), Triple::pair));
        quads.add(all(g.keySet(), Triple::quad), all(p.keySet(), Triple::quad));
    }

    private static Map<Triple, Done> byTriple(List<Done> relations) {
        Map<Triple, Done> map = new TreeMap<>();
        relations.forEach(r -> map.put(Triple.of(r), r));
        return map;
    }

    private static <T> Set<T> all(Set<Triple> triples, Function<Triple, T> form) {
        Set<T> set = new HashSet<>();
        triples.forEach(t -> set.add(form.apply(t)));
        return set;
    }

    private void people(List<String> wanted, List<String> found) {
        List<String> left = new ArrayList<>(found);
        for (String name : wanted) {
            for (int i = 0; i < left.size(); i++) {
                if (Names.same(name, left.get(i))) {
                    left.remove(i);
                    people.hit++;
                    break;
                }
            }
        }
        people.gold += wanted.size();
        people.predicted += found.size();
    }

    private void note(String id, String what, String details) {
        errors.add(id + " " + what + ": " + details);
    }

    private Score result() {
        Map<String, Figure> f = new LinkedHashMap<>();
        f.put("articles", new Figure.Count(articles));
        f.put("articles without a prediction", new Figure.Count(missing));
        f.put("statements, overlap 0.3", Figure.Match.of(hit3, predicted, gold));
        f.put("statements, overlap 0.5", Figure.Match.of(hit5, predicted, gold));
        f.put("statements, overlap 0.8", Figure.Match.of(hit8, predicted, gold));
        f.put("actor-statement (0.5 and speaker)", Figure.Match.of(who, predicted, gold));
        f.put("actor-statement-date (0.5, speaker, date)", Figure.Match.of(whoAndDay, predicted, gold));
        f.put("speaker right, of those found", Figure.Share.of(speaker, hit3));
        f.put("date right, of those found", Figure.Share.of(day, hit3));
        f.put("via right, of those found", Figure.Share.of(via, hit3));
        f.put("kind right, of those found", Figure.Share.of(kind, hit3));
        f.put("country pairs", pairs.figure());
        f.put("country-quad class-country", quads.figure());
        f.put("country-relation-country", relations.figure());
        f.put("relation status right, of those found", Figure.Share.of(status, relations.hit));
        f.put("relation date right, of those found", Figure.Share.of(relationDay, relations.hit));
        f.put("people", people.figure());
        List<Score.Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < BUCKETS; i++) {
            if (bucketPredicted[i] > 0) {
                buckets.add(new Score.Bucket(
                        i / (double) BUCKETS, (i + 1) / (double) BUCKETS, bucketPredicted[i], bucketRight[i]));
            }
        }
        return new Score(f, errors, buckets);
    }

    /** What two sets have in common, over all articles. */
    private static final class Overlap {
        private int gold;
        private int predicted;
        private int hit;

        <T> void add(Set<T> g, Set<T> p) {
            gold += g.size();
            predicted += p.size();
            Set<T> both = new HashSet<>(g);
            both.retainAll(p);
            hit += both.size();
        }

        Figure figure() {
            return Figure.Match.of(hit, predicted, gold);
        }
    }
}
