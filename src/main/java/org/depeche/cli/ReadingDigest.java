package org.depeche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.depeche.Depeche;
import org.depeche.model.Article;

/**
 * A digest of all that an article's graph is made from: the article, the program, and the user's links and knowledge. Where
 * it is the same, reading the article again would give the same graph.
 */
final class ReadingDigest {
    /** Below a folder of classes or knowledge; deeper lie answers that were kept, and nothing that is read. */
    private static final int DEEPEST = 12;

    private final byte[] circumstances;

    /**
     * @param base of the IRIs
     * @param files of the user that reading depends on, and folders of them; those that are not there count for nothing
     */
    ReadingDigest(String base, List<Path> files) {
        MessageDigest digest = sha256();
        digest.update(base.getBytes(StandardCharsets.UTF_8));
        add(digest, program(), DEEPEST);
        files.forEach(file -> add(digest, file, 1));
        circumstances = digest.digest();
    }

    /** Of an article, in 32 hexadecimal digits. */
    String of(Article article) {
        MessageDigest digest = sha256();
        digest.update(circumstances);
        for (String field : List.of(
                article.id(),
                article.language(),
                article.url(),
                article.publisher(),
                article.published().toString(),
                article.title(),
                article.text())) {
            digest.update(field.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /** The jar or the folder that the program was loaded from: it holds the tables too, and names the libraries. */
    private static Path program() {
        try {
            return Path.of(Depeche.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a program without a place", e);
        }
    }

    private static void add(MessageDigest digest, Path path, int depth) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path, depth)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
