// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.archive.Limits;
import io.odpf.optimus.plugin.http.PooledHttpClientFactory;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.manager.store.StoreLimits;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A machine that installs the plugin neo from a server: with the real provider, client and manager.
 */
final class Machine {

  /** Limits that only a silent server reaches, and short pauses. */
  static final String PATIENT =
      "timeouts: {connect: 1h, idle: 20s, total: 1h, speed_limit: 0}\n"
          + "      retries: {attempts: 3, initial_delay: 1ms, max_delay: 2s}";

  /** Larger than any response of these tests. */
  static final int LARGEST = 4 << 20;

  private final Path directory;
  private String url;
  private String options = PATIENT;
  private String plugin = "";

  Machine(Path directory) {
    this.directory = directory;
  }

  /** Sets the provider's address. */
  Machine from(Object address) {
    url = address.toString();
    return this;
  }

  /** Sets the provider's other options, one per line. */
  Machine with(String... lines) {
    options = String.join("\n      ", lines);
    return this;
  }

  /** Adds a line to the plugin's entry. */
  Machine wanting(String line) {
    plugin = line;
    return this;
  }

  Attempt install() throws IOException, InterruptedException {
    Path config = directory.resolve("config.yaml");
    Files.writeString(config, text());
    ProviderRegistry registry = new ProviderRegistry(ExtensionResolver.NONE, Duration.ofSeconds(1));
    registry.add(new UrlProviderFactory(), "test", 0);
    List<Duration> retries = new CopyOnWriteArrayList<>();
    InstallListener listener =
        new InstallListener() {
          @Override
          public void retrying(
              String plugin, String at, int attempt, int of, Duration delay, String reason) {
            retries.add(delay);
          }
        };
    InstallRequest request =
        new InstallRequest(
            new ConfigFile(config, Map.of("HOME", directory.toString())),
            List.of(),
            Mode.CLIENT,
            Optional.empty(),
            Set.of(),
            OptionalInt.empty());
    try (LocalPluginManager manager =
        new LocalPluginManager(
            registry,
            new VerifierRegistry(ExtensionResolver.NONE),
            new PooledHttpClientFactory(),
            settings())) {
      InstallReport report = manager.install(request, listener);
      return new Attempt(report, null, retries);
    } catch (PluginManagerException failure) {
      assertThat(failure.problems()).hasSize(1);
      return new Attempt(null, failure.problems().get(0), retries);
    }
  }

  /** Installs, and fails if that fails. */
  Attempt installs(Plugin expected) throws IOException, InterruptedException {
    Attempt attempt = install();
    assertThat(attempt.problem()).isNull();
    assertThat(Files.readAllBytes(binary())).isEqualTo(expected.binary());
    return attempt;
  }

  /** Asserts that an install fails with a code, and leaves no plugin, receipt or lock. */
  Attempt fails(String code) throws IOException, InterruptedException {
    Attempt attempt = install();
    assertThat(attempt.problem()).as("the problem").isNotNull();
    assertThat(attempt.problem().code().word()).as(attempt.problem().toString()).isEqualTo(code);
    assertThat(attempt.problem().hint()).isNotBlank();
    assertThat(binary()).doesNotExist();
    assertThat(directory.resolve("config.yaml.lock")).doesNotExist();
    assertThat(leftovers()).isEmpty();
    return attempt;
  }

  private Path binary() {
    return directory.resolve("plugins/optimus-neo_linux_amd64");
  }

  /** Returns the files in the install location, except those kept for locking. */
  private List<Path> leftovers() throws IOException {
    Path location = directory.resolve("plugins");
    if (!Files.exists(location)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(location)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(location.resolve(".optimus/lock")))
          .toList();
    }
  }

  private String text() {
    return """
    plugins:
      install_location: %s
      providers:
        - type: url
          name: main
          url: %s
          %s
      plugins:
        - provider: main
          output: neo
          path: neo.tar.gz
          %s
    """
        .formatted(directory.resolve("plugins"), url, options, plugin);
  }

  private ManagerSettings settings() {
    return new ManagerSettings(
        Optional.of(directory.resolve("cache")),
        new Platform("linux", "amd64"),
        Clock.systemUTC(),
        4,
        2,
        LARGEST,
        Limits.DEFAULT,
        StoreLimits.DEFAULT);
  }
}
