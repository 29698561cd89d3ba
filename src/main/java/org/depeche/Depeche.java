package org.depeche;

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
        linker = new Linker(corrections);
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
