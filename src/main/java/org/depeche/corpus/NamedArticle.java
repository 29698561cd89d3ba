package org.depeche.corpus;

import java.util.List;
import org.depeche.model.Article;
import org.depeche.model.Mention;

/**
 * An article of which people have marked the names.
 *
 * @param article without title: its text is the whole
 * @param names persons, places and organisations ({@link Mention.Kind#PERSON}, {@code PLACE}, {@code ORGANISATION}) in order,
 *     none inside another
 */
public record NamedArticle(Article article, List<Mention> names) {
    public NamedArticle {
        names = List.copyOf(names);
    }
}
