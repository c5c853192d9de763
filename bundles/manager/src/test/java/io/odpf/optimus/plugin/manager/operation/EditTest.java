// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.NewPlugin;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.RemoveRequest;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests adding plugins to a configuration file and removing them. */
class EditTest {
  private static final String CONFIG =
      """
      plugins:
        providers:
          - type: memory
            name: main
            token: ${TOKEN:-none}
        plugins:
          - provider: main # ours
            output: neo
            path: neo
      """;

  private static final String ADDED =
      """
          - provider: main
            output: trinity
            path: trinity/{{.Os}}
      """;

  private static final NewPlugin TRINITY = NewPlugin.of("trinity", "main", "trinity/{{.Os}}");

  @TempDir Path directory;
  private LocalPluginManager manager;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    ProviderRegistry registry = new ProviderRegistry(ExtensionResolver.NONE);
    registry.add(new MemorySource(), "test", 0);
    manager = TestMachine.manager(registry);
    file = Files.writeString(directory.resolve("config.yaml"), CONFIG);
  }

  private ConfigFile config() {
    return new ConfigFile(file, Map.of("HOME", directory.toString()));
  }

  private AddRequest add(NewPlugin plugin) {
    return new AddRequest(config(), plugin, false);
  }

  private PluginManagerException refused(NewPlugin plugin) {
    return catchThrowableOfType(PluginManagerException.class, () -> manager.add(add(plugin)));
  }

  @Test
  void addsAPluginAndRemovesItAgain() throws Exception {
    assertThat(manager.add(add(TRINITY)).entries().get(0).position().line()).isEqualTo(10);
    assertThat(file).hasContent(CONFIG + ADDED);

    assertThat(
            manager
                .remove(new RemoveRequest(config(), List.of("trinity"), false))
                .entries()
                .get(0)
                .position()
                .line())
        .isEqualTo(10);
    assertThat(Files.readString(file)).isEqualTo(CONFIG);
  }

  @Test
  void removesAllRequestedPluginsOrNone() throws Exception {
    manager.add(add(TRINITY));

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class,
            () -> manager.remove(new RemoveRequest(config(), List.of("neo", "noe"), false)));

    assertThat(refused.problems().get(0).hint()).isEqualTo("did you mean 'neo'?");
    assertThat(file).hasContent(CONFIG + ADDED);
    manager.remove(new RemoveRequest(config(), List.of("neo", "trinity", "neo"), false));
    assertThat(Files.readString(file)).endsWith("  plugins: []\n");
  }

  @Test
  void refusesAnInvalidEntryWithoutWriting() throws Exception {
    assertThat(refused(NewPlugin.of("neo", "main", "x")).problems().get(0).message())
        .isEqualTo("plugin neo is already listed on line 7");
    assertThat(refused(NewPlugin.of("Trinity", "main", "x")).problems().get(0))
        .satisfies(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("invalid-value");
              assertThat(problem.position()).isEmpty();
              assertThat(problem.plugin()).contains("Trinity");
            });
    assertThat(refused(NewPlugin.of("trinity", "mian", "x")).problems().get(0).hint())
        .isEqualTo("did you mean 'main'?");
    assertThat(refused(NewPlugin.of("trinity", "main", "../x")).problems()).isNotEmpty();
    assertThat(file).hasContent(CONFIG);
    assertThat(Files.list(directory)).containsExactly(file);
  }

  @Test
  void reportsEarlierErrorsAtTheirPositions() throws Exception {
    Files.writeString(file, CONFIG.replace("path: neo", "paht: neo"));

    assertThat(refused(TRINITY).problems())
        .anySatisfy(problem -> assertThat(problem.position().orElseThrow().line()).isEqualTo(9));
  }

  @Test
  void removesAnInvalidEntry() throws Exception {
    Files.writeString(file, CONFIG + ADDED.replace("path:", "paht:"));

    manager.remove(new RemoveRequest(config(), List.of("trinity"), false));

    assertThat(file).hasContent(CONFIG);
  }

  @Test
  void writesNothingInADryRun() throws Exception {
    assertThat(manager.add(new AddRequest(config(), TRINITY, true)).dryRun()).isTrue();
    assertThat(manager.remove(new RemoveRequest(config(), List.of("neo"), true)).dryRun()).isTrue();
    assertThat(file).hasContent(CONFIG);
  }

  @Test
  void keepsTheFilesModeAndALinkToIt() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), Path.of("config.yaml"));

    manager.add(new AddRequest(new ConfigFile(link, config().environment()), TRINITY, false));

    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-rw-r--");
    assertThat(file).hasContent(CONFIG + ADDED);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file, link);
    }
  }
}
