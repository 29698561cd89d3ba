package org.depeche.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Executes queries as TDB2 does, but lets no property path outlive its query: ARQ gathers the whole closure of a node
 * before it looks whether the query was cancelled. Here each step from one triple to the next looks.
 */
final class BoundedPaths extends OpExecutorTDB2 {
    BoundedPaths(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph watched = new WatchedGraph(execCxt.getActiveGraph(), Deadline.of(execCxt.getContext()));
        return new QueryIterPath(path.getTriplePath(), input, ExecutionContext.copyChangeActiveGraph(execCxt, watched));
    }

    /** A graph whose readers end with their query. */
    private static final class WatchedGraph extends GraphWrapper {
        private final Deadline deadline;

        private WatchedGraph(Graph graph, Deadline deadline) {
            super(graph);
            this.deadline = deadline;
        }

        @Override
        public ExtendedIterator<Triple> find(Triple pattern) {
            deadline.check();
            return super.find(pattern).filterKeep(this::inTime);
        }

        @Override
        public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
            deadline.check();
            return super.find(subject, predicate, object).filterKeep(this::inTime);
        }

        private boolean inTime(Triple triple) {
            deadline.check();
            return true;
        }
    }
}
