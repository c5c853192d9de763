// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The content and exports of the built bundles. */
class BundleTest {
  private final List<BuiltBundle> bundles = BuiltBundle.all();

  /** The packages that other bundles may compile against. Adding one is a deliberate decision. */
  private static final Map<String, List<String>> EXPORTED =
      Map.of(
          "api",
              List.of(
                  "api.extension",
                  "api.file",
                  "api.http",
                  "api.management",
                  "api.manager",
                  "api.metrics",
                  "api.option",
                  "api.plugin",
                  "api.policy",
                  "api.problem",
                  "api.program",
                  "api.provider",
                  "api.signature",
                  "api.supervisor"),
          "config", List.of("config", "config.edit", "config.model", "config.source"),
          "jobs",
              List.of(
                  "jobs.authoring",
                  "jobs.compile",
                  "jobs.conformance",
                  "jobs.cron",
                  "jobs.dependency",
                  "jobs.folder",
                  "jobs.instance",
                  "jobs.local",
                  "jobs.model",
                  "jobs.problem",
                  "jobs.project",
                  "jobs.serve",
                  "jobs.spec",
                  "jobs.survey",
                  "jobs.time",
                  "jobs.window"),
          "secrets",
              List.of(
                  "secrets.envelope",
                  "secrets.folder",
                  "secrets.key",
                  "secrets.problem",
                  "secrets.table",
                  "secrets.value"),
          "server",
              List.of(
                  "server",
                  "server.endpoint",
                  "server.location",
                  "server.problem",
                  "server.service"),
          "text", List.of("text"),
          "archive", List.of("archive", "archive.unpack"),
          "compression", List.of("compression", "compression.stream"),
          "template", List.of("template", "template.problem"),
          "command",
              List.of(
                  "command",
                  "command.arguments",
                  "command.completion",
                  "command.console",
                  "command.operation",
                  "command.problem",
                  "command.program"));

  /** The bundles that contain parts of this project that are not bundles. */
  private static final Set<String> CONTAINING = Set.of("management", "server", "supervisor");

  @Test
  void findsAllBundles() {
    assertThat(bundles)
        .extracting(BuiltBundle::name)
        .contains(
            BuiltBundle.PREFIX + "api",
            BuiltBundle.PREFIX + "archive",
            BuiltBundle.PREFIX + "command",
            BuiltBundle.PREFIX + "compression",
            BuiltBundle.PREFIX + "config",
            BuiltBundle.PREFIX + "console",
            BuiltBundle.PREFIX + "http",
            BuiltBundle.PREFIX + "jobs",
            BuiltBundle.PREFIX + "management",
            BuiltBundle.PREFIX + "manager",
            BuiltBundle.PREFIX + "provider.url",
            BuiltBundle.PREFIX + "secrets",
            BuiltBundle.PREFIX + "servlet",
            BuiltBundle.PREFIX + "shell",
            BuiltBundle.PREFIX + "supervisor",
            BuiltBundle.PREFIX + "template",
            BuiltBundle.PREFIX + "text");
  }

  @Test
  void findsEachPackageInOneBundleOnly() {
    Map<String, String> owners = new TreeMap<>();
    for (BuiltBundle bundle : bundles) {
      for (String name : bundle.packages()) {
        if (isPrivateLibrary(bundle, name)) {
          continue;
        }
        assertThat(owners.put(name, bundle.name()))
            .as(name + " is in " + bundle.name() + " and in")
            .isNull();
      }
    }
  }

  /**
   * Bundles that are loaded on demand each have a class loader, and embed their own libraries: the
   * server of HTTP too, which is not a bundle.
   */
  private static boolean isPrivateLibrary(BuiltBundle bundle, String name) {
    String own = bundle.name().substring(BuiltBundle.PREFIX.length());
    boolean onDemand =
        own.startsWith("signature.")
            || own.equals("supervisor")
            || own.equals("management")
            || own.equals("server")
            || own.equals("servlet")
            || own.startsWith("provider.") && !own.equals("provider.url");
    return onDemand
        && (!name.startsWith(BuiltBundle.PREFIX)
            || name.startsWith(BuiltBundle.PREFIX + "endpoint.")
            || name.startsWith(BuiltBundle.PREFIX + "proto."));
  }

  @Test
  void findsOnlyPackagesThatBeginWithTheBundlesName() {
    for (BuiltBundle bundle : bundles) {
      assertThat(bundle.packages())
          .as(bundle.name())
          .filteredOn(name -> name.startsWith(BuiltBundle.PREFIX))
          // The messages of the protocols and the server of HTTP are not bundles: the bundle that
          // uses them contains them.
          .filteredOn(
              name ->
                  !CONTAINING.contains(bundle.name().substring(BuiltBundle.PREFIX.length()))
                      || !name.startsWith(BuiltBundle.PREFIX + "proto.")
                          && !name.startsWith(BuiltBundle.PREFIX + "endpoint."))
          .allMatch(name -> name.equals(bundle.name()) || name.startsWith(bundle.name() + "."));
    }
  }

  @Test
  void exportsOnlyTheAllowedPackagesWithAVersion() {
    Map<String, List<String>> exported = new TreeMap<>();
    for (BuiltBundle bundle : bundles) {
      assertThat(bundle.exports().values()).as(bundle.name()).doesNotContain("");
      if (!bundle.exports().isEmpty()) {
        exported.put(
            bundle.name().substring(BuiltBundle.PREFIX.length()),
            new TreeSet<>(bundle.exports().keySet())
                .stream().map(name -> name.substring(BuiltBundle.PREFIX.length())).toList());
      }
    }
    assertThat(exported).isEqualTo(new TreeMap<>(EXPORTED));
  }
}
