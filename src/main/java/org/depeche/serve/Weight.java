package org.depeche.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpGraph;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;

/**
 * Whether a query is light: it begins with what it names and goes on from there, one step after the other, so that it
 * reads what is near and not the whole graph. A guess from its form alone; {@link Lanes} corrects it.
 */
final class Weight {
    /** Steps that a light query takes at most: each may lead to many nodes. */
    private static final int STEPS = 12;

    private final List<Triple> patterns = new ArrayList<>();
    private final Set<Node> known = new HashSet<>();
    private boolean hasPath;

    private Weight() {}

    static boolean isLight(Op algebra) {
        Weight weight = new Weight();
        Walker.walk(algebra, weight.new Gatherer());
        return !weight.hasPath && weight.patterns.size() <= STEPS && weight.leadsEverywhere();
    }

    /** Whether each pattern can be reached from a term of the query, or from what was found on the way. */
    private boolean leadsEverywhere() {
        List<Triple> left = new ArrayList<>(patterns);
        while (left.removeIf(this::reaches)) {
            if (left.isEmpty()) {
                return true;
            }
        }
        return left.isEmpty();
    }

    private boolean reaches(Triple pattern) {
        // A class has too many instances to begin with.
        boolean isReached = isKnown(pattern.getSubject())
                || isKnown(pattern.getObject()) && !pattern.predicateMatches(RDF.type.asNode());
        if (isReached) {
            known.add(pattern.getSubject());
            known.add(pattern.getPredicate());
            known.add(pattern.getObject());
        }
        return isReached;
    }

    private boolean isKnown(Node node) {
        return node.isConcrete() && !node.isBlank() || known.contains(node);
    }

    private final class Gatherer extends OpVisitorBase {
        @Override
        public void visit(OpBGP pattern) {
            patterns.addAll(pattern.getPattern().getList());
        }

        @Override
        public void visit(OpPath path) {
            hasPath = true;
        }

        @Override
        public void visit(OpPropFunc search) {
            if (search.getSubjectArgs().isNode()) {
                known.add(search.getSubjectArgs().getArg());
            } else {
                known.addAll(search.getSubjectArgs().getArgList());
            }
        }

        @Override
        public void visit(OpTable values) {
            known.addAll(values.getTable().getVars());
        }

        @Override
        public void visit(OpExtend bound) {
            known.addAll(bound.getVarExprList().getVars());
        }

        @Override
        public void visit(OpGraph graph) {
            if (Var.isVar(graph.getNode())) {
                known.add(graph.getNode());
            }
        }
    }
}
