package org.depeche.model;

import java.util.List;

/**
 * What was read from one article.
 *
 * @param article that it was read from, with its language known
 * @param statements in the order of their content
 * @param relations in the order of their evidence; each source, type and target once
 * @param people named in the article, in the order of their first mention
 * @param problems met on the way
 */
public record Findings(
        Article article,
        List<Statement> statements,
        List<Relation> relations,
        List<Person> people,
        List<Problem> problems) {
    public Findings {
        statements = List.copyOf(statements);
        relations = List.copyOf(relations);
        people = List.copyOf(people);
        problems = List.copyOf(problems);
    }
}
