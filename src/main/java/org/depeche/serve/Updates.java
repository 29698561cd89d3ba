package org.depeche.serve;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.exec.UpdateExecDatasetBuilder;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateWithUsing;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.UpdateTransformOps;
import org.apache.jena.update.Update;
import org.apache.jena.update.UpdateException;
import org.apache.jena.update.UpdateFactory;
import org.apache.jena.update.UpdateRequest;
import org.depeche.store.Store;

/**
 * Carries out SPARQL updates, one after the other. An update is worked out beside the store, under the limits of a query;
 * only what came of it is then written, in one transaction in which nothing can fail for the update's sake.
 */
final class Updates {
    /** Triples that one update may add or take away. */
    private static final int MOST = 1_000_000;

    /** Where triples go that an update puts into the default graph. */
    private static final String OWN = "graph/added";

    private final Store store;
    private final Limits limits;
    private final String base;

    Updates(Store store, Limits limits, String base) {
        this.store = store;
        this.limits = limits;
        this.base = base;
    }

    /** The graph that stands for the default graph when it is written to. */
    Node own() {
        return NodeFactory.createURI(base + OWN);
    }

    /**
     * Carries out an update.
     *
     * @param using graphs of the protocol's {@code using-graph-uri}
     * @param usingNamed likewise
     * @throws HttpException 400 for what is no update, 403 for what an update may not do here, 413 where it changes too
     *     much, 503 where it takes too long
     */
    synchronized void run(String text, List<String> using, List<String> usingNamed) {
        UpdateRequest request = parse(text, using, usingNamed);
        Deadline deadline = new Deadline(limits.time().toNanos());
        Change change = store.read(data -> {
            Change worked = new Change(data, own(), deadline, MOST);
            deadline.setIn(worked.getContext());
            try {
                UpdateExecDatasetBuilder.create()
                        .dataset(worked)
                        .update(request)
                        .timeout(limits.time().toMillis(), TimeUnit.MILLISECONDS)
                        .build()
                        .execute();
            } catch (QueryCancelledException e) {
                throw new HttpException(
                        503, "the update took longer than " + limits.time().toSeconds() + " s");
            } catch (UpdateException | QueryException e) {
                throw new HttpException(400, String.valueOf(e.getMessage()));
            }
            return worked;
        });
        if (!change.isNothing()) {
            store.change(change.removed(), change.added());
        }
    }

    private UpdateRequest parse(String text, List<String> using, List<String> usingNamed) {
        Depth.check(text);
        try {
            UpdateRequest request = UpdateFactory.create(text, base, Syntax.syntaxSPARQL_11);
            UpdateRequest bounded = new UpdateRequest();
            bounded.setPrefixMapping(request.getPrefixMapping());
            for (Update update : request.getOperations()) {
                if (update instanceof org.apache.jena.sparql.modify.request.UpdateLoad) {
                    throw new HttpException(403, "LOAD is not allowed: this server fetches nothing");
                }
                bounded.add(checked(update, using, usingNamed));
            }
            return bounded;
        } catch (QueryException e) {
            throw new HttpException(
                    400,
                    e.getMessage() == null ? "not an update" : e.getMessage().strip());
        } catch (StackOverflowError e) {
            throw new HttpException(400, "the update is nested too deeply");
        }
    }

    private static Update checked(Update update, List<String> using, List<String> usingNamed) {
        Update bounded =
                UpdateTransformOps.transform(update, new ElementTransformCopyBase(), new BoundedFunctions.Transform());
        if (bounded instanceof UpdateModify modify) {
            QueryCheck.check(modify.getWherePattern());
        }
        if (update instanceof UpdateWithUsing given && bounded instanceof UpdateWithUsing with) {
            dataset(given, with, using, usingNamed);
        }
        return bounded;
    }

    /** The dataset that an update works on: its own, which its transformation has lost, or that of the request. */
    private static void dataset(
            UpdateWithUsing given, UpdateWithUsing bounded, List<String> using, List<String> usingNamed) {
        boolean hasOwn = given.getWithIRI() != null
                || !given.getUsing().isEmpty()
                || !given.getUsingNamed().isEmpty();
        if (hasOwn && !(using.isEmpty() && usingNamed.isEmpty())) {
            // SPARQL 1.1 Protocol, 2.2.3
            throw new HttpException(400, "the dataset is named in the update and in the request");
        }
        if (bounded != given) {
            bounded.setWithIRI(given.getWithIRI());
            given.getUsing().forEach(bounded::addUsing);
            given.getUsingNamed().forEach(bounded::addUsingNamed);
        }
        using.forEach(iri -> bounded.addUsing(NodeFactory.createURI(iri)));
        usingNamed.forEach(iri -> bounded.addUsingNamed(NodeFactory.createURI(iri)));
    }
}
