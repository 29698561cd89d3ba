package org.depeche.read;

import java.util.List;
import org.depeche.model.Problem;

/** What can be wrong with an input, each with its code, words and advice. */
final class InputProblems {
    static final List<String> CODES = List.of(
            "NO-SUCH-FILE",
            "NO-ARTICLES",
            "UNREADABLE",
            "NOT-FETCHED",
            "BAD-GZIP",
            "BAD-ARCHIVE",
            "BAD-RECORD",
            "EMPTY-FILE",
            "EMPTY-TEXT",
            "NOT-TEXT",
            "BAD-ENCODING",
            "TOO-LARGE",
            "NOT-JSON",
            "NOT-AN-ARTICLE",
            "BAD-FIELD",
            "BAD-DATE",
            "DUPLICATE-ID");

    private InputProblems() {}

    static Problem noSuchFile(String input) {
        return new Problem(
                "NO-SUCH-FILE", input, "", "there is no such file or folder", "check the name; a glob needs quotes");
    }

    static Problem noMatch(String glob) {
        return new Problem("NO-SUCH-FILE", glob, "", "no file matches", "check the pattern");
    }

    static Problem noArticles(String folder) {
        return new Problem(
                "NO-ARTICLES",
                folder,
                "",
                "holds no file that ends as those that are read do: .txt, .json, .jsonl, .html, .xml, .rss, .warc, .eml, .zip, .tar and their like, also compressed",
                "name the files themselves if they end otherwise");
    }

    static Problem unreadable(String source, String reason) {
        return new Problem("UNREADABLE", source, "", "cannot be read: " + reason, "check its permissions and the disk");
    }

    static Problem notFetched(String address, String reason, String advice) {
        return new Problem("NOT-FETCHED", address, "", reason, advice);
    }

    static Problem badGzip(String source, String place, String reason) {
        return new Problem(
                "BAD-GZIP",
                source,
                place,
                "is damaged: " + reason,
                "test it with gzip -t and fetch it again; what could be read was");
    }

    static Problem badArchive(String source, String place, String reason) {
        return new Problem("BAD-ARCHIVE", source, place, reason, "fetch it again; what stood before was read");
    }

    static Problem badRecord(String source, String place, String reason) {
        return new Problem("BAD-RECORD", source, place, reason, "it was left out, and the others were read");
    }

    static Problem emptyFile(String source) {
        return new Problem("EMPTY-FILE", source, "", "holds nothing", "");
    }

    static Problem emptyText(String source, String place) {
        return new Problem("EMPTY-TEXT", source, place, "the text holds no letter and no digit", "");
    }

    static Problem notText(String source, String place, String why) {
        return new Problem("NOT-TEXT", source, place, why, "name text or JSON files only");
    }

    static Problem badEncoding(String source, String place, String why, String advice) {
        return new Problem("BAD-ENCODING", source, place, why, advice);
    }

    static Problem tooLarge(String source, String place, int limit) {
        return new Problem(
                "TOO-LARGE",
                source,
                place,
                "a text of " + limit + " bytes or more",
                "an article is far smaller; split what holds many");
    }

    static Problem notJson(String source, String place, String why, String advice) {
        return new Problem("NOT-JSON", source, place, why, advice);
    }

    static Problem notAnArticle(String source, String place, String why) {
        return new Problem(
                "NOT-AN-ARTICLE", source, place, why, "an article is an object with at least a string \"text\"");
    }

    static Problem unknownXml(String source) {
        return new Problem(
                "NOT-AN-ARTICLE",
                source,
                "",
                "is XML, but no feed, NITF or NewsML-G2",
                "turn it into one of the formats that are read");
    }

    static Problem badField(String source, String place, String field, String found) {
        return new Problem(
                "BAD-FIELD", source, place, "\"" + field + "\" is " + found + ", not a string", "it was left out");
    }

    static Problem badDate(String source, String place, String date) {
        return new Problem(
                "BAD-DATE",
                source,
                place,
                "\"" + date + "\" is no date",
                "write YYYY, YYYY-MM or YYYY-MM-DD; the article was read without a date");
    }

    static Problem duplicateId(String source, String place, String id, String first) {
        return new Problem(
                "DUPLICATE-ID",
                source,
                place,
                "the id \"" + id + "\" stands already at " + first,
                "the first was kept; give each article an id of its own");
    }
}
