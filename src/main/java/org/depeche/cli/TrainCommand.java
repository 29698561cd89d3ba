package org.depeche.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.depeche.annotate.EnglishTagTrainer;
import org.depeche.annotate.NameTrainer;
import org.depeche.annotate.TagTrainer;
import org.depeche.annotate.WordLists;
import org.depeche.corpus.Gum;
import org.depeche.corpus.NamedArticle;
import org.depeche.corpus.Overlap;
import org.depeche.corpus.Split;
import org.depeche.corpus.TaggedWords;
import org.depeche.corpus.Treebank;
import org.depeche.corpus.Wikigold;
import org.depeche.corpus.Winer;
import org.depeche.evaluate.GoldArticle;
import org.depeche.model.Countries;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains the models that come with the program once more. */
@Command(
        name = "train",
        description = {
            "Train a model that comes with the program once more, from corpora.",
            "Nothing is learned from the tenth of the articles that evaluate-models measures on."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  depeche train tags-fr --shared ../shared --to src/main/resources/org/depeche/models",
            "  depeche train names-fr --shared ../shared --to src/main/resources/org/depeche/models"
        })
final class TrainCommand implements Callable<Integer> {
    /** The models; names are learned from tagged words, so the tags come first. */
    enum Model {
        TAGS_FR,
        TAGS_EN,
        NAMES_FR,
        NAMES_EN,
        CLUSTERS_EN,
        NAME_LISTS_EN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(
            paramLabel = "MODEL",
            description = "What to train: tags-fr, tags-en, names-fr, names-en, clusters-en or name-lists-en.")
    String name;

    @Option(
            names = "--shared",
            paramLabel = "DIR",
            required = true,
            description =
                    "Folder with the corpora (corpora/winer-fr …) and annotated articles (gold/dev) to keep apart.")
    Path shared;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = {
                "clusters-en, name-lists-en: the words and names to pack, each with its cluster or list, parted by a tab.",
                "names-en: text marked by another program, to learn from too (a token and its mark a line, as in Wikigold)."
            })
    Path from;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Folder to write the model to.")
    Path folder;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Model model = Model.NAMES_EN;
        for (Model m : Model.values()) {
            if (m.toString().equals(name)) {
                model = m;
            }
        }
        if (!model.toString().equals(name)) {
            throw new ParameterException(spec.commandLine(), "no such model: " + name);
        }
        Files.createDirectories(folder);
        Path file = folder.resolve(model + ".bin");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            switch (model) {
                case TAGS_FR -> tags(out);
                case TAGS_EN -> englishTags(out);
                case NAMES_FR -> names("fr", Winer.read(at("corpora/winer-fr")), List.of(), out);
                case NAMES_EN -> {
                    List<NamedArticle> articles = new ArrayList<>(Gum.read(at("corpora/gum-wikinews-en")));
                    articles.addAll(Wikigold.read(at("corpora/wikigold-en/wikigold.conll.txt")));
                    List<NamedArticle> others = from == null ? List.of() : Wikigold.read(given());
                    names("en", articles, others, out);
                }
                case CLUSTERS_EN -> WordLists.packClusters(given(), out);
                case NAME_LISTS_EN -> WordLists.packNames(given(), out);
            }
        }
        spec.commandLine().getErr().println(file + ": " + Files.size(file) + " bytes");
        return ExitCodes.DONE;
    }

    private void tags(OutputStream out) throws IOException {
        TagTrainer trainer = new TagTrainer();
        for (Treebank.Sentence sentence : Treebank.read(at("corpora/ud-french-gsd/fr_gsd-ud-dev.conllu"))) {
            trainer.add(
                    sentence.tokens().stream()
                            .map(t -> t.span().of(sentence.text()))
                            .toList(),
                    sentence.tokens().stream().map(Treebank.Token::tag).toList());
        }
        trainer.train(out);
    }

    private void englishTags(OutputStream out) throws IOException {
        List<Path> files = new ArrayList<>(List.of(
                at("corpora/ud-english-ewt/en_ewt-ud-train.reconstructed.conllu"),
                at("corpora/ud-english-ewt/en_ewt-ud-dev.conllu")));
        // Its news is what the tagger is tried on.
        try (Stream<Path> gum = Files.list(at("corpora/gum-wikinews-en"))) {
            gum.filter(file -> file.getFileName().toString().startsWith("GUM_interview_"))
                    .sorted()
                    .forEach(files::add);
        }
        EnglishTagTrainer trainer = new EnglishTagTrainer();
        for (Path file : files) {
            TaggedWords.read(file).forEach(sentence -> trainer.add(sentence.words(), sentence.tags()));
        }
        trainer.train(out);
    }

    /** @param others marked by another program: all are for learning, and go first, so that people have the last word */
    private void names(String language, List<NamedArticle> articles, List<NamedArticle> others, OutputStream out)
            throws IOException {
        Overlap annotated = new Overlap(GoldArticle.load(at("gold/dev")).stream()
                .map(g -> g.article().title() + "\n" + g.article().text())
                .toList());
        NameTrainer trainer = new NameTrainer(language, Countries.load());
        others.forEach(article -> trainer.add(article.article(), article.names(), article.things()));
        int used = 0;
        for (NamedArticle article : articles) {
            String id = article.article().id();
            if (!Split.isHeldOut(id) && !annotated.contains(article.article().text())) {
                trainer.add(article.article(), article.names(), article.things());
                used++;
            }
        }
        spec.commandLine().getErr().println("learning from " + used + " of " + articles.size() + " articles");
        trainer.train(out);
    }

    private Path given() {
        if (from == null || !Files.exists(from)) {
            throw new ParameterException(
                    spec.commandLine(), from == null ? name + " needs --from FILE" : "no such file: " + from);
        }
        return from;
    }

    private Path at(String path) {
        Path file = shared.resolve(path);
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "no file or folder: " + file);
        }
        return file;
    }
}
