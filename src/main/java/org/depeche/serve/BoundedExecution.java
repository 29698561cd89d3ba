package org.depeche.serve;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIterConvert;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.expr.aggregate.AggCount;
import org.apache.jena.sparql.expr.aggregate.AggCountVar;
import org.apache.jena.sparql.expr.aggregate.AggMax;
import org.apache.jena.sparql.expr.aggregate.AggMin;
import org.apache.jena.sparql.expr.aggregate.AggSample;
import org.apache.jena.sparql.expr.aggregate.AggSum;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.solver.OpExecutorTDB2;
import org.apache.jena.tdb2.solver.QC2;
import org.apache.jena.util.iterator.ExtendedIterator;

/**
 * Executes queries as TDB2 does, with an eye on their deadline at each tuple that is read, and counts the rows that a
 * query keeps in memory to sort, group, join or tell them apart. ARQ by itself gathers the whole closure of a node along a
 * property path before it looks whether the query was cancelled; here each step from one triple to the next looks.
 */
final class BoundedExecution extends OpExecutorTDB2 {
    /** What a row takes in memory, roughly: by itself, and for each of its variables. */
    private static final int ROW_BYTES = 120;

    private static final int CELL_BYTES = 56;

    private final Deadline deadline;
    private final Holdings.Holding holding;

    /** Operators whose rows, or a value of each, are kept by the one above them. */
    private final Map<Op, ToLongFunction<Binding>> kept = new IdentityHashMap<>();

    private BoundedExecution(ExecutionContext context, Deadline deadline, Holdings.Holding holding) {
        super(context);
        this.deadline = deadline;
        this.holding = holding;
    }

    /** The context, changed so that queries that run in it are executed in this way. */
    static Context in(Context context, Deadline deadline, Holdings.Holding holding) {
        deadline.setIn(context);
        QC.setFactory(context, execution -> new BoundedExecution(execution, deadline, holding));
        QC2.setFilter(context, tuple -> {
            deadline.check();
            return true;
        });
        return context;
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        QueryIterator rows = super.exec(op, input);
        ToLongFunction<Binding> size = kept.remove(op);
        return size == null ? rows : counted(rows, size);
    }

    private QueryIterator counted(QueryIterator rows, ToLongFunction<Binding> size) {
        return new QueryIterConvert(
                rows,
                row -> {
                    holding.add(size.applyAsLong(row));
                    deadline.check();
                    return row;
                },
                execCxt);
    }

    private static long size(Binding row) {
        return ROW_BYTES + (long) CELL_BYTES * row.size();
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        kept.put(order.getSubOp(), BoundedExecution::size);
        return super.execute(order, input);
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        return counted(super.execute(distinct, input), BoundedExecution::size);
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        if (!group.getAggregators().stream().allMatch(one -> isSmall(one.getAggregator()))) {
            kept.put(group.getSubOp(), row -> CELL_BYTES);
        }
        return super.execute(group, input);
    }

    /** Whether an aggregate keeps one value a group, however many rows there are. */
    private static boolean isSmall(Aggregator aggregator) {
        return aggregator instanceof AggCount
                || aggregator instanceof AggCountVar
                || aggregator instanceof AggSum
                || aggregator instanceof AggMin
                || aggregator instanceof AggMax
                || aggregator instanceof AggSample;
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        kept.put(join.getLeft(), BoundedExecution::size);
        return super.execute(join, input);
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        kept.put(join.getRight(), BoundedExecution::size);
        return super.execute(join, input);
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        kept.put(minus.getRight(), BoundedExecution::size);
        return super.execute(minus, input);
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        Graph watched = new WatchedGraph(execCxt.getActiveGraph(), deadline);
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
