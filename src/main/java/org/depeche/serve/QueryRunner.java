package org.depeche.serve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.tdb2.TDB2;
import org.depeche.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries within their limits. A result is complete before the first byte of it is sent: an error has its status
 * code, and a result that was cut is well-formed and says so.
 */
final class QueryRunner implements AutoCloseable {
    /** Stack of a thread that runs queries: deep expressions recurse. */
    private static final long STACK_BYTES = 8L << 20;

    /** What a row takes beside the length of its terms; a rough measure, for the limit of bytes. */
    private static final int ROW_BYTES = 64;

    /** Characters of a query that is read before it has a place. */
    private static final int SHORT = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(QueryRunner.class);

    /** Functions whose value is another each time: what a query with one of them gives is not kept. */
    private static final Pattern CHANGING = Pattern.compile("(?i)\\b(now|rand|uuid|struuid)\\s*\\(|\\bservice\\b");

    private final Store store;
    private final Limits limits;
    private final AnswerCache cache;
    private final Lanes lanes;
    private final Services services;
    private final Holdings holdings = new Holdings(Runtime.getRuntime().maxMemory() * 2 / 5);
    private final Watchman watchman = new Watchman();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(null, work, "query", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    });

    QueryRunner(Store store, Limits limits, AnswerCache cache, Lanes lanes, Services services) {
        this.services = services;
        this.store = store;
        this.limits = limits;
        this.cache = cache;
        this.lanes = lanes;
    }

    /**
     * Runs a query, unless its answer is known.
     *
     * @param text of the query
     * @param defaultGraphs and {@code namedGraphs} of the protocol; empty for those of the query
     * @param accept header of the request, or null
     * @param format by name, or null
     * @throws HttpException 400, 403, 406; 503 where it runs out of time, memory, or no slot is free
     */
    Answer run(
            String text,
            String base,
            List<String> defaultGraphs,
            List<String> namedGraphs,
            String accept,
            String format) {
        if (CHANGING.matcher(text).find()) {
            return ask(text, base, defaultGraphs, namedGraphs, accept, format);
        }
        String question = String.join(
                "\n",
                "sparql",
                String.valueOf(accept),
                String.valueOf(format),
                defaultGraphs.toString(),
                namedGraphs.toString(),
                text);
        return cache.get(question, () -> ask(text, base, defaultGraphs, namedGraphs, accept, format));
    }

    private Answer ask(
            String text,
            String base,
            List<String> defaultGraphs,
            List<String> namedGraphs,
            String accept,
            String format) {
        Deadline deadline = new Deadline(limits.time().toNanos());
        Question question = new Question(
                text,
                base,
                defaultGraphs,
                namedGraphs,
                services,
                () -> ResultFormat.rows(accept, format),
                () -> ResultFormat.graphs(accept, format));
        // A short text is read at once, to see what it asks for; a long one not before it has a place.
        Query query = text.length() <= SHORT ? question.parse() : null;
        Op algebra = query == null ? null : Algebra.compile(query);
        int known = algebra == null ? text.hashCode() : algebra.hashCode();
        Lanes.Place place = lanes.enter(known, algebra != null && Weight.isLight(algebra), deadline);
        try {
            return run(query, question, deadline, place);
        } catch (SentAway e) {
            Deadline again = new Deadline(deadline.remaining());
            return run(null, question, again, lanes.enterSlow(known, again));
        }
    }

    /** What is asked, of which graphs. */
    private record Question(
            String text,
            String base,
            List<String> defaultGraphs,
            List<String> namedGraphs,
            Services services,
            Supplier<ResultFormat.Rows> rows,
            Supplier<ResultFormat.Graphs> graphs) {
        Query parse() {
            Query query = QueryCheck.parse(text, base, services);
            if (!(defaultGraphs.isEmpty() && namedGraphs.isEmpty())) {
                // The request's dataset goes before the query's (SPARQL 1.1 Protocol, 2.1.4).
                query.getGraphURIs().clear();
                query.getNamedGraphURIs().clear();
            }
            defaultGraphs.forEach(query::addGraphURI);
            namedGraphs.forEach(query::addNamedGraphURI);
            return query;
        }
    }

    /** Runs a query, which is parsed where it has not been yet; the place is left when it has ended. */
    private Answer run(Query parsed, Question question, Deadline deadline, Lanes.Place place) {
        Future<Answer> future;
        try {
            future = threads.submit(() -> {
                place.begin();
                try {
                    return answer(parsed == null ? question.parse() : parsed, question, deadline, place);
                } finally {
                    place.leave();
                }
            });
        } catch (RuntimeException | Error e) {
            place.leave();
            throw e;
        }
        return await(future, deadline, place);
    }

    private Answer await(Future<Answer> future, Deadline deadline, Lanes.Place place) {
        try {
            // A little more than the query has: it should end by itself.
            return future.get(deadline.remaining() + limits.time().toNanos() / 20, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            deadline.end();
            throw outOfTime();
        } catch (InterruptedException e) {
            deadline.end();
            Thread.currentThread().interrupt();
            throw outOfTime();
        } catch (ExecutionException e) {
            throw translate(e.getCause(), deadline, place);
        }
    }

    /** Thrown where a query has to begin anew in the slow lane. */
    private static final class SentAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private SentAway() {
            super("takes long", null, false, false);
        }
    }

    private RuntimeException translate(Throwable cause, Deadline deadline, Lanes.Place place) {
        if (cause instanceof HttpException http) {
            return http;
        }
        if (deadline.reason() != null) {
            return deadline.reason();
        }
        if (place.wasSentAway()) {
            return new SentAway();
        }
        if (cause instanceof QueryCancelledException) {
            return watchman.isShort() ? shortOfMemory() : outOfTime();
        }
        if (cause instanceof StackOverflowError) {
            return new HttpException(400, "the query is nested too deeply");
        }
        if (cause instanceof OutOfMemoryError) {
            return shortOfMemory();
        }
        if (cause instanceof QueryException) {
            return new HttpException(400, String.valueOf(cause.getMessage()));
        }
        if (deadline.isOver()) {
            // What ends a query halfway may trip over its own pieces.
            return outOfTime();
        }
        LOG.warn("A query failed", cause);
        return new HttpException(500, "the query failed: " + cause.getClass().getSimpleName());
    }

    private static HttpException shortOfMemory() {
        return new HttpException(503, "the server is short of memory; ask for less");
    }

    private HttpException outOfTime() {
        return new HttpException(
                503, "the query ran longer than " + limits.time().toMillis() / 1000.0 + " s");
    }

    private Answer answer(Query query, Question question, Deadline deadline, Lanes.Place place) {
        return store.read(data -> {
            Context context = ARQ.getContext().copy();
            context.putAll(data.getContext());
            context.set(ARQ.httpServiceAllowed, !services.isEmpty());
            services.setIn(context, deadline);
            DatasetGraph asked = asked(query, data, context);
            try (Holdings.Holding holding = holdings.open(deadline);
                    QueryExec execution = QueryExec.newBuilder()
                            .dataset(asked)
                            .query(query)
                            .context(BoundedExecution.in(context, deadline, holding))
                            .timeout(deadline.remaining() + 1, TimeUnit.NANOSECONDS)
                            .build();
                    Watchman.Watch watch = watchman.watch(deadline, place, execution::abort)) {
                if (query.isAskType()) {
                    return yesOrNo(execution.ask(), question.rows().get());
                }
                return query.isSelectType()
                        ? rows(execution, question.rows().get(), deadline)
                        : graph(query, execution, question.graphs().get(), deadline);
            }
        });
    }

    /** The dataset that the query or the protocol names, made of graphs of the store and no others; or else the whole. */
    private static DatasetGraph asked(Query query, DatasetGraph data, Context context) {
        if (!query.hasDatasetDescription()) {
            return data;
        }
        // TDB2 would put the union of all graphs in the place of the default graph.
        context.set(TDB2.symUnionDefaultGraph, false);
        DatasetGraph asked = DynamicDatasets.dynamicDataset(query.getDatasetDescription(), data, false);
        query.getGraphURIs().clear();
        query.getNamedGraphURIs().clear();
        return asked;
    }

    private Answer yesOrNo(boolean yes, ResultFormat.Rows format) {
        BoundedOutput out = new BoundedOutput(limits.bytes());
        if (format.language() == ResultSetLang.RS_CSV || format.language() == ResultSetLang.RS_TSV) {
            return new Answer(
                    format.mediaType() + "; charset=utf-8",
                    ("_askResult\r\n" + yes + "\r\n").getBytes(StandardCharsets.UTF_8),
                    "");
        }
        RowSetWriterRegistry.getFactory(format.language())
                .create(format.language())
                .write(out, yes, new Context());
        return new Answer(type(format.mediaType()), out.toBytes(), "");
    }

    private Answer rows(QueryExec execution, ResultFormat.Rows format, Deadline deadline) {
        RowSet rows = execution.select();
        List<Binding> kept = new ArrayList<>();
        String cut = "";
        long bytes = 0;
        while (rows.hasNext()) {
            deadline.check();
            if (kept.size() >= limits.rows()) {
                cut = "rows";
                break;
            }
            Binding row = rows.next();
            bytes += size(row, rows.getResultVars());
            if (bytes > limits.bytes()) {
                cut = "bytes";
                break;
            }
            kept.add(row);
        }
        // Escapes make it longer than it was counted, by a factor of six at worst.
        BoundedOutput out = new BoundedOutput(8 * limits.bytes());
        RowSet result = RowSetStream.create(rows.getResultVars(), kept.iterator());
        RowSetWriterRegistry.getFactory(format.language())
                .create(format.language())
                .write(out, result, new Context());
        return new Answer(type(format.mediaType()), out.toBytes(), cut);
    }

    private static long size(Binding row, List<Var> variables) {
        long size = ROW_BYTES;
        for (Var variable : variables) {
            Node node = row.get(variable);
            if (node != null) {
                size += variable.getVarName().length()
                        + 48L
                        + (node.isURI()
                                ? node.getURI().length()
                                : node.isLiteral()
                                        ? node.getLiteralLexicalForm().length()
                                        : 0);
            }
        }
        return size;
    }

    private Answer graph(Query query, QueryExec execution, ResultFormat.Graphs format, Deadline deadline) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefixes(query.getPrefixMapping());
        String cut = "";
        long bytes = 0;
        var triples = query.isConstructType() ? execution.constructTriples() : execution.describeTriples();
        while (triples.hasNext()) {
            deadline.check();
            Triple triple = triples.next();
            bytes += ROW_BYTES + triple.toString().length();
            if (graph.size() >= limits.rows()) {
                cut = "rows";
                break;
            }
            if (bytes > limits.bytes()) {
                cut = "bytes";
                break;
            }
            graph.add(triple);
        }
        BoundedOutput out = new BoundedOutput(8 * limits.bytes());
        RDFWriter.source(graph).format(format.format()).output(out);
        return new Answer(type(format.mediaType()), out.toBytes(), cut);
    }

    private static String type(String mediaType) {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** Bytes that running queries keep, as far as they can be counted. */
    long held() {
        return holdings.bytes();
    }

    /** How many queries run now. */
    int running() {
        return watchman.watched();
    }

    /** Functions of queries, registered once for the process. */
    static void registerFunctions() {
        BoundedFunctions.register(FunctionRegistry.get());
    }

    @Override
    public void close() {
        services.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        watchman.close();
    }
}
