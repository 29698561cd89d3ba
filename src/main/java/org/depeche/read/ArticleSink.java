package org.depeche.read;

import org.depeche.model.Article;
import org.depeche.model.Problem;

/** Takes what was read, in the order of the input. Called by the one thread that reads; blocking it slows the reader. */
public interface ArticleSink {
    /** An article whose id no other of the run has. */
    void article(Article article);

    /** Something that was wrong; the reader goes on without what it names. */
    void problem(Problem problem);
}
