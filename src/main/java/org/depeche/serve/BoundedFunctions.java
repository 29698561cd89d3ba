package org.depeche.serve;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.util.Context;

/**
 * Stand-ins for the functions of SPARQL whose cost has no bound: REGEX and REPLACE keep to the deadline of the query;
 * CONCAT, REPLACE and multiplication to a size. What they give is otherwise the same.
 */
final class BoundedFunctions {
    private static final String NAMESPACE = "https://w3id.org/depeche/serve#";
    private static final String REGEX = NAMESPACE + "regex";
    private static final String REPLACE = NAMESPACE + "replace";
    private static final String CONCAT = NAMESPACE + "concat";
    private static final String MULTIPLY = NAMESPACE + "multiply";

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER_BITS = 1 << 14;

    private BoundedFunctions() {}

    static void register(FunctionRegistry registry) {
        registry.put(REGEX, factory(BoundedFunctions::regex));
        registry.put(REPLACE, factory(BoundedFunctions::replace));
        registry.put(CONCAT, factory(BoundedFunctions::concat));
        registry.put(MULTIPLY, factory(BoundedFunctions::multiply));
    }

    static boolean isOurs(String iri) {
        return iri.startsWith(NAMESPACE);
    }

    /** Puts the stand-ins in the place of what they stand for. */
    static final class Transform extends ExprTransformCopy {
        @Override
        public Expr transform(ExprFunctionN function, ExprList arguments) {
            if (function instanceof E_Regex) {
                return new E_Function(REGEX, given(arguments));
            }
            if (function instanceof E_StrReplace) {
                return new E_Function(REPLACE, given(arguments));
            }
            return function instanceof E_StrConcat
                    ? new E_Function(CONCAT, arguments)
                    : super.transform(function, arguments);
        }

        @Override
        public Expr transform(ExprFunction2 function, Expr one, Expr other) {
            return function instanceof E_Multiply
                    ? new E_Function(MULTIPLY, new ExprList(List.of(one, other)))
                    : super.transform(function, one, other);
        }

        /** Flags that are left out stand in the list as null. */
        private static ExprList given(ExprList arguments) {
            ExprList given = new ExprList();
            arguments.forEach(argument -> {
                if (argument != null) {
                    given.add(argument);
                }
            });
            return given;
        }
    }

    /** Whether a function's cost has no bound. */
    static boolean isUnbounded(Expr expression) {
        return expression instanceof E_Regex
                || expression instanceof E_StrReplace
                || expression instanceof E_StrConcat
                || expression instanceof E_Multiply;
    }

    private interface Body {
        NodeValue of(List<NodeValue> arguments, Deadline deadline);
    }

    private static FunctionFactory factory(Body body) {
        return iri -> new Function() {
            @Override
            public void build(String uri, ExprList arguments, Context context) {
                // Arguments were checked when the query was parsed.
            }

            @Override
            public NodeValue exec(Binding binding, ExprList arguments, String uri, FunctionEnv env) {
                Deadline deadline = Deadline.of(env.getContext());
                deadline.check();
                List<NodeValue> values = arguments.getList().stream()
                        .map(argument -> argument.eval(binding, env))
                        .toList();
                return body.of(values, deadline);
            }
        };
    }

    private static NodeValue regex(List<NodeValue> arguments, Deadline deadline) {
        return NodeValue.makeBoolean(matcher(arguments, 2, deadline).find());
    }

    private static NodeValue replace(List<NodeValue> arguments, Deadline deadline) {
        Matcher matcher = matcher(arguments, 3, deadline);
        if (matcher.pattern().matcher("").find()) {
            throw new ExprEvalException("REPLACE: the pattern matches the empty string");
        }
        StringBuilder result = new StringBuilder();
        try {
            while (matcher.find()) {
                matcher.appendReplacement(result, string(arguments.get(2)));
                checkLength(result.length());
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new ExprEvalException("REPLACE: " + e.getMessage(), e);
        }
        matcher.appendTail(result);
        return like(arguments.get(0), result.toString());
    }

    private static Matcher matcher(List<NodeValue> arguments, int flags, Deadline deadline) {
        String pattern = string(arguments.get(1));
        int mask = arguments.size() > flags ? mask(string(arguments.get(flags))) : 0;
        try {
            return Pattern.compile(pattern, mask).matcher(new BoundedText(string(arguments.get(0)), deadline));
        } catch (PatternSyntaxException e) {
            throw new ExprEvalException("regular expression: " + e.getMessage(), e);
        }
    }

    private static int mask(String flags) {
        int mask = 0;
        for (char flag : flags.toCharArray()) {
            mask |= switch (flag) {
                case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                case 's' -> Pattern.DOTALL;
                case 'm' -> Pattern.MULTILINE;
                case 'x' -> Pattern.COMMENTS;
                case 'q' -> Pattern.LITERAL;
                default -> throw new ExprEvalException("regular expression: no flag '" + flag + "'");
            };
        }
        return mask;
    }

    private static NodeValue concat(List<NodeValue> arguments, Deadline deadline) {
        StringBuilder result = new StringBuilder();
        for (NodeValue argument : arguments) {
            String text = string(argument);
            checkLength((long) result.length() + text.length());
            result.append(text);
        }
        boolean alike = !arguments.isEmpty()
                && arguments.stream().allMatch(argument -> language(argument).equals(language(arguments.get(0))));
        return alike ? like(arguments.get(0), result.toString()) : NodeValue.makeString(result.toString());
    }

    private static NodeValue multiply(List<NodeValue> arguments, Deadline deadline) {
        if (bits(arguments.get(0)) + bits(arguments.get(1)) > LONGEST_NUMBER_BITS) {
            throw new ExprEvalException("the number is too large");
        }
        return XSDFuncOp.numMultiply(arguments.get(0), arguments.get(1));
    }

    private static int bits(NodeValue number) {
        if (number.isInteger()) {
            return number.getInteger().bitLength();
        }
        if (number.isDecimal()) {
            BigDecimal decimal = number.getDecimal();
            return decimal.unscaledValue().bitLength();
        }
        return 0;
    }

    private static String string(NodeValue value) {
        Node node = value.asNode();
        if (!node.isLiteral() || !value.isString() && !value.isLangString()) {
            throw new ExprEvalException("not a string: " + value.toString().toLowerCase(Locale.ROOT));
        }
        return node.getLiteralLexicalForm();
    }

    private static String language(NodeValue value) {
        return value.asNode().getLiteralLanguage();
    }

    private static NodeValue like(NodeValue model, String text) {
        String language = language(model);
        return language.isEmpty()
                ? NodeValue.makeString(text)
                : NodeValue.makeNode(NodeFactory.createLiteralLang(text, language));
    }

    private static void checkLength(long length) {
        if (length > LONGEST_TEXT) {
            throw new ExprEvalException("the text is longer than " + LONGEST_TEXT + " characters");
        }
    }
}
