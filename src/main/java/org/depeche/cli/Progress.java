package org.depeche.cli;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error where that is a terminal, and nothing elsewhere: a log has no use for it. */
interface Progress extends AutoCloseable {
    /** Tells how many bytes of the input were read. */
    void watch(LongSupplier bytesRead);

    /** Tells how many articles are done. */
    void articles(int done);

    @Override
    void close();

    /** Whether standard error is a terminal; the launcher looks, as Java cannot. */
    static boolean isTerminal() {
        return Boolean.getBoolean("depeche.terminal");
    }

    /**
     * A bar, or none.
     *
     * @param bytes of the input, asked only where the bar is shown; 0 where it cannot be told
     */
    static Progress of(boolean shown, LongSupplier bytes) {
        return shown ? new Bar(bytes.getAsLong()) : new None();
    }

    /** Counts bytes, as the number of articles is not known before; from them the time left is reckoned. */
    final class Bar implements Progress {
        private final ProgressBar bar;
        private final long start = System.nanoTime();
        private volatile LongSupplier bytesRead = () -> 0;

        Bar(long bytes) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Reading")
                    .setInitialMax(bytes > 0 ? bytes : -1)
                    .setUnit(" KB", 1 << 10)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }

        @Override
        public void watch(LongSupplier read) {
            bytesRead = read;
        }

        @Override
        public void articles(int done) {
            bar.stepTo(bytesRead.getAsLong());
            double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
            bar.setExtraMessage(
                    " " + Words.count(done, "article") + ", " + Words.grouped(Math.round(done / seconds)) + "/s");
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Says nothing. */
    final class None implements Progress {
        @Override
        public void watch(LongSupplier bytesRead) {
            // Nothing is shown.
        }

        @Override
        public void articles(int done) {
            // Nothing is shown.
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }
}
