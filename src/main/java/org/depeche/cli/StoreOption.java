package org.depeche.cli;

import java.nio.file.Path;
import org.depeche.store.Store;
import picocli.CommandLine.Option;

/** Where the store is. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "graph",
            description = "folder of the store (default: ${DEFAULT-VALUE})")
    Path directory;

    Store open() {
        return Store.openExisting(directory);
    }
}
