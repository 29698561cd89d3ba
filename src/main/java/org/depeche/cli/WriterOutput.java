package org.depeche.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Bytes of UTF-8 to a writer, line by line: commands print to the writer that they are given. */
final class WriterOutput extends OutputStream {
    private final PrintWriter out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WriterOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(int b) {
        line.write(b);
        if (b == '\n') {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
        int from = start;
        for (int i = start; i < start + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i + 1 - from);
                flush();
                from = i + 1;
            }
        }
        line.write(bytes, from, start + length - from);
    }

    /** Passes on what is there: never in the middle of a character, as those who write flush at the end of a text. */
    @Override
    public void flush() {
        out.print(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
