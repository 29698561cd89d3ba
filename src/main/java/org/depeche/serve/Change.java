package org.depeche.serve;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.TxnType;
import org.apache.jena.riot.system.PrefixMap;
import org.apache.jena.riot.system.PrefixMapFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphTriplesQuads;
import org.apache.jena.sparql.core.GraphView;
import org.apache.jena.sparql.core.Quad;

/**
 * The store as it would be after an update that is being worked out: what it adds and takes away lies beside the store, so
 * that an update which fails, is cancelled or grows too large has touched nothing. The default graph that is read is the
 * union of all, as for queries; what is written to it goes to a graph of its own.
 */
final class Change extends DatasetGraphTriplesQuads {
    private final DatasetGraph before;
    private final Node own;
    private final Deadline deadline;
    private final int most;
    private final Set<Quad> added = new LinkedHashSet<>();
    private final Set<Quad> removed = new LinkedHashSet<>();

    /**
     * @param before the store, in a read transaction
     * @param own graph that stands for the default graph when writing
     * @param most quads that may be added or removed
     */
    Change(DatasetGraph before, Node own, Deadline deadline, int most) {
        this.before = before;
        this.own = own;
        this.deadline = deadline;
        this.most = most;
    }

    Set<Quad> added() {
        return added;
    }

    Set<Quad> removed() {
        return removed;
    }

    private void check() {
        deadline.check();
        if (added.size() + removed.size() > most) {
            throw new HttpException(413, "an update changes at most " + most + " triples");
        }
    }

    @Override
    protected void addToDftGraph(Node subject, Node predicate, Node object) {
        addToNamedGraph(own, subject, predicate, object);
    }

    @Override
    protected void addToNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        check();
        Quad quad = Quad.create(graph, subject, predicate, object);
        if (!removed.remove(quad) && !before.contains(quad)) {
            added.add(quad);
        }
    }

    @Override
    protected void deleteFromDftGraph(Node subject, Node predicate, Node object) {
        deleteFromNamedGraph(own, subject, predicate, object);
    }

    @Override
    protected void deleteFromNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        check();
        Quad quad = Quad.create(graph, subject, predicate, object);
        if (!added.remove(quad) && before.contains(quad)) {
            removed.add(quad);
        }
    }

    @Override
    protected Iterator<Quad> findInDftGraph(Node subject, Node predicate, Node object) {
        return Iter.map(
                Iter.distinct(Iter.map(findInAnyNamedGraphs(subject, predicate, object), Quad::asTriple)),
                triple -> Quad.create(Quad.defaultGraphIRI, triple));
    }

    @Override
    protected Iterator<Quad> findInSpecificNamedGraph(Node graph, Node subject, Node predicate, Node object) {
        return find(before.findNG(graph, subject, predicate, object), graph, subject, predicate, object);
    }

    @Override
    protected Iterator<Quad> findInAnyNamedGraphs(Node subject, Node predicate, Node object) {
        return find(before.findNG(Node.ANY, subject, predicate, object), Node.ANY, subject, predicate, object);
    }

    private Iterator<Quad> find(Iterator<Quad> there, Node graph, Node subject, Node predicate, Node object) {
        deadline.check();
        Iterator<Quad> kept = Iter.filter(there, quad -> {
            deadline.check();
            return !removed.contains(quad);
        });
        Stream<Quad> more = added.stream()
                .filter(quad -> fits(graph, quad.getGraph())
                        && fits(subject, quad.getSubject())
                        && fits(predicate, quad.getPredicate())
                        && fits(object, quad.getObject()));
        return Iter.concat(kept, more.toList().iterator());
    }

    private static boolean fits(Node pattern, Node node) {
        return pattern == null || pattern.equals(Node.ANY) || Objects.equals(pattern, node);
    }

    @Override
    public Iterator<Node> listGraphNodes() {
        return Iter.distinct(Iter.map(findInAnyNamedGraphs(Node.ANY, Node.ANY, Node.ANY), Quad::getGraph));
    }

    @Override
    public Graph getDefaultGraph() {
        return GraphView.createDefaultGraph(this);
    }

    @Override
    public Graph getGraph(Node name) {
        return GraphView.createNamedGraph(this, name);
    }

    @Override
    public PrefixMap prefixes() {
        return PrefixMapFactory.emptyPrefixMap();
    }

    @Override
    public boolean supportsTransactions() {
        return false;
    }

    @Override
    public void begin(TxnType type) {
        throw new UnsupportedOperationException("a change has no transactions of its own");
    }

    @Override
    public boolean promote(Promote mode) {
        return false;
    }

    @Override
    public void commit() {
        throw new UnsupportedOperationException("a change has no transactions of its own");
    }

    @Override
    public void abort() {
        throw new UnsupportedOperationException("a change has no transactions of its own");
    }

    @Override
    public void end() {
        // nothing was begun
    }

    @Override
    public ReadWrite transactionMode() {
        return null;
    }

    @Override
    public TxnType transactionType() {
        return null;
    }

    @Override
    public boolean isInTransaction() {
        return false;
    }

    @Override
    public long size() {
        return Iter.count(listGraphNodes());
    }

    @Override
    public void close() {
        // the store is not ours
    }

    /** For an update that touches nothing. */
    boolean isNothing() {
        return added.isEmpty() && removed.isEmpty();
    }
}
