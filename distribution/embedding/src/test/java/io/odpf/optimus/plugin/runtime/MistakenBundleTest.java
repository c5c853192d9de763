// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.runtime.fixture.Fixtures;
import io.odpf.optimus.plugin.runtime.mistaken.ThrowingTypeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to the author of a faulty provider. */
final class MistakenBundleTest {
  private static final String PACKAGE = ThrowingTypeFactory.class.getPackageName();

  @TempDir private Path temp;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  private OptimusPlugins start() throws Exception {
    Path dropIns = temp.resolve("drop-ins");
    Fixtures.bundle(
        dropIns,
        ThrowingTypeFactory.class,
        PACKAGE,
        "Provide-Capability",
        "optimus.provider;type=today,optimus.provider;type=left,optimus.provider;type=right,"
            + "optimus.provider;type=nooptions");
    return OptimusPlugins.start(
        RuntimeOptions.defaults()
            .storage(temp.resolve("storage"))
            .bundles(dropIns)
            .warnings(warnings::add));
  }

  private List<String> findings(OptimusPlugins plugins, String type) throws Exception {
    Path config =
        Files.writeString(
            temp.resolve("config.yaml"),
            """
            plugins:
              install_location: %s
              providers: [{type: %s, name: source}]
              plugins: []
            """
                .formatted(temp.resolve("plugins"), type));
    return plugins
        .manager()
        .validate(new ConfigFile(config, Map.of("HOME", temp.toString())))
        .stream()
        .map(Problem::message)
        .toList();
  }

  @Test
  void namesTheBundleAndEachMistakeInOneWarning() throws Exception {
    try (OptimusPlugins plugins = start()) {
      assertThat(plugins.manager().providers()).extracting(it -> it.type()).doesNotContain("left");
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0))
          .contains("mistaken.jar")
          .contains(
              PACKAGE
                  + ".ThrowingTypeFactory.type() throws java.lang.IllegalStateException:"
                  + " no type today")
          .contains(
              PACKAGE
                  + ".ThrowingOptionsFactory.options() throws java.lang.IllegalStateException:"
                  + " no options today")
          .contains(
              PACKAGE
                  + ".ContradictingFactory.type() answers 'left', but its component's property"
                  + " says optimus.provider.type=right");
    }
  }

  @Test
  void explainsWhyAConfiguredTypeCannotBeUsed() throws Exception {
    try (OptimusPlugins plugins = start()) {
      assertThat(findings(plugins, "today"))
          .anyMatch(
              it ->
                  it.startsWith(
                          "the provider type 'today' cannot be used: the bundle test.mistaken 1.0.0")
                      && it.contains("ThrowingTypeFactory.type() throws")
                      && it.contains("no type today"));
      assertThat(findings(plugins, "nooptions")).anyMatch(it -> it.contains("no options today"));
      assertThat(findings(plugins, "right")).anyMatch(it -> it.contains("answers 'left'"));
    }
  }
}
