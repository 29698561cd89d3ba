package org.depeche.rdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.depeche.model.Article;
import org.depeche.model.Country;
import org.depeche.model.DateBasis;
import org.depeche.model.Findings;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Mention;
import org.depeche.model.OfficePeriod;
import org.depeche.model.Part;
import org.depeche.model.PartialDate;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Place;
import org.depeche.model.Relation;
import org.depeche.model.RelationType;
import org.depeche.model.Span;
import org.depeche.model.Statement;

/** An article and what is to be found in it, for tests: words are given, positions are looked up. */
public final class Dispatch {
    private final Article article;
    private final List<Statement> statements = new ArrayList<>();
    private final List<Relation> relations = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, List<OfficePeriod>> offices = new HashMap<>();
    private Place where = Place.UNKNOWN;
    private String magnitude = "";

    private Dispatch(Article article) {
        this.article = article;
    }

    public static Dispatch of(String id, String published, String title, String text) {
        return of(new Article(
                id,
                "fr",
                "https://example.org/" + id.replaceAll("[^a-z0-9]", "-"),
                "L’Écho du soir",
                PartialDate.parse(published),
                title,
                text,
                "test"));
    }

    public static Dispatch of(Article article) {
        return new Dispatch(article);
    }

    /** France, China, Russia, the United States, Ukraine, Germany and the EU. */
    public static Map<String, Country> countries() {
        Map<String, Country> countries = new LinkedHashMap<>();
        for (Country country : List.of(
                country("CN", "Q148", "Chine", "China", "Pékin"),
                country("RU", "Q159", "Russie", "Russia", "Moscou"),
                country("FR", "Q142", "France", "France", "Paris"),
                country("US", "Q30", "États-Unis", "United States", "Washington"),
                country("UA", "Q212", "Ukraine", "Ukraine", "Kiev"),
                country("DE", "Q183", "Allemagne", "Germany", "Berlin"),
                country("EU", "Q458", "Union européenne", "European Union", "Bruxelles"))) {
            countries.put(country.code(), country);
        }
        return countries;
    }

    private static Country country(String code, String qid, String french, String english, String capital) {
        Mention.Kind kind = code.equals("EU") ? Mention.Kind.BLOC : Mention.Kind.COUNTRY;
        return new Country(
                code,
                qid,
                Map.of("fr", french, "en", english),
                List.of(
                        new Country.Form("fr", kind, french),
                        new Country.Form("en", kind, english),
                        new Country.Form("fr", Mention.Kind.CAPITAL, capital)));
    }

    public Said says(String speaker, String content) {
        return new Said(speaker, passage(content));
    }

    /** Where the relations take place that are described next. */
    public Dispatch at(String place, String country) {
        where = new Place(place, country);
        return this;
    }

    /** How much there is of the relations that are described next. */
    public Dispatch much(String words) {
        magnitude = words;
        return this;
    }

    /** An actual relation that the article itself asserts. */
    public Dispatch relates(String source, RelationType type, String target, String evidence) {
        return relates(source, type, target, "", Relation.Status.ACTUAL, "", -1, evidence);
    }

    public Dispatch relates(
            String source,
            RelationType type,
            String target,
            String date,
            Relation.Status status,
            String saidBy,
            int claimedBy,
            String evidence) {
        PartialDate when = PartialDate.parse(date);
        relations.add(new Relation(
                source,
                type,
                target,
                when,
                when.isKnown() ? DateBasis.RELATIVE : DateBasis.NONE,
                status,
                saidBy,
                claimedBy,
                where,
                magnitude,
                List.of(passage(evidence)),
                "test.relation"));
        return this;
    }

    public Dispatch person(String name, String role, String country) {
        people.add(new Person(name, role, country));
        return this;
    }

    public Dispatch linked(String name, String qid) {
        links.put(name, new Link.Linked(qid, name, Mention.Kind.ORGANISATION, 0.9, "name and office"));
        return this;
    }

    /** A time in office that is known of whoever has the item. */
    public Dispatch held(String qid, String position, String country, String start, String end) {
        offices.computeIfAbsent(qid, item -> new ArrayList<>())
                .add(new OfficePeriod(
                        position, country, PartialDate.parse(start), PartialDate.parse(end), "Wikidata 2023-01-10"));
        return this;
    }

    public Dispatch unlinked(String name, String reason) {
        links.put(name, new Link.Unlinked(reason, ""));
        return this;
    }

    public LinkedFindings findings() {
        return new LinkedFindings(new Findings(article, statements, relations, people, List.of()), links, offices);
    }

    /** The first place of the words, in the text or else in the title. */
    public Passage passage(String words) {
        int at = article.text().indexOf(words);
        Part part = at >= 0 ? Part.TEXT : Part.TITLE;
        int start = at >= 0 ? at : article.title().indexOf(words);
        return new Passage(part, new Span(start, start + words.length()), words);
    }

    /** A statement that is being described; {@link #done} adds it. */
    public final class Said {
        private final String speaker;
        private final List<Passage> content;
        private String role = "";
        private String side = "";
        private Passage cue;
        private Passage words;
        private Statement.Kind kind = Statement.Kind.DIRECT;
        private Statement.SpeechAct act = Statement.SpeechAct.ASSERT;
        private PartialDate date = PartialDate.UNKNOWN;
        private DateBasis basis = DateBasis.NONE;
        private List<String> via = List.of();
        private String addressee = "";
        private List<String> about = List.of();

        private Said(String speaker, Passage content) {
            this.speaker = speaker;
            this.content = new ArrayList<>(List.of(content));
        }

        public Said and(String more) {
            content.add(passage(more));
            return this;
        }

        public Said as(String role, String side) {
            this.role = role;
            this.side = side;
            return this;
        }

        public Said cue(String cue) {
            this.cue = passage(cue);
            return this;
        }

        public Said named(String words) {
            this.words = passage(words);
            return this;
        }

        public Said indirectly() {
            this.kind = Statement.Kind.INDIRECT;
            return this;
        }

        public Said act(Statement.SpeechAct act) {
            this.act = act;
            return this;
        }

        public Said on(String date, DateBasis basis) {
            this.date = PartialDate.parse(date);
            this.basis = basis;
            return this;
        }

        public Said via(String... via) {
            this.via = List.of(via);
            return this;
        }

        public Said to(String addressee) {
            this.addressee = addressee;
            return this;
        }

        public Said about(String... codes) {
            this.about = List.of(codes);
            return this;
        }

        public Dispatch done() {
            statements.add(new Statement(
                    speaker,
                    words,
                    role,
                    side,
                    cue,
                    content,
                    kind,
                    act,
                    date,
                    basis,
                    via,
                    addressee,
                    about,
                    "test.statement",
                    0.9));
            return Dispatch.this;
        }
    }
}
