package org.depeche.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.apache.jena.sys.JenaSystem;

/**
 * A query with what it is for. Its file opens with comment lines {@code # title:}, {@code # problem:}, {@code # solution:}
 * (in other languages than English {@code # title@fr:} and so on) and one {@code # parameter: name=default (kind) — meaning}
 * for each parameter. A value takes its variable's place in the parsed query, as a term of its kind: whatever it holds, it
 * cannot become part of the query's syntax.
 *
 * @param name without the ending of the file
 * @param title a line
 * @param problem what the asker wants
 * @param solution how the query answers it
 * @param parameters in the order of the file
 * @param text the whole file
 * @param translations of title, problem and solution, by {@code title@fr} and the like
 */
public record NamedQuery(
        String name,
        String title,
        String problem,
        String solution,
        List<Parameter> parameters,
        String text,
        Map<String, String> translations) {
    static {
        JenaSystem.init();
    }

    private static final Pattern HEADER =
            Pattern.compile("#\\s*((?:title|problem|solution)(?:@[a-z]+)?|parameter):\\s*(.*)");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z][A-Za-z0-9]*)=(.*?)\\s*\\((text|number|limit|iri)\\)\\s*—\\s*(.*)");
    private static final String FOLDER = "/org/depeche/queries/";

    public NamedQuery {
        parameters = List.copyOf(parameters);
        translations = Map.copyOf(translations);
    }

    /** The title in a language, or else in English. */
    public String title(String language) {
        return translations.getOrDefault("title@" + language, title);
    }

    /** What the asker wants, in a language, or else in English. */
    public String problem(String language) {
        return translations.getOrDefault("problem@" + language, problem);
    }

    /** How the query answers it, in a language, or else in English. */
    public String solution(String language) {
        return translations.getOrDefault("solution@" + language, solution);
    }

    /** The language, where the query tells what it is for in it, or else English. */
    public String toldIn(String language) {
        return translations.containsKey("title@" + language) ? language : "en";
    }

    /** What a value of a parameter is. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** The greatest number of rows: it stands in the LIMIT clause. */
        LIMIT,
        IRI
    }

    /**
     * A variable that the asker may set.
     *
     * @param name of the variable
     * @param value unless another is given
     * @param kind of its values
     * @param meaning in words
     */
    public record Parameter(String name, String value, Kind kind, String meaning) {
        private Node term(String given) {
            return switch (kind) {
                case TEXT -> NodeFactory.createLiteralString(given);
                case NUMBER, LIMIT -> NodeFactory.createLiteralDT(Long.toString(number(given)), XSDDatatype.XSDinteger);
                case IRI -> NodeFactory.createURI(iri(given));
            };
        }

        private long number(String given) {
            if (!given.matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(name + " wants a whole number, not '" + given + "'");
            }
            return Long.parseLong(given);
        }

        private String iri(String given) {
            if (!given.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]*")) {
                throw new IllegalArgumentException(name + " wants an absolute IRI, not '" + given + "'");
            }
            return given;
        }
    }

    /**
     * Reads a query with its heading.
     *
     * @throws IllegalArgumentException for a parameter line that cannot be read
     */
    public static NamedQuery parse(String name, String text) {
        Map<String, String> header = new HashMap<>();
        List<Parameter> parameters = new ArrayList<>();
        for (String line : text.lines().takeWhile(l -> l.startsWith("#")).toList()) {
            Matcher field = HEADER.matcher(line);
            if (field.matches() && field.group(1).equals("parameter")) {
                parameters.add(parameter(name, field.group(2)));
            } else if (field.matches()) {
                header.put(field.group(1), field.group(2).strip());
            }
        }
        return new NamedQuery(
                name,
                header.getOrDefault("title", name),
                header.getOrDefault("problem", ""),
                header.getOrDefault("solution", ""),
                parameters,
                text,
                header);
    }

    private static Parameter parameter(String query, String line) {
        Matcher parts = PARAMETER.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException("query " + query + ": a parameter wants the form "
                    + "'name=default (text|number|limit|iri) — meaning', not '" + line + "'");
        }
        Kind kind = Kind.valueOf(parts.group(3).toUpperCase(Locale.ROOT));
        return new Parameter(parts.group(1), parts.group(2), kind, parts.group(4));
    }

    /** A query that comes with the program, by its name; empty where there is none. */
    public static Optional<NamedQuery> find(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return Optional.empty();
        }
        try (InputStream in = NamedQuery.class.getResourceAsStream(FOLDER + name + ".rq")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All queries that come with the program, in the order of {@code queries/index.txt}. */
    public static List<NamedQuery> all() {
        try (InputStream in = NamedQuery.class.getResourceAsStream(FOLDER + "index.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(name -> find(name).orElseThrow(() -> new IllegalStateException("no query " + name)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The query with its parameters set.
     *
     * @param values by parameter name; defaults stand in for those that are not given
     * @throws IllegalArgumentException for a parameter that the query has not, or a value that its kind forbids
     * @throws org.apache.jena.query.QueryException for a query that is not SPARQL
     */
    public Query bind(Map<String, String> values) {
        for (String name : values.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                throw new IllegalArgumentException("query " + this.name + " has no parameter '" + name + "', but "
                        + parameters.stream().map(Parameter::name).toList());
            }
        }
        Query query = QueryFactory.create(text);
        Map<Var, Node> terms = new HashMap<>();
        long limit = Query.NOLIMIT;
        for (Parameter parameter : parameters) {
            String value = values.getOrDefault(parameter.name(), parameter.value());
            if (parameter.kind() == Kind.LIMIT) {
                limit = parameter.number(value);
            } else {
                terms.put(Var.alloc(parameter.name()), parameter.term(value));
            }
        }
        Query bound = terms.isEmpty() ? query : QueryTransformOps.replaceVars(query, terms);
        if (limit != Query.NOLIMIT) {
            bound.setLimit(limit);
        }
        return bound;
    }
}
