package org.depeche.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.depeche.model.Countries;
import org.depeche.model.Country;
import org.depeche.model.DateBasis;
import org.depeche.model.Relation.Status;
import org.depeche.model.RelationType;
import org.depeche.rdf.ArticleGraph;
import org.depeche.rdf.Dispatch;
import org.depeche.rdf.GraphBuilder;
import org.depeche.rdf.Iris;
import org.depeche.store.Store;

/**
 * A store full of made-up news, the same each time: some speakers and countries are in the news much more often than
 * others, as in life.
 */
final class NewsGraph {
    private static final int SPEAKERS = 2_000;
    private static final int BATCH = 400;
    private static final int STATEMENTS = 5;
    private static final int RELATIONS = 3;
    private static final RelationType[] TYPES = RelationType.values();

    private final Random random = new Random(20_261_126);
    private final List<String> codes = new ArrayList<>();
    private final Map<String, Country> countries = new TreeMap<>();

    private NewsGraph() {
        Countries.load().all().forEach(country -> countries.put(country.code(), country));
        codes.addAll(countries.keySet());
    }

    /** Fills a new store with articles until it holds so many triples; gives how many it then holds. */
    static long fill(Path folder, long triples) {
        NewsGraph news = new NewsGraph();
        Iris iris = new Iris(Iris.DEFAULT_BASE);
        GraphBuilder builder = new GraphBuilder(iris, news.countries);
        try (Store store = Store.open(folder)) {
            store.replaceKnown(iris.known(), builder.known());
            long written = builder.known().size();
            for (int article = 0; written < triples; ) {
                Map<Node, Graph> batch = new LinkedHashMap<>();
                for (int i = 0; i < BATCH && written < triples; i++, article++) {
                    ArticleGraph graph = builder.graph(news.article(article).findings());
                    batch.put(graph.name(), graph.graph());
                    written += graph.graph().size();
                }
                store.replace(batch);
            }
            store.compact();
            return written;
        }
    }

    private Dispatch article(int number) {
        String day =
                "%04d-%02d-%02d".formatted(2010 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(28));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < STATEMENTS; i++) {
            text.append("« ").append(words(number, i)).append(" », a dit le ministre. ");
        }
        for (int i = 0; i < RELATIONS; i++) {
            text.append(deed(number, i)).append(". ");
        }
        Dispatch dispatch = Dispatch.of("n" + number, day, "Dépêche " + number + " du " + day, text.toString());
        for (int i = 0; i < STATEMENTS; i++) {
            int speaker = often(SPEAKERS);
            String side = codes.get(speaker % codes.size());
            dispatch.person("Orateur " + speaker, "ministre", side);
            dispatch.says("Orateur " + speaker, words(number, i))
                    .as("ministre", side)
                    .on(day, DateBasis.FULL_DATE)
                    .about(codes.get(often(codes.size())))
                    .done();
        }
        for (int i = 0; i < RELATIONS; i++) {
            String source = codes.get(often(codes.size()));
            String target = codes.get(often(codes.size()));
            RelationType type = TYPES[random.nextInt(TYPES.length)];
            if (!source.equals(target)) {
                boolean swap = type.isSymmetric() && source.compareTo(target) > 0;
                dispatch.relates(
                        swap ? target : source,
                        type,
                        swap ? source : target,
                        day,
                        random.nextInt(10) < 8 ? Status.ACTUAL : Status.PLANNED,
                        "",
                        -1,
                        deed(number, i));
            }
        }
        return dispatch;
    }

    private static String words(int article, int number) {
        return "Nous ferons en l’an " + article + " ce que la coopération numéro " + number + " demande";
    }

    private static String deed(int article, int number) {
        return "L’un a fait à l’autre la chose " + article + " pour la raison " + number;
    }

    /** A number below a bound, small ones far more often than large ones. */
    private int often(int bound) {
        double share = random.nextDouble();
        return (int) (share * share * share * bound);
    }
}
