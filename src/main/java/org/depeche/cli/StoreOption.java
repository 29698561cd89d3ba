package org.depeche.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.depeche.store.Store;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the store is. */
final class StoreOption {
    @Option(
            names = "--store",
            paramLabel = "DIR",
            defaultValue = "graph",
            description = "folder of the store (default: ${DEFAULT-VALUE})")
    Path directory;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    Store open() {
        tellOfWait(directory, command.commandLine().getErr());
        return Store.openExisting(directory);
    }

    /** Opening a store may take a minute or two, where a build was stopped before its end. */
    static void tellOfWait(Path directory, PrintWriter err) {
        if (Store.isUnfinished(directory)) {
            err.println("putting in what a build that was stopped had read");
            err.flush();
        }
    }
}
