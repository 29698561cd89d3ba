package org.depeche.serve;

import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPropFunc;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.syntaxtransform.ElementTransformCopyBase;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;

/** Lets a query pass that reads this graph and nothing else, with bounded functions in the place of unbounded ones. */
final class QueryCheck {
    /** Namespaces of functions that only compute. Others of ARQ load classes ({@code java:}), read the system, or write. */
    private static final Set<String> FUNCTIONS =
            Set.of("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2005/xpath-functions/math#");

    private static final String TEXT_QUERY = "http://jena.apache.org/text#query";

    private QueryCheck() {}

    /**
     * Parses and checks.
     *
     * @param services that it may ask
     * @param base that relative IRIs are resolved against; without one they would show where the server runs
     * @throws HttpException 400 for what is no query, 403 for what a query may not do here
     */
    static Query parse(String text, String base, Services services) {
        Depth.check(text);
        try {
            Query query = QueryFactory.create(text, base, Syntax.syntaxSPARQL_11);
            Query bounded = QueryTransformOps.transform(
                    query, new ElementTransformCopyBase(), new BoundedFunctions.Transform());
            if (bounded.getGraphURIs().isEmpty() && bounded.getNamedGraphURIs().isEmpty()) {
                query.getGraphURIs().forEach(bounded::addGraphURI);
                query.getNamedGraphURIs().forEach(bounded::addNamedGraphURI);
            }
            check(bounded, services);
            return bounded;
        } catch (QueryException e) {
            throw new HttpException(
                    400, e.getMessage() == null ? "not a query" : e.getMessage().strip());
        } catch (StackOverflowError e) {
            throw new HttpException(400, "the query is nested too deeply");
        }
    }

    private static void check(Query query, Services services) {
        if (!query.isSelectType() && !query.isAskType() && !query.isConstructType() && !query.isDescribeType()) {
            throw new HttpException(400, "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered");
        }
        Op algebra = Algebra.compile(query);
        walk(algebra, services);
    }

    private static void walk(Op algebra, Services services) {
        Walker.walk(algebra, new Operators(services), new Expressions(services));
    }

    /** Checks what an update looks for. */
    static void check(Element where) {
        walk(Algebra.compile(where), Services.NONE);
    }

    private static final class Operators extends OpVisitorBase {
        private final Services services;

        Operators(Services services) {
            this.services = services;
        }

        @Override
        public void visit(OpService service) {
            services.check(service.getService());
        }

        @Override
        public void visit(OpGroup group) {
            // The walker passes by what is aggregated.
            group.getAggregators()
                    .forEach(aggregator ->
                            Walker.walk((Expr) aggregator, new Operators(services), new Expressions(services)));
            Walker.walk(group.getGroupVars(), new Operators(services), new Expressions(services));
        }

        @Override
        public void visit(OpPropFunc function) {
            predicate(function.getProperty());
        }

        @Override
        public void visit(OpBGP pattern) {
            pattern.getPattern().forEach(triple -> predicate(triple.getPredicate()));
        }

        /** ARQ takes some predicates for programs to run. */
        private static void predicate(Node predicate) {
            if (predicate.isURI()) {
                String iri = predicate.getURI();
                if (iri.startsWith("java:")
                        || iri.startsWith("http://jena.apache.org/") && !iri.equals(TEXT_QUERY)
                        || iri.startsWith("http://jena.hpl.hp.com/")) {
                    throw new HttpException(403, "the property function <" + iri + "> is not allowed");
                }
            }
        }
    }

    private static final class Expressions extends ExprVisitorBase {
        private final Services services;

        Expressions(Services services) {
            this.services = services;
        }

        @Override
        public void visit(ExprFunction1 function) {
            function(function);
        }

        @Override
        public void visit(ExprFunction2 function) {
            function(function);
        }

        @Override
        public void visit(ExprFunctionN function) {
            function(function);
        }

        @Override
        public void visit(ExprFunctionOp exists) {
            Walker.walk(exists.getGraphPattern(), new Operators(services), new Expressions(services));
        }

        @Override
        public void visit(ExprAggregator aggregate) {
            if (aggregate.getAggregator().getExprList() != null) {
                aggregate
                        .getAggregator()
                        .getExprList()
                        .forEach(e -> Walker.walk(e, new Operators(services), new Expressions(services)));
            }
        }

        private static void function(ExprFunction function) {
            if (BoundedFunctions.isUnbounded((Expr) function)) {
                throw new HttpException(403, "write REGEX, REPLACE, CONCAT and * with BIND, not inside an aggregate");
            }
            String iri = function.getFunctionIRI();
            if (iri != null
                    && !BoundedFunctions.isOurs(iri)
                    && FUNCTIONS.stream().noneMatch(iri::startsWith)) {
                throw new HttpException(403, "the function <" + iri + "> is not allowed");
            }
        }
    }
}
