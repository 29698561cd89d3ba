package org.depeche.spark;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.depeche.model.Article;
import org.depeche.model.Link;
import org.depeche.model.LinkedFindings;
import org.depeche.model.Passage;
import org.depeche.model.Person;
import org.depeche.model.Problem;
import org.depeche.model.Relation;
import org.depeche.model.Statement;

/**
 * The tables of what was found, a row an article, statement, relation and person. Columns have the names of the fields that
 * {@code depeche extract} prints; {@code article} is the id, {@code number} counts from 1 as the IRIs do. Dates are EDTF
 * strings, empty where they are not known; offsets are UTF-16 units in {@code title} or {@code text}, as {@code spanIn} says.
 */
final class Tables {
    private static final DataType STRINGS = DataTypes.createArrayType(StringType, false);

    static final StructType ARTICLES = schema("id", "language", "url", "publisher", "published", "title", "text");

    static final StructType STATEMENTS = schema("article")
            .add("number", IntegerType, false)
            .add("speaker", StringType, false)
            .add("speakerWikidata", StringType, true)
            .add("role", StringType, false)
            .add("onBehalfOf", StringType, false)
            .add("cue", StringType, false)
            .add("content", STRINGS, false)
            .add("spanIn", StringType, false)
            .add("spanStart", IntegerType, false)
            .add("spanEnd", IntegerType, false)
            .add("kind", StringType, false)
            .add("speechAct", StringType, false)
            .add("date", StringType, false)
            .add("dateBasis", StringType, false)
            .add("via", STRINGS, false)
            .add("addressee", StringType, false)
            .add("about", STRINGS, false)
            .add("confidence", DoubleType, false)
            .add("rule", StringType, false);

    static final StructType RELATIONS = schema("article")
            .add("number", IntegerType, false)
            .add("source", StringType, false)
            .add("type", StringType, false)
            .add("target", StringType, false)
            .add("quadClass", StringType, false)
            .add("date", StringType, false)
            .add("dateBasis", StringType, false)
            .add("status", StringType, false)
            .add("saidBy", StringType, false)
            .add("place", StringType, false)
            .add("placeCountry", StringType, false)
            .add("magnitude", StringType, false)
            .add("evidence", StringType, false)
            .add("spanIn", StringType, false)
            .add("spanStart", IntegerType, false)
            .add("spanEnd", IntegerType, false)
            .add("rule", StringType, false);

    static final StructType PEOPLE = schema("article", "name", "role", "country")
            .add("wikidata", StringType, true)
            .add("linked", BooleanType, false);

    static final StructType PROBLEMS = schema("code", "source", "place", "message", "advice");

    private Tables() {}

    private static StructType schema(String... strings) {
        StructType type = new StructType(new StructField[0]);
        for (String name : strings) {
            type = type.add(name, StringType, false);
        }
        return type;
    }

    static Row article(Article article) {
        return RowFactory.create(
                article.id(),
                article.language(),
                article.url(),
                article.publisher(),
                article.published().toString(),
                article.title(),
                article.text());
    }

    static List<Row> statements(LinkedFindings linked) {
        List<Row> rows = new ArrayList<>();
        String article = linked.findings().article().id();
        for (Statement s : linked.findings().statements()) {
            Passage first = s.content().get(0);
            rows.add(RowFactory.create(
                    article,
                    rows.size() + 1,
                    s.speaker(),
                    wikidata(s.speaker(), linked),
                    s.role(),
                    s.onBehalfOf(),
                    s.cue() == null ? "" : s.cue().text(),
                    s.content().stream().map(Passage::text).toArray(String[]::new),
                    first.in().label(),
                    first.span().start(),
                    first.span().end(),
                    s.kind().label(),
                    s.act().label(),
                    s.date().toString(),
                    label(s.dateBasis()),
                    s.via().toArray(String[]::new),
                    s.addressee(),
                    s.about().toArray(String[]::new),
                    s.confidence(),
                    s.rule()));
        }
        return rows;
    }

    static List<Row> relations(LinkedFindings linked) {
        List<Row> rows = new ArrayList<>();
        String article = linked.findings().article().id();
        for (Relation r : linked.findings().relations()) {
            Passage first = r.evidence().get(0);
            rows.add(RowFactory.create(
                    article,
                    rows.size() + 1,
                    r.source(),
                    r.type().name(),
                    r.target(),
                    label(r.type().quadClass()),
                    r.date().toString(),
                    label(r.dateBasis()),
                    r.status().label(),
                    r.saidBy(),
                    r.place().name(),
                    r.place().country(),
                    r.magnitude(),
                    first.text(),
                    first.in().label(),
                    first.span().start(),
                    first.span().end(),
                    r.rule()));
        }
        return rows;
    }

    static List<Row> people(LinkedFindings linked) {
        List<Row> rows = new ArrayList<>();
        String article = linked.findings().article().id();
        for (Person p : linked.findings().people()) {
            String qid = wikidata(p.name(), linked);
            rows.add(RowFactory.create(article, p.name(), p.role(), p.country(), qid, qid != null));
        }
        return rows;
    }

    static Row problem(Problem p) {
        return RowFactory.create(p.code(), p.source(), p.place(), p.message(), p.advice());
    }

    private static String wikidata(String name, LinkedFindings linked) {
        return linked.actors().get(name) instanceof Link.Linked link ? link.qid() : null;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
