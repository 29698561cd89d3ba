package org.depeche.cli;

import org.depeche.model.Findings;
import org.depeche.model.LinkedFindings;

/** What a run found, in numbers. */
final class Tally {
    int articles;
    int statements;
    int relations;
    int people;
    /** UTF-16 units of title and text. */
    long characters;

    void add(LinkedFindings linked) {
        Findings findings = linked.findings();
        articles++;
        statements += findings.statements().size();
        relations += findings.relations().size();
        people += findings.people().size();
        characters +=
                findings.article().title().length() + findings.article().text().length();
    }

    /** Such as {@code 2 articles: 12 statements, 5 relations, 3 people}. */
    @Override
    public String toString() {
        return Words.count(articles, "article") + ": " + Words.count(statements, "statement") + ", "
                + Words.count(relations, "relation") + ", " + Words.count(people, "person");
    }
}
