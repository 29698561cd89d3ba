package org.depeche.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.depeche.annotate.Annotator;
import org.depeche.corpus.Treebank;
import org.depeche.model.AnnotatedArticle;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.PartialDate;
import org.depeche.model.Sentence;
import org.depeche.model.Span;
import org.depeche.model.Token;
import org.maltparser.MaltParserService;
import org.maltparser.concurrent.ConcurrentMaltParserModel;
import org.maltparser.concurrent.ConcurrentMaltParserService;
import org.maltparser.core.exception.MaltChainedException;

/**
 * MaltParser against {@link Subjects}: who finds the subjects of verbs that a treebank marks, how often rightly, how fast. Both
 * read the same words with the same tags, those of {@link Annotator}. A subject is right where its words hold the treebank's,
 * or, for a relative pronoun, what it stands for.
 */
public final class ParserExperiment implements BiFunction<Path, Path, Map<String, Double>> {
    private static final String TREEBANKS = "corpora/ud-french-";

    private final Annotator annotator = new Annotator(Countries.load());
    private final FunctionWords function = new FunctionWords("fr");
    private final CueLexicon cues = new CueLexicon("fr");
    private final Map<String, Double> figures = new LinkedHashMap<>();

    /** A sentence of a treebank that our tokenizer cuts alike. */
    private record Read(Treebank.Sentence gold, AnnotatedArticle article, List<Token> tokens) {}

