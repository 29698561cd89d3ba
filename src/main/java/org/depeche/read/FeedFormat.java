package org.depeche.read;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.depeche.model.PartialDate;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * A feed, RSS or Atom of any version: each entry with words is an article. The whole text where the feed has it, or else the
 * summary. XML is read as forgivingly as browsers read HTML, as feeds in the wild are; entities from elsewhere are not
 * fetched.
 */
final class FeedFormat {
    private final ReadOptions options;
    private final Admission admission;
    private final ArticleSink sink;
    private final Optional<Web> web;

    FeedFormat(ReadOptions options, Admission admission, ArticleSink sink, Optional<Web> web) {
        this.web = web;
        this.options = options;
        this.admission = admission;
        this.sink = sink;
    }

    void read(String source, Contents contents) throws IOException {
        byte[] bytes = contents.bytes(source, options, sink).orElse(null);
        if (bytes == null) {
            return;
        }
        String charset = contents.mark().map(Charset::name).orElse(null);
        Document xml = Jsoup.parse(new ByteArrayInputStream(bytes), charset, "", Parser.xmlParser());
        SyndFeed feed;
        try {
            feed = new SyndFeedInput().build(new W3CDom().fromJsoup(xml));
        } catch (FeedException | RuntimeException e) {
            sink.problem(InputProblems.badRecord(source, "", "is no feed that can be read: " + e.getMessage()));
            return;
        }
        int number = 0;
        for (SyndEntry entry : feed.getEntries()) {
            number++;
            entry(feed, entry, source, "entry " + number);
        }
        if (number == 0) {
            sink.problem(InputProblems.emptyFile(source));
        }
    }

    private void entry(SyndFeed feed, SyndEntry entry, String source, String place) {
        Draft draft = new Draft(source, place);
        draft.title = plain(entry.getTitle());
        draft.text = text(entry, draft.title);
        if (web.isPresent() && !hasWholeText(entry)) {
            page(string(entry.getLink()), draft);
        }
        if (TextCheck.isEmpty(draft.text)) {
            sink.problem(InputProblems.emptyText(source, place));
            return;
        }
        draft.url = string(entry.getLink());
        draft.id = draft.url.isBlank() ? string(entry.getUri()) : "";
        draft.publisher = plain(feed.getTitle());
        draft.language = string(feed.getLanguage());
        draft.published = date(entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate());
        admission.admit(draft);
    }

    private static boolean hasWholeText(SyndEntry entry) {
        return entry.getContents() != null && !entry.getContents().isEmpty();
    }

    /** Takes the words of the page that an entry sums up. */
    private void page(String address, Draft draft) {
        try {
            Draft page = new HtmlPage(sink)
                    .read(web.orElseThrow().fetch(address), Optional.empty(), draft.source, draft.place);
            if (page.text.length() > draft.text.length()) {
                draft.text = page.text;
            }
        } catch (IOException e) {
            sink.problem(InputProblems.notFetched(
                    address, String.valueOf(e.getMessage()), "the summary of " + draft.where() + " was read instead"));
        }
    }

    private static String text(SyndEntry entry, String title) {
        Stream<SyndContent> whole =
                entry.getContents() == null ? Stream.of() : ((List<SyndContent>) entry.getContents()).stream();
        return Stream.concat(whole, Stream.ofNullable(entry.getDescription()))
                .map(SyndContent::getValue)
                .filter(words -> words != null && !words.isBlank())
                .map(words -> MainText.ofFragment(Jsoup.parseBodyFragment(words).body(), title))
                .findFirst()
                .orElse("");
    }

    /** In universal time: feeds rarely tell the zone of the reader. */
    private static PartialDate date(Date date) {
        int year = date == null ? 0 : date.toInstant().atOffset(ZoneOffset.UTC).getYear();
        return year < 1 || year > 9999
                ? PartialDate.UNKNOWN
                : PartialDate.of(date.toInstant().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private static String plain(String words) {
        return words == null ? "" : Jsoup.parseBodyFragment(words).text().strip();
    }

    private static String string(String words) {
        return words == null ? "" : words.strip();
    }
}
