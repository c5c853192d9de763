// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.DiffRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The configuration that a command uses. */
class ConfigLookupTest extends CommandLineTest {
  @Test
  void namesTheSearchedFilesIfThereIsNoConfiguration() {
    assertUsageError(
        "plugin diff",
        """
        error: no configuration: there is neither optimus-plugins.yaml nor config.yaml in %s, and OPTIMUS_PLUGIN_CONFIG is not set
          hint: name one with -c FILE
        usage: optimus plugin diff [OPTION...]
        """
            .formatted(directory));
    assertUsageError(
        "plugin diff -c other.yaml",
        """
        error: the configuration other.yaml (named by -c) does not exist
          hint: looked for %s
        usage: optimus plugin diff [OPTION...]
        """
            .formatted(directory.resolve("other.yaml")));
    line.environment.put("OPTIMUS_PLUGIN_CONFIG", "/no/such.yaml");
    assertUsageError(
        "plugin diff",
        """
        error: the configuration /no/such.yaml (named by $OPTIMUS_PLUGIN_CONFIG) does not exist
        usage: optimus plugin diff [OPTION...]
        """);
    assertUsageError(
        "plugin diff -c .",
        """
        error: . is a directory
          hint: name a file
        usage: optimus plugin diff [OPTION...]
        """);
  }

  @Test
  void prefersTheOptionToTheVariableToTheDefaultNames() throws Exception {
    line.manager.answering(Reports.diff());
    writeConfig("config.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("config.yaml"));
    writeConfig("optimus-plugins.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("optimus-plugins.yaml"));
    writeConfig("by-variable.yaml");
    line.environment.put("OPTIMUS_PLUGIN_CONFIG", "by-variable.yaml");
    assertThat(diffed()).isEqualTo(directory.resolve("by-variable.yaml"));
    writeConfig("by-option.yaml");
    assertThat(diffed("-c", "by-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
    assertThat(diffed("-cby-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
    assertThat(diffed("--config=by-option.yaml")).isEqualTo(directory.resolve("by-option.yaml"));
  }

  private Path diffed(String... options) {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "plugin";
    arguments[1] = "diff";
    System.arraycopy(options, 0, arguments, 2, options.length);
    assertThat(line.run(arguments).code()).isZero();
    DiffRequest request = (DiffRequest) line.manager.asked.get(line.manager.asked.size() - 1);
    return request.config().path();
  }
}
