package org.depeche.store;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;

/** Reads a store through: every index has the same quads, and every part of a quad is a term of the node table. */
final class Verification {
    private static final int MOST_PROBLEMS = 100;

    private final List<String> problems = new ArrayList<>();
    private final NodeTable nodes;
    private final TupleIndex[] indexes;

    private Verification(DatasetGraph data) {
        NodeTupleTable quads =
                TDBInternal.getDatasetGraphTDB(data).getQuadTable().getNodeTupleTable();
        this.nodes = quads.getNodeTable();
        this.indexes = quads.getTupleTable().getIndexes();
    }

    /** What is wrong, in words; empty for a store that is whole. Within a read transaction. */
    static List<String> of(DatasetGraph data) {
        Verification verification = new Verification(data);
        verification.scan();
        return verification.problems;
    }

    private void scan() {
        long first = -1;
        long checksum = 0;
        for (TupleIndex index : indexes) {
            long count = 0;
            long sum = 0;
            Set<NodeId> terms = new LinkedHashSet<>();
            try {
                for (Iterator<Tuple<NodeId>> tuples = index.all(); tuples.hasNext(); count++) {
                    Tuple<NodeId> tuple = tuples.next();
                    // Quads come in another order from each index: the sum does not depend on it.
                    sum += 31L * (31L * (31L * hash(tuple, 0) + hash(tuple, 1)) + hash(tuple, 2)) + hash(tuple, 3);
                    if (first < 0) {
                        tuple.forEach(terms::add);
                        terms = look(terms);
                    }
                }
            } catch (RuntimeException e) {
                problem("index " + index.getName() + " cannot be read after quad " + count + ": " + e);
            }
            if (first >= 0 && (count != first || sum != checksum)) {
                problem("index " + index.getName() + " has other quads (" + count + ") than the first one (" + first
                        + ")");
            }
            if (first < 0) {
                first = count;
                checksum = sum;
            }
        }
    }

    private static long hash(Tuple<NodeId> tuple, int position) {
        return tuple.get(position).hashCode();
    }

    /** Looks terms up; forgets them so that memory stays flat. */
    private Set<NodeId> look(Set<NodeId> terms) {
        for (NodeId id : terms) {
            try {
                Node node = nodes.getNodeForNodeId(id);
                if (node == null) {
                    problem("the node table has no term " + id);
                }
            } catch (RuntimeException e) {
                problem("the node table cannot be read at " + id + ": " + e);
            }
        }
        return new LinkedHashSet<>();
    }

    private void problem(String text) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(text);
        }
    }
}
