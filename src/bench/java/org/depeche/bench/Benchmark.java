package org.depeche.bench;

import java.nio.file.Path;

/** Times a part of the program beside a named baseline, in one run of one machine. */
public interface Benchmark {
    /** The name by which it is asked for. */
    String name();

    /** What it measures and against what, in one line. */
    String description();

    /**
     * Measures, and gives the figures.
     *
     * @param folder an empty folder for what it writes; it is removed afterwards
     */
    Report run(Path folder) throws Exception;
}
