package org.depeche.link;

import java.util.List;
import org.depeche.model.Article;
import org.depeche.model.DateBasis;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.Part;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** Findings of one name, for tests: {@code Said.by("Poutine").as("président russe").of("RU").on("2014-03-18").link()}. */
record Said(String name, String role, String country, String published, String language, List<String> about) {
    static Said by(String name) {
        return new Said(name, "", "", "", "fr", List.of());
    }

    Said as(String words) {
        return new Said(name, words, country, published, language, about);
    }

    Said of(String code) {
        return new Said(name, role, code, published, language, about);
    }

    Said on(String date) {
        return new Said(name, role, country, date, language, about);
    }

    Said in(String code) {
        return new Said(name, role, country, published, code, about);
    }

    Said about(String... codes) {
        return new Said(name, role, country, published, language, List.of(codes));
    }

    Findings findings() {
        Article article = new Article("a", language, "", "", PartialDate.parse(published), "", "x", "test");
        Statement statement = new Statement(
                name,
                new Passage(Part.TEXT, new Span(0, 1), "x"),
                role,
                country,
                null,
                List.of(new Passage(Part.TEXT, new Span(0, 1), "x")),
                Statement.Kind.DIRECT,
                Statement.SpeechAct.ASSERT,
                PartialDate.UNKNOWN,
                DateBasis.NONE,
                List.of(),
                "",
                about,
                "test",
                1);
        return new Findings(article, List.of(statement), List.of(), List.of(), List.of());
    }

    /** As somebody named in the article, not as a speaker. */
    Findings named() {
        Article article = new Article("a", language, "", "", PartialDate.parse(published), "", "x", "test");
        return new Findings(article, List.of(), List.of(), List.of(new Person(name, role, country)), List.of());
    }

    Link link() {
        return new Linker().link(findings()).actors().get(name);
    }

    /** The item, or the reason why there is none. */
    String item() {
        Link link = link();
        return link instanceof Link.Linked linked ? linked.qid() : ((Link.Unlinked) link).reason();
    }
}
