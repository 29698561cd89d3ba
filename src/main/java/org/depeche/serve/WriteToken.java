package org.depeche.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.depeche.model.Problem;
import org.depeche.model.ProblemException;

/** The secret that lets a client write. Only its hash is kept, and compared in constant time. */
public final class WriteToken {
    /** Long enough that guessing is hopeless. */
    static final int SHORTEST = 20;

    private final byte[] hash;

    private WriteToken(String token) {
        this.hash = hash(token);
    }

    /**
     * Reads the token from a file that holds nothing else.
     *
     * @throws ProblemException {@code TOKEN-FILE} where it cannot be read or is too short
     */
    public static WriteToken read(Path file) {
        String token;
        try {
            token = Files.readString(file).strip();
        } catch (IOException e) {
            throw problem(file, "the token cannot be read: " + e.getMessage());
        }
        if (token.length() < SHORTEST || token.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw problem(file, "a token is " + SHORTEST + " printable ASCII characters or more, in one word");
        }
        return new WriteToken(token);
    }

    private static ProblemException problem(Path file, String message) {
        return new ProblemException(new Problem(
                "TOKEN-FILE", file.toString(), "", message, "make one with: openssl rand -hex 32 > " + file));
    }

    /** Whether an Authorization header brings the token: as bearer (RFC 6750), or as the password of basic (RFC 7617). */
    boolean isIn(String authorization) {
        if (authorization == null) {
            return false;
        }
        int space = authorization.indexOf(' ');
        String scheme = space < 0 ? "" : authorization.substring(0, space).toLowerCase(Locale.ROOT);
        String given = space < 0 ? "" : authorization.substring(space + 1).strip();
        return switch (scheme) {
            case "bearer" -> MessageDigest.isEqual(hash(given), hash);
            case "basic" -> MessageDigest.isEqual(hash(password(given)), hash);
            default -> false;
        };
    }

    private static String password(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return decoded.substring(decoded.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Hashes have one length, so that comparing them does not tell the token's. */
    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
