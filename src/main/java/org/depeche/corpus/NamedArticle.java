package org.depeche.corpus;

import java.util.List;
import org.depeche.model.Article;
import org.depeche.model.Mention;
import org.depeche.model.Span;

/**
 * An article of which people have marked the names.
 *
 * @param article without title: its text is the whole
 * @param names persons, places and organisations ({@link Mention.Kind#PERSON}, {@code PLACE}, {@code ORGANISATION}) in order,
 *     none inside another name
 * @param things names of something else, such as events and products, where the corpus marks them
 */
public record NamedArticle(Article article, List<Mention> names, List<Span> things) {
    public NamedArticle {
        names = List.copyOf(names);
        things = List.copyOf(things);
    }
}
