package org.depeche.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Linking asks nobody: of all classes only the client of {@code depeche wikidata sync} can speak to another machine. */
class NoNetworkTest {
    @Test
    void onlyTheClientUsesTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.depeche.link..", "org.depeche.extract..", "org.depeche.annotate..", "org.depeche.rdf..")
                .and()
                .haveNameNotMatching("org\\.depeche\\.link\\.WikidataClient(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.nio.channels..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|ServerSocket|DatagramSocket|URLConnection|HttpURLConnection)")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.depeche"));
    }
}
