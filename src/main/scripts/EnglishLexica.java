import edu.emory.mathcs.nlp.common.collection.tree.PrefixNode;
import edu.emory.mathcs.nlp.common.collection.tree.PrefixTree;
import edu.emory.mathcs.nlp.decode.NLPDecoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tukaani.xz.XZInputStream;

/**
 * Takes out of NLP4J's English jar (Apache-2.0, Emory University) what the English model of names learns from: Brown clusters of
 * words, lists of names out of Wikipedia, and the names that NLP4J's own model, trained on OntoNotes, finds in treebanks of raw English.
 *
 * <p>{@code java -Xmx8g -cp 'lib/*' src/main/scripts/EnglishLexica.java OUT en_ewt-ud-train.conllu …}, where {@code lib} holds
 * {@code edu.emory.mathcs.nlp:nlp4j-api:1.1.3}, {@code nlp4j-english:1.1.2} and what they depend on. It writes {@code clusters-en.tsv},
 * {@code name-lists-en.tsv} and {@code names-en.conll} to OUT, for {@code depeche train … --from}. NLP4J itself is no part of the program:
 * it takes 4 GB of memory.
 */
public final class EnglishLexica {
    private static final String LEXICA = "/edu/emory/mathcs/nlp/lexica/";

    /** The lists by the numbers that the jar gives them. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("0", "organisation"),
            Map.entry("1", "place"),
            Map.entry("4", "given_or_family"),
            Map.entry("6", "place"),
            Map.entry("7", "place"),
            Map.entry("8", "work"),
            Map.entry("9", "event"),
            Map.entry("10", "work"),
            Map.entry("11", "place"),
            Map.entry("12", "object"),
            Map.entry("13", "organisation"),
            Map.entry("14", "person"),
            Map.entry("15", "work"));

    /** OntoNotes' types as the marks of Wikigold; nationalities, dates and numbers are no names. */
    private static final Map<String, String> MARKS = Map.of(
            "PERSON", "I-PER",
            "GPE", "I-LOC",
            "LOC", "I-LOC",
            "FAC", "I-LOC",
            "ORG", "I-ORG",
            "EVENT", "I-MISC",
            "PRODUCT", "I-MISC",
            "WORK_OF_ART", "I-MISC",
            "LAW", "I-MISC");

    private static final String CONFIGURATION = """
            <configuration>
              <tsv><column index="0" field="form"/></tsv>
              <lexica>
                <ambiguity_classes field="word_form_simplified_lowercase">%1$sen-ambiguity-classes-simplified-lowercase.xz</ambiguity_classes>
                <word_clusters field="word_form_simplified_lowercase">%1$sen-brown-clusters-simplified-lowercase.xz</word_clusters>
                <word_embeddings field="word_form_undigitalized">%1$sen-word-embeddings-undigitalized.xz</word_embeddings>
                <named_entity_gazetteers field="word_form_simplified">%1$sen-named-entity-gazetteers-simplified.xz</named_entity_gazetteers>
              </lexica>
              <models>
                <pos>edu/emory/mathcs/nlp/models/en-pos.xz</pos>
                <ner>edu/emory/mathcs/nlp/models/en-ner.xz</ner>
              </models>
            </configuration>
            """.formatted(LEXICA.substring(1));

    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Files.createDirectories(out);
        clusters(out.resolve("clusters-en.tsv"));
        lists(out.resolve("name-lists-en.tsv"));
        try (PrintStream names =
                new PrintStream(Files.newOutputStream(out.resolve("names-en.conll")), false, StandardCharsets.UTF_8)) {
            NLPDecoder decoder =
                    new NLPDecoder(new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
            for (int i = 1; i < args.length; i++) {
                names(Path.of(args[i]), decoder, names);
            }
        }
    }

    private static Object read(String name) throws IOException, ClassNotFoundException {
        InputStream in = PrefixTree.class.getResourceAsStream(LEXICA + name);
        if (in == null) {
            throw new IOException("nlp4j-english is not on the class path");
        }
        try (ObjectInputStream objects = new ObjectInputStream(new BufferedInputStream(new XZInputStream(in)))) {
            return objects.readObject();
        }
    }

