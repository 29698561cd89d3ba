package org.depeche.read;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.depeche.model.Article;

/** Lets a draft through as an article if it has a text that is one and an id that no other of the run has. */
final class Admission {
    private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,3})([-_].*)?");

    /** Of an article: some sites name their front page as every article's address. */
    private static final Pattern ADDRESS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/]+/[^#]");

    private final ReadOptions options;
    private final ArticleSink sink;
    private final Map<String, String> seen = new HashMap<>();
    private long admitted;

    Admission(ReadOptions options, ArticleSink sink) {
        this.options = options;
        this.sink = sink;
    }

    void admit(Draft draft) {
        if (draft.text == null) {
            sink.problem(InputProblems.notAnArticle(draft.source, draft.place, "there is no \"text\""));
            return;
        }
        if (isTooLarge(draft.text)) {
            sink.problem(InputProblems.tooLarge(draft.source, draft.place, options.maxBytes()));
            return;
        }
        if (TextCheck.isEmpty(draft.text)) {
            sink.problem(InputProblems.emptyText(draft.source, draft.place));
            return;
        }
        for (String field : new String[] {draft.text, draft.title, draft.url, draft.publisher, draft.id}) {
            int bad = TextCheck.firstBad(field);
            if (bad >= 0) {
                sink.problem(InputProblems.notText(
                        draft.source,
                        draft.place,
                        "holds " + TextCheck.name(field.charAt(bad)) + ", which no text has"));
                return;
            }
        }
        String id = ArticleIds.of(draft);
        // What stands at one address twice is a version of it, which whoever keeps articles knows how to take.
        boolean version =
                draft.id.isBlank() && ADDRESS.matcher(draft.url.strip()).find();
        String first = version ? null : seen.putIfAbsent(id, draft.where());
        if (first != null) {
            sink.problem(InputProblems.duplicateId(draft.source, draft.place, id, first));
            return;
        }
        Article article = new Article(
                id,
                language(draft.language),
                draft.url.strip(),
                draft.publisher.strip(),
                draft.published,
                TextCheck.isEmpty(draft.title) ? "" : draft.title,
                draft.text,
                draft.where());
        if (options.filter().takes(article)) {
            if (admitted == options.filter().limit()) {
                throw new LimitReachedException();
            }
            admitted++;
            sink.article(article);
        }
    }

    /** The primary subtag, or nothing where the field names no language in BCP 47; the user may know. */
    private String language(String written) {
        var m = LANGUAGE.matcher(written.strip());
        return m.matches() ? m.group(1).toLowerCase(Locale.ROOT) : options.language();
    }

    private boolean isTooLarge(String text) {
        // No character takes more than three bytes a UTF-16 unit, so short texts need no count.
        return text.length() >= options.maxBytes() / 3
                && text.getBytes(StandardCharsets.UTF_8).length >= options.maxBytes();
    }
}
