package org.depeche.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Files that are written once and read once: the disk would take longer for them than Zstandard takes to make them small. */
final class Compressed {
    private static final int BUFFER = 1 << 16;
    private static final int QUICKEST = 1;

    private Compressed() {}

    static OutputStream to(Path file) throws IOException {
        return ZstdCompressorOutputStream.builder()
                .setOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))
                .setLevel(QUICKEST)
                .get();
    }

    static InputStream from(Path file) throws IOException {
        // It reads in large pieces by itself.
        return new ZstdCompressorInputStream(Files.newInputStream(file));
    }
}