    @Override
    public Map<String, Double> apply(Path shared, Path folder) {
        try {
            List<Read> training = new ArrayList<>();
            training.addAll(read(shared.resolve(TREEBANKS + "sequoia/fr_sequoia-ud-train.conllu")));
            training.addAll(read(shared.resolve(TREEBANKS + "gsd/fr_gsd-ud-dev.conllu")));
            ConcurrentMaltParserModel parser = train(training, folder);
            for (String name : List.of("sequoia", "gsd")) {
                measure(name, parser, read(shared.resolve(TREEBANKS + name + "/fr_" + name + "-ud-test.conllu")));
            }
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MaltChainedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Read> read(Path file) throws IOException {
        List<Read> sentences = new ArrayList<>();
        for (Treebank.Sentence gold : Treebank.read(file)) {
            AnnotatedArticle article = annotator.annotate(
                    new Article(gold.id(), "fr", "", "", PartialDate.UNKNOWN, "", gold.text(), file.toString()));
            List<Token> tokens = article.sentences().stream()
                    .map(Sentence::tokens)
                    .flatMap(List::stream)
                    .toList();
            List<Span> ours = tokens.stream().map(Token::span).toList();
            if (article.sentences().size() == 1
                    && ours.equals(
                            gold.tokens().stream().map(Treebank.Token::span).toList())) {
                sentences.add(new Read(gold, article, tokens));
            }
        }
        return sentences;
    }

    private static ConcurrentMaltParserModel train(List<Read> training, Path folder)
            throws IOException, MaltChainedException {
        Path file = folder.resolve("train.conll");
        StringBuilder text = new StringBuilder();
        for (Read sentence : training) {
            for (int i = 0; i < sentence.tokens.size(); i++) {
                Treebank.Token gold = sentence.gold.tokens().get(i);
                text.append(line(i, sentence.tokens.get(i)))
                        .append('\t')
                        .append(gold.head() + 1)
                        .append('\t')
                        .append(gold.relation())
                        .append("\t_\t_\n");
            }
            text.append('\n');
        }
        Files.writeString(file, text);
        new MaltParserService()
                .runExperiment("-w " + folder + " -c model -i " + file
                        + " -m learn -l liblinear -a stackproj -pp head -cl off -v off");
        return ConcurrentMaltParserService.initializeParserModel(
                folder.resolve("model.mco").toFile());
    }

    /** ID FORM LEMMA CPOSTAG POSTAG FEATS. */
    private static String line(int i, Token token) {
        String form = token.form().replace(' ', '_').replace('\u00A0', '_');
        String lemma = token.lemma().replace(' ', '_').replace('\u00A0', '_');
        return (i + 1) + "\t" + form + "\t" + lemma + "\t" + token.tag() + "\t" + token.tag() + "\t"
                + token.features().tense();
    }

    private void measure(String name, ConcurrentMaltParserModel parser, List<Read> sentences)
            throws MaltChainedException {
        int words = 0;
        int heads = 0;
        int labels = 0;
        Count malt = new Count();
        Count rules = new Count();
        double[] seconds = new double[2];
        for (int round = 0; round < 3; round++) {
            boolean counts = round == 2; // the rounds before warm up
            seconds = new double[2];
            for (Read sentence : sentences) {
                int n = sentence.tokens.size();
                String[] input = new String[n];
                for (int i = 0; i < n; i++) {
                    input[i] = line(i, sentence.tokens.get(i));
                }
                long start = System.nanoTime();
                int[] head = new int[n];
                String[] label = new String[n];
                for (String line : parser.parseTokens(input)) {
                    String[] column = line.split("\t");
                    int i = Integer.parseInt(column[0]) - 1;
                    head[i] = Integer.parseInt(column[6]) - 1;
                    label[i] = column[7];
                }
                seconds[0] += (System.nanoTime() - start) / 1e9;
                start = System.nanoTime();
                Map<Integer, Span> subjects = subjects(sentence.article);
                seconds[1] += (System.nanoTime() - start) / 1e9;
                if (!counts) {
                    continue;
                }
                for (int i = 0; i < n; i++) {
                    Treebank.Token gold = sentence.gold.tokens().get(i);
                    words++;
                    heads += head[i] == gold.head() ? 1 : 0;
                    labels += head[i] == gold.head() && label[i].equals(gold.relation()) ? 1 : 0;
                    if (gold.relation().startsWith("nsubj")
                            && sentence.gold.tokens().get(gold.head()).tag().equals("VERB")) {
                        malt.add(maltHolds(i, gold.head(), head, label, sentence.gold));
                        rules.add(rulesHold(i, subjects.get(gold.head()), sentence.gold));
                    }
                }
            }
        }
        figures.put(name + ": MaltParser, UAS, %", 100.0 * heads / words);
        figures.put(name + ": MaltParser, LAS, %", 100.0 * labels / words);
        figures.put(name + ": MaltParser, subjects found right, %", malt.recall());
        figures.put(name + ": MaltParser, of subjects given right, %", malt.precision());
        figures.put(name + ": MaltParser, words/s", words / seconds[0]);
        figures.put(name + ": patterns, subjects found right, %", rules.recall());
        figures.put(name + ": patterns, of subjects given right, %", rules.precision());
        figures.put(name + ": patterns, words/s", words / seconds[1]);
    }

    /** How many subjects were asked for, given, and right. */
    private static final class Count {
        private int asked;
        private int given;
        private int right;

        void add(Boolean answer) {
            asked++;
            given += answer == null ? 0 : 1;
            right += Boolean.TRUE.equals(answer) ? 1 : 0;
        }

        double recall() {
            return 100.0 * right / asked;
        }

        double precision() {
            return 100.0 * right / given;
        }
    }

    private Map<Integer, Span> subjects(AnnotatedArticle article) {
        Words words = new Words(article, function);
        NounPhrases phrases = new NounPhrases(words, function);
        VerbGroups verbs = new VerbGroups(words, function);
        Subjects subjects =
                new Subjects(words, function, phrases, verbs, g -> cues.find(g.lemma(), g.reflexive()) != null);
        Map<Integer, Span> found = new HashMap<>();
        verbs.all().forEach(g -> found.put(g.head(), subjects.of(g)));
        return found;
    }

    /** Whether the parser's subject of a verb holds a word; null where it gives none. */
    private static Boolean maltHolds(int word, int verb, int[] head, String[] label, Treebank.Sentence gold) {
        Boolean answer = null;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == verb && label[i].startsWith("nsubj")) {
                answer = Boolean.TRUE.equals(answer)
                        || hangsOn(word, i, head)
                        || hangsOn(antecedent(word, gold), i, head);
            }
        }
        return answer;
    }

    private static boolean hangsOn(int word, int top, int[] head) {
        int at = word;
        for (int steps = 0; at >= 0 && steps <= head.length; steps++, at = head[at]) {
            if (at == top) {
                return true;
            }
        }
        return false;
    }

    private static Boolean rulesHold(int word, Span subject, Treebank.Sentence gold) {
        if (subject == null) {
            return null;
        }
        int antecedent = antecedent(word, gold);
        return subject.start() <= word && word < subject.end()
                || subject.start() <= antecedent && antecedent < subject.end();
    }

    /** The word that a relative clause hangs on, where the subject is in one; else -1. */
    private static int antecedent(int subject, Treebank.Sentence gold) {
        Treebank.Token verb = gold.tokens().get(gold.tokens().get(subject).head());
        return verb.relation().equals("acl:relcl") ? verb.head() : -1;
    }
}