    /** A word has the beginnings of its path at even lengths, and the path. */
    @SuppressWarnings("unchecked")
    private static void clusters(Path file) throws Exception {
        Map<String, Collection<String>> words =
                (Map<String, Collection<String>>) read("en-brown-clusters-simplified-lowercase.xz");
        List<String> lines = new ArrayList<>();
        new TreeMap<>(words)
                .forEach((word, paths) -> lines.add(word
                        + '\t'
                        + paths.stream()
                                .max(Comparator.comparingInt(String::length))
                                .orElseThrow()));
        Files.write(file, lines);
    }

    private static void lists(Path file) throws Exception {
        PrefixTree<?, ?> tree = (PrefixTree<?, ?>) read("en-named-entity-gazetteers-simplified.xz");
        Field root = PrefixTree.class.getDeclaredField("n_root");
        root.setAccessible(true);
        List<String> lines = new ArrayList<>();
        walk((PrefixNode<?, ?>) root.get(tree), "", lines);
        lines.sort(null);
        Files.write(file, lines);
    }

    private static void walk(PrefixNode<?, ?> node, String name, List<String> lines) {
        if (node.getValue() instanceof Collection<?> numbers) {
            Set<String> lists = new HashSet<>();
            numbers.forEach(n -> lists.add(LISTS.getOrDefault(n.toString(), "")));
            lists.remove("");
            lists.forEach(list -> lines.add(name.strip() + '\t' + list));
        }
        for (Map.Entry<?, ?> next : ((Map<?, ?>) node).entrySet()) {
            walk((PrefixNode<?, ?>) next.getValue(), name + ' ' + next.getKey(), lines);
        }
    }

    /** Marks the names of a treebank's sentences, with a line for each new document. */
    private static void names(Path treebank, NLPDecoder decoder, PrintStream out) throws IOException {
        StringBuilder words = new StringBuilder();
        List<Boolean> blanks = new ArrayList<>();
        for (String line : Files.readAllLines(treebank)) {
            String[] column = line.split("\t");
            if (line.startsWith("# newdoc")) {
                mark(words, blanks, decoder, out);
                words = new StringBuilder();
                blanks.clear();
                out.println("-DOCSTART- O\n");
            } else if (line.isEmpty()) {
                words.append('\n');
            } else if (column[0].chars().allMatch(Character::isDigit)) {
                words.append(column[1].replace(' ', '_')).append('\n');
                blanks.add(!column[9].contains("SpaceAfter=No"));
            }
        }
        mark(words, blanks, decoder, out);
    }

    /** @param blanks whether one follows each word */
    private static void mark(StringBuilder words, List<Boolean> blanks, NLPDecoder decoder, PrintStream out)
            throws IOException {
        if (words.isEmpty()) {
            return;
        }
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        decoder.decode(new ByteArrayInputStream(words.toString().getBytes(StandardCharsets.UTF_8)), marked, "tsv");
        String form = "";
        String mark = "O";
        int word = 0;
        for (String line : marked.toString(StandardCharsets.UTF_8).split("\n")) {
            String[] column = line.split("\t");
            // The treebank cuts Al-Zaman in three, which is one word here.
            boolean joined = word > 0
                    && word < blanks.size()
                    && !line.isEmpty()
                    && !blanks.get(word - 1)
                    && (form.endsWith("-") || column[1].equals("-") && !blanks.get(word));
            if (!joined && !form.isEmpty()) {
                out.println(form + ' ' + mark);
            }
            if (line.isEmpty()) {
                out.println();
                form = "";
                continue;
            }
            mark = joined ? mark : mark(column[1], column[column.length - 1]);
            form = joined ? form + column[1] : column[1];
            word++;
        }
        out.println(form + ' ' + mark + '\n');
    }

    private static String mark(String form, String label) {
        // OntoNotes has "the United Nations" and "Obama's" in its names, which Wikigold has not.
        boolean edge = label.startsWith("B-") && form.toLowerCase(Locale.ROOT).equals("the")
                || label.startsWith("L-") && form.matches("['’]s");
        return edge || label.equals("O") ? "O" : MARKS.getOrDefault(label.substring(2), "O");
    }
}
