package org.depeche.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * A crawl's archive, WARC 1.0 or 1.1: the pages among its responses are articles, as in Common Crawl's CC-NEWS. Pages without an
 * article's text, of which a crawl has many, are passed over.
 */
final class WarcFormat {
    private static final int FOUND = 200;

    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;
    private final HtmlPage pages;

    WarcFormat(ReadOptions options, Admission admission, ArticleSink sink) {
        this.options = options;
        this.admission = admission;
        this.sink = sink;
        this.pages = new HtmlPage(sink);
    }

    void read(String source, Contents contents) throws IOException {
        boolean any = false;
        WarcRecords records = new WarcRecords(contents.in(), options.maxBytes());
        for (WarcRecords.Piece piece = records.next(); piece != null; piece = records.next()) {
            String place = WarcRecords.place(piece);
            any |= !piece.problem().isEmpty();
            if (piece.isTooLarge()) {
                sink.problem(InputProblems.tooLarge(source, place, options.maxBytes()));
            } else if (!piece.problem().isEmpty()) {
                sink.problem(InputProblems.badRecord(source, place, piece.problem()));
            } else {
                any |= record(piece.bytes(), source, place);
            }
        }
        if (!any) {
            sink.problem(InputProblems.emptyText(source, ""));
        }
    }

    /** Whether it held an article, or something was wrong with it. */
    private boolean record(byte[] bytes, String source, String place) {
        Draft draft;
        try (WarcReader reader = new WarcReader(new ByteArrayInputStream(bytes))) {
            Optional<WarcRecord> record = reader.next();
            if (!(record.orElse(null) instanceof WarcResponse response) || !isPage(response)) {
                return false;
            }
            HttpResponse http = response.http();
            byte[] body = http.bodyDecoded().stream().readNBytes(options.maxBytes());
            draft = pages.read(
                    body, Optional.ofNullable(http.contentType().parameters().get("charset")), source, place);
            draft.url = draft.url.startsWith("http") ? draft.url : response.target();
        } catch (IOException | RuntimeException e) {
            // jwarc has several ways to say that a head makes no sense.
            sink.problem(InputProblems.badRecord(source, place, String.valueOf(e.getMessage())));
            return true;
        }
        boolean words = !TextCheck.isEmpty(draft.text);
        if (words) {
            admission.admit(draft);
        }
        return words;
    }

    private static boolean isPage(WarcResponse response) throws IOException {
        if (!MediaType.HTTP_RESPONSE.base().equals(response.contentType().base())
                || !response.target().startsWith("http")
                || response.http().status() != FOUND) {
            return false;
        }
        MediaType type = response.http().contentType().base();
        return type.equals(MediaType.HTML) || type.equals(MediaType.XHTML);
    }
}
