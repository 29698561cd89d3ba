package org.depeche.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** A result that is whole and ready to be sent, as it is or compressed; both forms and its tag are made once. */
final class Answer {
    /** Below this, compressing costs more than it saves. */
    private static final int WORTH_COMPRESSING = 1_000;

    private final String mediaType;
    private final byte[] body;
    private final String cut;
    private volatile byte[] compressed;
    private volatile String tag;

    /**
     * @param mediaType with its character set
     * @param body all of it
     * @param cut what limit cut it ({@code rows}, {@code bytes}), or empty where it is whole
     */
    Answer(String mediaType, byte[] body, String cut) {
        this.mediaType = mediaType;
        this.body = body;
        this.cut = cut;
    }

    Answer(String mediaType, byte[] body) {
        this(mediaType, body, "");
    }

    String mediaType() {
        return mediaType;
    }

    byte[] body() {
        return body;
    }

    String cut() {
        return cut;
    }

    boolean isWorthCompressing() {
        return body.length >= WORTH_COMPRESSING && !mediaType.startsWith("font/") && !mediaType.startsWith("image/png");
    }

    byte[] compressed() {
        byte[] ready = compressed;
        if (ready == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 4);
            try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
                out.write(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ready = bytes.toByteArray();
            compressed = ready;
        }
        return ready;
    }

    /**
     * The entity tag (RFC 9110, 8.8.3): another where the answer is another. It is weak, as it stands for the compressed
     * form too.
     */
    String tag() {
        String ready = tag;
        if (ready == null) {
            ready = "W/\"" + digest(body) + "\"";
            tag = ready;
        }
        return ready;
    }

    /** A short name of some bytes; equal bytes have equal names. */
    static String digest(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
