package org.depeche;

import java.nio.file.Path;
import java.util.List;
import org.depeche.annotate.Annotator;
import org.depeche.extract.Extractor;
import org.depeche.link.Corrections;
import org.depeche.link.Linker;
import org.depeche.model.Article;
import org.depeche.model.Countries;
import org.depeche.model.LinkedFindings;

/** The front door: wires the stages that take an article to its findings. May be shared by threads. */
public final class Depeche {
    private final Countries countries = Countries.load();
    private final Annotator annotator = new Annotator(countries);
    private final Linker linker;
    private final Extractor extractor;

    /** Links names from the program's own knowledge alone. */
    public Depeche() {
        this(Corrections.NONE);
    }

    /** @param corrections a user's own links, above every automatic one */
    public Depeche(Corrections corrections) {
        this(corrections, List.of());
    }

    /**
     * @param corrections a user's own links, above every automatic one
     * @param knowledge folders of knowledge beside the program's own, as {@code depeche wikidata} makes them
     */
    public Depeche(Corrections corrections, List<Path> knowledge) {
        linker = new Linker(corrections, knowledge);
        extractor = new Extractor(linker::countryOf);
    }

    /**
     * Reads an article.
     *
     * @throws org.depeche.model.ProblemException where it cannot be read, for example in an unsupported language
     */
    public LinkedFindings read(Article article) {
        return linker.link(extractor.extract(annotator.annotate(article)));
    }
}
