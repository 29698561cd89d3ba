package org.depeche.serve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which statements or relations a reader asks for; an empty string asks for all.
 *
 * @param speaker IRI, or words of the name
 * @param country code: the side of a statement's speaker or the country that it is about; either side of a relation
 * @param side code of the country that a statement's speaker speaks for
 * @param about code of a country that a statement is about
 * @param source code of a relation's source
 * @param target code of a relation's target
 * @param type of relation, such as {@code AID}
 * @param status of relation, such as {@code Actual}
 * @param from first date, EDTF
 * @param to last date, EDTF
 * @param words that stand in the statement
 * @param article id
 * @param page counted from 0
 * @param size rows of a page, 1 to 500
 */
record Filter(
        String speaker,
        String country,
        String side,
        String about,
        String source,
        String target,
        String type,
        String status,
        String from,
        String to,
        String words,
        String article,
        int page,
        int size) {
    static final Filter ALL = new Filter("", "", "", "", "", "", "", "", "", "", "", "", 0, 30);

    private static final int LARGEST = 500;

    /** @throws HttpException 400 for a number or date that is none */
    static Filter of(Map<String, List<String>> parameters) {
        return new Filter(
                get(parameters, "speaker"),
                get(parameters, "country"),
                get(parameters, "side"),
                get(parameters, "about"),
                get(parameters, "source"),
                get(parameters, "target"),
                get(parameters, "type"),
                get(parameters, "status"),
                date(parameters, "from"),
                date(parameters, "to"),
                get(parameters, "q"),
                get(parameters, "article"),
                number(parameters, "page", 0, 0, 100_000),
                number(parameters, "size", ALL.size, 1, LARGEST));
    }

    private static String get(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of("")).get(0).strip();
    }

    private static String date(Map<String, List<String>> parameters, String name) {
        String text = get(parameters, name);
        if (!text.isEmpty() && !text.matches("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")) {
            throw new HttpException(400, name + " is a date: 2024-10-14, 2024-10 or 2024");
        }
        return text;
    }

    private static int number(Map<String, List<String>> parameters, String name, int usual, int least, int most) {
        String text = get(parameters, name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new HttpException(400, name + " is a number from " + least + " to " + most);
        }
        return Integer.parseInt(text);
    }

    /** What was asked for, by the names of the parameters, without the page. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        put(asked, "q", words);
        put(asked, "speaker", speaker);
        put(asked, "country", country);
        put(asked, "side", side);
        put(asked, "about", about);
        put(asked, "source", source);
        put(asked, "target", target);
        put(asked, "type", type);
        put(asked, "status", status);
        put(asked, "from", from);
        put(asked, "to", to);
        put(asked, "article", article);
        return asked;
    }

    private static void put(Map<String, String> asked, String name, String value) {
        if (!value.isEmpty()) {
            asked.put(name, value);
        }
    }

    /** What was asked for, as the query of an address; ends with {@code &} where it is not empty. */
    String query() {
        StringBuilder query = new StringBuilder();
        asked().forEach((name, value) ->
                query.append(name).append('=').append(Lists.encode(value)).append('&'));
        return query.toString();
    }

    /** Whether it asks for anything less than all. */
    boolean isAll() {
        return asked().isEmpty();
    }

    Filter about(String code) {
        return new Filter(
                speaker, code, side, about, source, target, type, status, from, to, words, article, page, size);
    }

    Filter by(String iri) {
        return new Filter(
                iri, country, side, about, source, target, type, status, from, to, words, article, page, size);
    }

    Filter between(String one, String other) {
        return new Filter(
                speaker, country, side, about, one, other, type, status, from, to, words, article, page, size);
    }

    /** Of those who speak for one country about another. */
    Filter ofOneAboutOther(String one, String other) {
        return new Filter(
                speaker, country, one, other, source, target, type, status, from, to, words, article, page, size);
    }

    Filter in(String id) {
        return new Filter(speaker, country, side, about, source, target, type, status, from, to, words, id, page, size);
    }

    Filter containing(String text) {
        return new Filter(
                speaker, country, side, about, source, target, type, status, from, to, text, article, page, size);
    }

    Filter withStatus(String name) {
        return new Filter(
                speaker, country, side, about, source, target, type, name, from, to, words, article, page, size);
    }

    Filter sized(int rows) {
        return new Filter(
                speaker, country, side, about, source, target, type, status, from, to, words, article, page, rows);
    }
}
