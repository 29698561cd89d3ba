package org.depeche.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which package may use what: the table of the design, for any root, so that it can be tried on a planted violation. */
final class Dependencies {
    private static final String JENA = "org.apache.jena..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String ICU = "com.ibm.icu..";
    private static final String SLF4J = "org.slf4j..";

    /** Own packages and libraries that a package may use besides itself, the model and the JDK. */
    private record May(List<String> own, List<String> libraries) {}

    private static final Map<String, May> TABLE = new TreeMap<>(Map.of(
            "model", new May(List.of(), List.of()),
            "read",
                    new May(
                            List.of(),
                            List.of(
                                    JACKSON,
                                    ICU,
                                    "org.jsoup..",
                                    "com.rometools..",
                                    "org.netpreserve..",
                                    "org.apache.commons.compress..",
                                    "org.w3c.dom..")),
            "annotate", new May(List.of(), List.of("opennlp..", "morfologik..", "org.languagetool..")),
            "corpus", new May(List.of(), List.of(JACKSON)),
            "extract", new May(List.of(), List.of()),
            "link", new May(List.of(), List.of(JACKSON, "org.apache.commons.compress..", "org.apache.lucene..")),
            "rdf", new May(List.of(), List.of(JENA)),
            "store", new May(List.of(), List.of(JENA, "org.apache.commons.compress..", "org.apache.lucene..", SLF4J)),
            "serve",
                    new May(
                            List.of("store"),
                            List.of(
                                    JENA,
                                    "jakarta.servlet..",
                                    "org.eclipse.jetty..",
                                    JACKSON,
                                    "com.apicatalog..",
                                    "io.micrometer..",
                                    SLF4J)),
            "evaluate", new May(List.of("corpus"), List.of(JACKSON, ICU))));

    private Dependencies() {}

    /** The packages that the table names. */
    static List<String> packages() {
        return List.copyOf(TABLE.keySet());
    }

    /** The rule for a package below a root such as {@code org.depeche}. */
    static ArchRule rule(String root, String name) {
        May may = TABLE.get(name);
        List<String> allowed =
                new ArrayList<>(List.of("java..", "javax..", root + ".model..", root + "." + name + ".."));
        may.own().forEach(own -> allowed.add(root + "." + own + ".."));
        allowed.addAll(may.libraries());
        return classes()
                .that()
                .resideInAPackage(root + "." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .because("ARCHITECTURE.md says what each package may use");
    }

    /** The front door may use everything but the commands. */
    static ArchRule frontDoor(String root) {
        return classes()
                .that()
                .resideInAPackage(root)
                .should()
                .onlyDependOnClassesThat(
                        new com.tngtech.archunit.base.DescribedPredicate<JavaClass>("are no commands") {
                            @Override
                            public boolean test(JavaClass used) {
                                return !used.getPackageName().startsWith(root + ".cli");
                            }
                        });
    }
}
