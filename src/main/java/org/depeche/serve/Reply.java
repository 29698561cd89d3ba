package org.depeche.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** Sends answers: not at all where the client has them, compressed where it takes that, without a body to HEAD. */
final class Reply {
    private Reply() {}

    static void send(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        response.setHeader("ETag", answer.tag());
        if (response.getHeader("Cache-Control") == null) {
            // It may be kept, and is asked for again each time: the store may have changed.
            response.setHeader("Cache-Control", "no-cache");
        }
        if (isRead(request) && matches(request.getHeader("If-None-Match"), answer.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(answer.mediaType());
        byte[] body = answer.body();
        if (answer.isWorthCompressing()) {
            response.addHeader("Vary", "Accept-Encoding");
            if (takesGzip(request)) {
                response.setHeader("Content-Encoding", "gzip");
                body = answer.compressed();
            }
        }
        response.setContentLength(body.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Whether a list of entity tags holds one (RFC 9110, 13.1.2: compared weakly). */
    static boolean matches(String list, String tag) {
        return list != null
                && Arrays.stream(list.split(","))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || strong(one).equals(strong(tag)));
    }

    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /** Whether the client takes gzip: named, or any, and not with the weight 0 (RFC 9110, 12.5.3). */
    static boolean takesGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String part : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] coding = part.strip().split("\\s*;\\s*q\\s*=\\s*");
            if (coding[0].equals("gzip") || coding[0].equals("x-gzip") || coding[0].equals("*")) {
                return coding.length == 1 || !coding[1].matches("0(\\.0*)?");
            }
        }
        return false;
    }
}
