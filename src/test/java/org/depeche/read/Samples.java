package org.depeche.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Files of every format that is read, each with an article or several. */
final class Samples {
    static final String TEXT = "date 2020-12-29\n\nUn accord\n\nLa France et l’Allemagne ont signé un accord à Paris.";

    static final String JSON_LINES = "{\"id\":\"un\",\"text\":\"La France signe.\"}\n"
            + "{\"id\":\"deux\",\"text\":\"L’Italie signe.\"}\n{\"id\":\"trois\",\"text\":\"L’Espagne signe.\"}\n";

    static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
              <channel><title>Le Journal</title><link>https://example.org/</link><language>fr-FR</language>
                <item><title>Un accord</title><link>https://example.org/accord</link>
                  <pubDate>Tue, 29 Dec 2020 08:30:00 +0100</pubDate>
                  <description>Un résumé.</description>
                  <content:encoded><![CDATA[<p>La France et l’Allemagne ont signé.</p><p>À Paris &amp; à Berlin.</p>]]></content:encoded>
                </item>
                <item><title>Un refus</title><link>https://example.org/refus</link>
                  <description>L’Italie &lt;b&gt;refuse&lt;/b&gt; l’accord.</description></item>
              </channel>
            </rss>
            """;

    static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <title>The Paper</title><id>urn:feed</id><updated>2021-01-01T00:00:00Z</updated>
              <entry><title>A deal</title><id>urn:one</id><link href="https://example.org/deal"/>
                <published>2020-12-29T08:30:00Z</published><updated>2021-01-01T00:00:00Z</updated>
                <content type="html">&lt;p&gt;France and Germany signed.&lt;/p&gt;</content></entry>
            </feed>
            """;

    static final String NITF = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
            <nitf><head><title>file name</title><docdata><doc-id regsrc="AFP" id-string="afp.1"/>
              <date.issue norm="20201229T083000+0100"/></docdata></head>
              <body><body.head><hedline><hl1>Un accord</hl1></hedline><distributor><org>AFP</org></distributor></body.head>
              <body.content><p>La France a sign\u00e9.</p><p>L'Italie attend.</p></body.content></body></nitf>
            """;

    static final String NEWSML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
              <packageItem guid="urn:package"/>
              <newsItem guid="urn:newsml:afp.com:20201229:1" xml:lang="fr">
                <itemMeta><provider literal="AFP"/><versionCreated>2020-12-29T08:30:00+01:00</versionCreated></itemMeta>
                <contentMeta><headline>Un accord</headline></contentMeta>
                <contentSet><inlineXML contenttype="application/xhtml+xml">
                  <html xmlns="http://www.w3.org/1999/xhtml"><body><p>La France a signé.</p><p>L’Italie attend.</p></body></html>
                </inlineXML></contentSet>
              </newsItem>
              <newsItem guid="urn:newsml:afp.com:20201229:2" xml:lang="en">
                <itemMeta><provider literal="AFP"/></itemMeta><contentMeta><headline>A deal</headline></contentMeta>
                <contentSet><inlineData contenttype="text/plain">France has signed.</inlineData></contentSet>
              </newsItem>
            </itemSet></newsMessage>
            """;

    static final String MAIL = """
            Received: by example.org
            From: =?UTF-8?Q?Le_Journal?= <news@example.org>
            Subject: Un accord =?UTF-8?B?w6A=?= =?UTF-8?Q?_Paris?=
            Date: Tue, 29 Dec 2020 08:30:00 +0100
            Message-ID: <1@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="b"

            --b
            Content-Type: text/plain; charset=ISO-8859-1
            Content-Transfer-Encoding: quoted-printable

            La France et l'Allemagne ont sign=E9 un=
             accord.
            --b
            Content-Type: text/html

            <p>Tout autre chose.</p>
            --b--
            """;

    private Samples() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String page(int number) {
        return "<html lang=fr><head><title>Titre " + number
                + "</title></head><body><article><p>La France a signé l’accord " + number
                + ", et l’Allemagne aussi, à Paris.</p></article></body></html>";
    }

    /** A crawl of so many pages, beginning with a record that describes it. */
    static byte[] warc(String version, int pages, boolean gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(record(version, "warcinfo", "", "application/warc-fields", utf8("software: test\r\n"), gzip));
        for (int i = 1; i <= pages; i++) {
            byte[] html = utf8(page(i));
            ByteArrayOutputStream http = new ByteArrayOutputStream();
            http.writeBytes(utf8("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\nContent-Length: "
                    + html.length + "\r\n\r\n"));
            http.writeBytes(html);
            String target = "https://example.org/" + i;
            out.writeBytes(record(
                    version, "response", target, "application/http; msgtype=response", http.toByteArray(), gzip));
        }
        return out.toByteArray();
    }

    private static byte[] record(String version, String type, String target, String media, byte[] block, boolean gzip) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(utf8(
                "WARC/" + version + "\r\nWARC-Type: " + type + "\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-"
                        + String.format("%012x", (type + target).hashCode() & 0xffffffffL)
                        + ">\r\nWARC-Date: 2020-12-29T08:30:00Z\r\n"
                        + (target.isEmpty() ? "" : "WARC-Target-URI: " + target + "\r\n")
                        + "Content-Type: " + media + "\r\nContent-Length: " + block.length + "\r\n\r\n"));
        out.writeBytes(block);
        out.writeBytes(utf8("\r\n\r\n"));
        return gzip ? Reading.gzip(out.toByteArray()) : out.toByteArray();
    }

    static byte[] bzip2(byte[] content) {
        return packed(content, BZip2CompressorOutputStream::new);
    }

    static byte[] zstd(byte[] content) {
        return packed(content, ZstdCompressorOutputStream::new);
    }

    static byte[] zip(Map<String, byte[]> files) {
        return packed(new byte[0], out -> {
            ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeArchiveEntry();
            }
            return zip;
        });
    }

    static byte[] tar(Map<String, byte[]> files) {
        return packed(new byte[0], out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
            return tar;
        });
    }

    /** Two files as they may lie in an archive. */
    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("dossier/un.txt", utf8(TEXT));
        files.put("dossier/LISEZMOI", utf8("Rien."));
        files.put("deux.jsonl", utf8(JSON_LINES));
        return files;
    }

    /** Every format by the name of a file of it. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("a.txt", utf8(TEXT));
        all.put("a.json", utf8("[" + JSON_LINES.strip().replace("\n", ",") + "]"));
        all.put("a.jsonl", utf8(JSON_LINES));
        all.put("a.html", utf8(page(1)));
        all.put("a.rss", utf8(RSS));
        all.put("a.atom", utf8(ATOM));
        all.put("nitf.xml", NITF.getBytes(StandardCharsets.ISO_8859_1));
        all.put("newsml.xml", utf8(NEWSML));
        all.put("a.eml", utf8(MAIL));
        all.put("a.warc", warc("1.0", 5, false));
        all.put("a.warc.gz", warc("1.1", 5, true));
        all.put("a.txt.gz", Reading.gzip(utf8(TEXT)));
        all.put("a.txt.bz2", bzip2(utf8(TEXT)));
        all.put("a.txt.zst", zstd(utf8(TEXT)));
        all.put("a.zip", zip(files()));
        all.put("a.tar", tar(files()));
        all.put("a.tar.gz", Reading.gzip(tar(files())));
        return all;
    }

    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] content, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.around(bytes)) {
            if (content.length > 0) {
                out.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
