package org.depeche.read;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.depeche.model.Article;

/**
 * Which of the articles are wanted. What an article does not tell cannot exclude it: one without a date may be new.
 *
 * @param since earlier ones are left out
 * @param language those that name another are left out; empty for all
 * @param url those whose address has no match of it are left out
 * @param limit how many are read at most
 */
public record ArticleFilter(Optional<LocalDate> since, String language, Optional<Pattern> url, long limit) {
    public static final ArticleFilter ALL = new ArticleFilter(Optional.empty(), "", Optional.empty(), Long.MAX_VALUE);

    public ArticleFilter {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of " + limit + " articles");
        }
    }

    boolean takes(Article article) {
        boolean old = since.isPresent()
                && article.published().isKnown()
                && article.published().latest().isBefore(since.get());
        boolean foreign = !language.isEmpty()
                && !article.language().isEmpty()
                && !article.language().equals(language);
        return !old
                && !foreign
                && url.map(pattern -> pattern.matcher(article.url()).find()).orElse(true);
    }
}
