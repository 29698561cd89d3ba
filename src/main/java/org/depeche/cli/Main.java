package org.depeche.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.depeche.model.ProblemException;
import org.depeche.store.StoreException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code depeche}. */
@Command(
        name = "depeche",
        description = {
            "Turns news dispatches into a knowledge graph: who said what, when,",
            "and which country does what with or to which.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nBegin with:%n",
        footer = {
            "  depeche demo",
            "  depeche extract data/articles",
            "",
            "Exit codes: 0 done, 1 some input was bad, 2 wrong usage, 3 store or server failed.",
            "Data goes to standard output, words to standard error. NO_COLOR is honoured."
        },
        subcommands = {
            DemoCommand.class,
            ExtractCommand.class,
            BuildCommand.class,
            WatchCommand.class,
            QueryCommand.class,
            ExportCommand.class,
            LoadCommand.class,
            PushCommand.class,
            ServeCommand.class,
            ValidateCommand.class,
            StoreCommand.class,
            EvaluateCommand.class,
            EvaluateModelsCommand.class,
            TrainCommand.class,
            LinkCommand.class,
            WikidataCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main implements Runnable {
    @Spec
    CommandSpec spec;

    public static void main(String[] args) {
        // UTF-8 whatever the locale says: what is written is data, and is read by other programs.
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        int code = run(out, err, args);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** Runs a command and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpAutoWidth(true);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.getSubcommands().values().forEach(Main::withHelp);
        line.getSubcommands()
                .get("generate-completion")
                .getCommandSpec()
                .usageMessage()
                .hidden(false);
        line.setExecutionExceptionHandler(Main::failed);
        int code = line.execute(args);
        out.flush();
        err.flush();
        return code;
    }

    /** Every command answers --help, without each having to say so. */
    private static void withHelp(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        if (!spec.mixinStandardHelpOptions() && spec.findOption("--help") == null) {
            spec.mixinStandardHelpOptions(true);
        }
        spec.usageMessage().synopsisSubcommandLabel("COMMAND");
        command.getSubcommands().values().forEach(Main::withHelp);
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof ProblemException problem) {
            err.println(problem.problem());
            return ExitCodes.BAD_INPUT;
        }
        if (e instanceof StoreException store) {
            err.println(store.problem());
            return ExitCodes.STORE_FAILED;
        }
        err.println("INTERNAL: " + e + ": this is a mistake in Dépêche; please report it with what follows");
        e.printStackTrace(err);
        return ExitCodes.STORE_FAILED;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }

    /** Tells the version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {
                "depeche " + (version == null ? "unpackaged" : version),
                "Java " + Runtime.version() + ", " + System.getProperty("java.vm.name")
            };
        }
    }
}
