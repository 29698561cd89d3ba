package org.depeche.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the body of a request: so many bytes at most, before and after decompression, and within so much time. */
final class RequestBody {
    private static final int BUFFER = 8192;

    private RequestBody() {}

    /**
     * The body as text.
     *
     * @throws HttpException 400 for what is not UTF-8 or gzip, 408 for a sender that is too slow, 413 for too much, 415 for
     *     another encoding
     */
    static String text(HttpServletRequest request, int limit, Duration time) throws IOException {
        InputStream in = request.getInputStream();
        String encoding = request.getHeader("Content-Encoding");
        boolean gzip = encoding != null && encoding.toLowerCase(Locale.ROOT).endsWith("gzip");
        if (encoding != null && !gzip && !encoding.equalsIgnoreCase("identity")) {
            throw new HttpException(415, "no such content encoding here: gzip or none");
        }
        if (request.getContentLengthLong() > limit) {
            throw tooLarge(limit);
        }
        long end = System.nanoTime() + time.toNanos();
        byte[] body;
        try {
            body = gzip ? read(new GZIPInputStream(in), limit, end) : read(in, limit, end);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new HttpException(400, "the body is not gzip");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new HttpException(400, "the body is not UTF-8");
        }
    }

    private static byte[] read(InputStream in, int limit, long end) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (body.size() + read > limit) {
                throw tooLarge(limit);
            }
            if (System.nanoTime() - end > 0) {
                throw new HttpException(408, "the body comes too slowly");
            }
            body.write(buffer, 0, read);
        }
        return body.toByteArray();
    }

    private static HttpException tooLarge(int limit) {
        return new HttpException(413, "a request has at most " + limit + " bytes");
    }

    /**
     * Parameters of a query string or form.
     *
     * @throws HttpException 400 for what cannot be decoded
     */
    static Map<String, List<String>> parameters(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters
                    .computeIfAbsent(name, n -> new ArrayList<>())
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new HttpException(400, "the parameters are not encoded as they should be");
        }
    }
}
