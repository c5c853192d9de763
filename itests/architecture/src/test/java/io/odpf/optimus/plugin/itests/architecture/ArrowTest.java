// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The permitted directions of dependencies between classes. */
class ArrowTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.odpf.optimus.plugin");

  /** The configuration type of a component. */
  private static final String CONFIGURATION =
      "org.osgi.service.metatype.annotations.ObjectClassDefinition";

  /** The bundles that a provider's or a verifier's bundle may use besides itself. */
  private static final List<String> ARROWS_OF_EXTENSIONS = List.of("api");

  /** The bundles that each bundle may use besides itself; extensions are listed separately. */
  private static final Map<String, List<String>> OWN_ARROWS =
      Map.ofEntries(
          Map.entry("api", List.of()),
          Map.entry("text", List.of()),
          Map.entry("config", List.of("api", "text")),
          Map.entry("jobs", List.of("api", "config", "template", "text")),
          Map.entry("secrets", List.of("api", "text")),
          Map.entry(
              "server", List.of("api", "endpoint", "jobs", "proto", "secrets", "template", "text")),
          Map.entry("compression", List.of()),
          Map.entry("archive", List.of("api", "compression", "text")),
          Map.entry("http", List.of("api", "text")),
          Map.entry("manager", List.of("api", "config", "archive", "text")),
          Map.entry("proto", List.of()),
          Map.entry("supervisor", List.of("api", "proto", "text")),
          Map.entry("endpoint", List.of("api", "text")),
          Map.entry("management", List.of("api", "endpoint", "proto", "text")),
          // A fragment of the management bundle.
          Map.entry("servlet", List.of("management")),
          Map.entry("console", List.of()),
          Map.entry("template", List.of("api", "text")),
          Map.entry("sdk", List.of("api", "proto")),
          Map.entry("packer", List.of("api")),
          // A test needs both sides of the contract.
          Map.entry("harness", List.of("api", "sdk", "supervisor")),
          Map.entry("command", List.of("api", "jobs", "secrets", "text")),
          Map.entry("shell", List.of("api", "command", "text")),
          Map.entry("runtime", List.of("api")),
          // The one-shot command composes by hand the objects that Declarative Services composes
          // in a runtime.
          Map.entry(
              "launcher",
              List.of(
                  "api",
                  "config",
                  "archive",
                  "http",
                  "manager",
                  "command",
                  "provider.url",
                  "runtime",
                  "text")));

  private static final Map<String, List<String>> ARROWS = arrows();

  private static Map<String, List<String>> arrows() {
    Map<String, List<String>> arrows = new TreeMap<>(OWN_ARROWS);
    for (BuiltBundle bundle : BuiltBundle.all()) {
      String name = bundle.name().substring(BuiltBundle.PREFIX.length());
      if (name.startsWith("provider.") || name.startsWith("signature.")) {
        arrows.put(name, ARROWS_OF_EXTENSIONS);
      }
    }
    return arrows;
  }

  @TestFactory
  List<DynamicTest> runOnlyWhereTheDesignDrawsThem() {
    List<DynamicTest> tests = new ArrayList<>();
    ARROWS.forEach(
        (bundle, allowed) ->
            tests.add(DynamicTest.dynamicTest(bundle, () -> runsOnly(bundle, allowed))));
    return tests;
  }

  private static void runsOnly(String bundle, List<String> allowed) {
    List<String> forbidden =
        ARROWS.keySet().stream()
            .filter(other -> !other.equals(bundle) && !allowed.contains(other))
            .map(ArrowTest::packages)
            .toList();
    noClasses()
        .that()
        .resideInAPackage(packages(bundle))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden.toArray(String[]::new))
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void letsTheApiUseOnlyItselfAndTheJdk() {
    classes()
        .that()
        .resideInAPackage(packages("api"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            packages("api"), "java..", "org.osgi.annotation..", "org.jspecify.annotations..")
        .check(CLASSES);
  }

  @Test
  void keepsThePlainCoreFreeOfOsgi() {
    noClasses()
        .that(
            not(simpleNameEndingWith("Component"))
                .and(not(annotatedWith(CONFIGURATION)))
                .and(not(host())))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.osgi.service..", "org.osgi.framework..", "org.osgi.util..")
                .or(resideInAnyPackage("org.apache.felix..")))
        .check(CLASSES);
  }

  @Test
  void findsNoCycleOfPackages() {
    slices().matching("io.odpf.optimus.plugin.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void namesPackagesAfterTheirSubject() {
    noClasses()
        .should()
        .resideInAnyPackage("..util..", "..utils..", "..impl..", "..internal..", "..common..")
        .check(CLASSES);
  }

  private static com.tngtech.archunit.base.DescribedPredicate<
          com.tngtech.archunit.core.domain.JavaClass>
      host() {
    // The runtime's host, its external control, the shell's commands, which belong to Gogo, and
    // what belongs to the servlet whiteboard.
    return resideInAnyPackage(
        "io.odpf.optimus.plugin.runtime..",
        "io.odpf.optimus.plugin.servlet..",
        "io.odpf.optimus.plugin.launcher.daemon..",
        "io.odpf.optimus.plugin.launcher.log..",
        "io.odpf.optimus.plugin.launcher.shell..",
        "io.odpf.optimus.plugin.shell..");
  }

  private static String packages(String bundle) {
    return "io.odpf.optimus.plugin." + bundle + "..";
  }
}
