package org.depeche.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {
    private static final String ROOT = "org.depeche";
    private static final String PLANTED = "org.depeche.architecture.planted";
    private static final Path SOURCES = Path.of("src/main/java/org/depeche");
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static Stream<String> packages() {
        return Dependencies.packages().stream().filter(name -> Files.isDirectory(SOURCES.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageUsesOnlyWhatTheTableAllows(String name) {
        Dependencies.rule(ROOT, name).check(PROGRAM);
    }

    @Test
    void theFrontDoorDoesNotKnowTheCommands() {
        Dependencies.frontDoor(ROOT).check(PROGRAM);
    }

    @Test
    void theTableNamesEveryPackage() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            List<String> found = folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(f -> !f.equals("cli"))
                    .sorted()
                    .toList();
            assertThat(Dependencies.packages()).containsAll(found);
        }
    }

    @Test
    void packagesDoNotGoRoundInCircles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void onlyTheCommandsPrintOrEndTheProgram() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(PROGRAM);
    }

    @Test
    void noPackageOrClassIsNamedForNothing() {
        Set<String> empty = Set.of("util", "utils", "impl", "manager", "helper", "helpers", "common", "misc");
        assertThat(PROGRAM.stream().flatMap(c -> Stream.of(c.getPackageName().split("\\."))))
                .doesNotContainAnyElementsOf(empty);
        assertThat(PROGRAM.stream().map(c -> c.getSimpleName()))
                .noneMatch(name -> name.matches(".*(Util|Utils|Impl|Manager|Helper|Helpers)"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            List<Path> packages = all.filter(Files::isDirectory).toList();
            assertThat(packages)
                    .allSatisfy(folder ->
                            assertThat(folder.resolve("package-info.java")).isRegularFile());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extract", "read", "model"})
    void aPlantedViolationIsCaught(String name) {
        JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);
        assertThatThrownBy(() -> Dependencies.rule(PLANTED, name).check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Planted");
        Dependencies.rule(PLANTED, "link").check(planted);
    }
}
