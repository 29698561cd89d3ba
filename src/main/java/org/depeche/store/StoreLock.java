package org.depeche.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.depeche.model.Problem;

/**
 * One process owns a store. The operating system keeps the lock and drops it when the process ends, however it ends; the
 * file's text says who holds it.
 */
final class StoreLock implements AutoCloseable {
    private static final String FILE = "depeche.lock";

    /** A byte far behind the text is locked: where locks are mandatory, the text stays readable. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    static StoreLock take(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw locked(directory, read(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder().getBytes(StandardCharsets.UTF_8)), 0);
            return new StoreLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // this very process holds it
        }
    }

    private static String holder() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid() + " since " + Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(200);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8).strip();
    }

    private static StoreException locked(Path directory, String holder) {
        return new StoreException(
                new Problem(
                        "STORE-LOCKED",
                        directory.toString(),
                        "",
                        "the store is in use by " + (holder.isEmpty() ? "another process" : holder),
                        "end that process, or ask it over its SPARQL endpoint"),
                null);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
