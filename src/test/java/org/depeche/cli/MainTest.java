package org.depeche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        Run help = Run.depeche("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("extract", "evaluate", "generate-completion", "Exit codes");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "extract",
                "build",
                "query",
                "export",
                "serve",
                "validate",
                "evaluate",
                "evaluate-models",
                "train",
                "link",
                "wikidata",
                "generate-completion"
            })
    void everyCommandHasHelp(String command) {
        assertThat(Run.depeche(command, "--help").code()).isZero();
        assertThat(Run.depeche(command, "--help").out()).contains("Usage: depeche " + command);
        assertThat(Run.depeche("help", command).out()).contains("Usage: depeche " + command);
    }

    @Test
    void wrongUsageIsSaidOnStandardErrorWithCodeTwo() {
        assertThat(Run.depeche().code()).isEqualTo(2);
        assertThat(Run.depeche("extract").err()).contains("Missing required parameter", "Usage:");
        assertThat(Run.depeche("extrcat", "x").err()).contains("Did you mean", "extract");
        assertThat(Run.depeche("extract", "--no-such-option", "x").code()).isEqualTo(2);
        assertThat(Run.depeche("extract", "--encoding", "klingon", "x").code()).isEqualTo(2);
        assertThat(Run.depeche("extract", "--no-such-option", "x").out()).isEmpty();
    }

    @Test
    void theVersionNamesTheJavaThatRuns() {
        assertThat(Run.depeche("--version").out()).contains("depeche", "Java " + Runtime.version());
    }

    @Test
    void aCompletionScriptIsPrinted() {
        assertThat(Run.depeche("generate-completion").out()).startsWith("#!").contains("extract");
    }
}
