package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    private static final Node STATEMENT = NodeFactory.createURI("https://w3id.org/depeche#Statement");

    @TempDir
    Path folder;

    @Test
    void theDemoShowsTheWholeWayAndEnds() throws IOException {
        Path turtle = folder.resolve("demo.ttl");
        Run run = Run.depeche("demo", "--store", folder.resolve("graph").toString(), "--out", turtle.toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("20 articles in ")
                .containsSubsequence(
                        "Who said what, when",
                        "Vladimir Poutine",
                        "Which country does what",
                        "SANCTION",
                        "Who speaks for whom",
                        "Try next:");
        Graph graph = RDFParser.source(turtle).toGraph();
        assertThat(graph.find(Node.ANY, RDF.type.asNode(), STATEMENT).toList()).hasSizeGreaterThan(100);
    }

    /** What it says to try next works, on what it has made. */
    @Test
    void whatItSaysToTryNextWorks() {
        String store = folder.resolve("graph").toString();
        Run demo = Run.depeche(
                "demo", "--store", store, "--out", folder.resolve("demo.ttl").toString());
        demo.out()
                .lines()
                .filter(line -> line.startsWith("  depeche "))
                .map(line -> line.strip().split(" "))
                .filter(words -> !words[1].equals("serve"))
                .forEach(words -> {
                    boolean asksTheStore = words[1].equals("query") || words[1].equals("export");
                    String command = String.join(" ", words).substring("depeche ".length())
                            + (asksTheStore ? " --store " + store : "");
                    Run run = Run.depeche(command.split(" "));
                    assertThat(run.code()).as(command + ": " + run.err()).isZero();
                    assertThat(run.lines()).as(command).hasSizeGreaterThanOrEqualTo(1);
                });
    }
}
