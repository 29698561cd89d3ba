package org.depeche.serve;

/** How deeply the brackets of a query are nested, found without recursion: parsers and optimizers recurse, or worse. */
final class Depth {
    /** No question that a person asks comes near it. */
    static final int DEEPEST = 150;

    /** Signs that stand one after the other, and that a parser nests: {@code ! ! !}, {@code + 1 + 1}. */
    static final int MOST_OPERATORS = 2_000;

    private Depth() {}

    /**
     * Checks a query.
     *
     * @throws HttpException 400 where it is nested too deeply
     */
    static void check(String query) {
        int depth = 0;
        int operators = 0;
        int at = 0;
        while (at < query.length()) {
            char c = query.charAt(at);
            switch (c) {
                case '"', '\'' -> at = endOfString(query, at);
                case '#' -> at = endOfLine(query, at);
                case '<' -> at = endOfIri(query, at);
                case '{', '(', '[' -> depth++;
                case '}', ')', ']' -> depth--;
                case '!', '+', '-', '*', '/', '|', '&', '=', '^' -> operators++;
                default -> {
                    // part of a word
                }
            }
            if (depth > DEEPEST || operators > MOST_OPERATORS) {
                throw new HttpException(400, "the query is nested too deeply");
            }
            at++;
        }
    }

    private static int endOfString(String query, int start) {
        char quote = query.charAt(start);
        String three = String.valueOf(quote).repeat(3);
        boolean isLong = query.startsWith(three, start);
        int at = start + (isLong ? 3 : 1);
        while (at < query.length()) {
            if (query.charAt(at) == '\\') {
                at++;
            } else if (isLong ? query.startsWith(three, at) : query.charAt(at) == quote || query.charAt(at) == '\n') {
                return isLong ? at + 2 : at;
            }
            at++;
        }
        return at;
    }

    private static int endOfLine(String query, int start) {
        int end = query.indexOf('\n', start);
        return end < 0 ? query.length() : end;
    }

    /** An IRI ends before any space; what does not is the sign for less. */
    private static int endOfIri(String query, int start) {
        for (int at = start + 1; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c == '>') {
                return at;
            }
            if (c <= ' ' || c == '<' || c == '"' || c == '{' || c == '}') {
                return start;
            }
        }
        return start;
    }
}
