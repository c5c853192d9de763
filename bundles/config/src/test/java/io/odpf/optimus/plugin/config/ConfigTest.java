// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/**
 * The base of tests that read whole configurations: a file, its environment, and findings as text.
 */
abstract class ConfigTest {
  @TempDir Path directory;

  final Map<String, String> environment = new HashMap<>();

  /** Returns the home directory of the tests. */
  Path home() {
    return directory.resolve("home");
  }

  PluginConfig read(String yaml) {
    try {
      return reader().read(file(yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (PluginManagerException e) {
      throw new AssertionError("refused: " + shown(e), e);
    }
  }

  /** Returns every finding as {@code line:column message | hint}. */
  List<String> findings(String yaml) {
    return findings(yaml.getBytes(StandardCharsets.UTF_8));
  }

  List<String> findings(byte[] bytes) {
    return findings(file(bytes));
  }

  List<String> findings(ConfigFile file) {
    try {
      reader().read(file);
      return List.of();
    } catch (PluginManagerException e) {
      assertThat(e.category()).isEqualTo(PluginManagerException.Category.CONFIG);
      return shown(e);
    }
  }

  ConfigFile file(byte[] bytes) {
    try {
      Path path = Files.write(directory.resolve("config.yaml"), bytes);
      environment.putIfAbsent("HOME", home().toString());
      return new ConfigFile(path, environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a configuration with one provider of type url and name x. */
  static String url(String keys) {
    return provider("type: url\nname: x\n" + keys);
  }

  /** Returns a configuration with one provider. */
  static String provider(String keys) {
    return "plugins:\n  providers:\n  - "
        + keys.strip().replace("\n", "\n    ")
        + "\n  plugins: []\n";
  }

  /**
   * Returns a configuration with one plugin, whose keys begin on line 7, column 5, and provider x.
   */
  static String plugin(String keys) {
    return """
    plugins:
      providers:
      - type: url
        name: x
        url: https://plugins.example.com
      plugins:
      - provider: x
    """
        + "    "
        + keys.strip().replace("\n", "\n    ")
        + "\n";
  }

  static ConfigReader reader() {
    return new ConfigReader(new SampleTypes());
  }

  static List<String> shown(PluginManagerException e) {
    List<String> shown = new ArrayList<>();
    for (Problem problem : e.problems()) {
      String where = problem.position().map(at -> at.line() + ":" + at.column() + " ").orElse("");
      shown.add(
          where + problem.message() + (problem.hint().isEmpty() ? "" : " | " + problem.hint()));
    }
    return shown;
  }
}
