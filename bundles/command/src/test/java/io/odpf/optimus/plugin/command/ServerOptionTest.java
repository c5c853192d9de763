// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that a client installs from. */
class ServerOptionTest {
  @TempDir Path directory;
  private CommandLine line;

  @BeforeEach
  void answer() {
    line = new CommandLine(directory);
    line.manager.answering(
        Reports.install(directory.resolve("server-x.lock"), LockChange.UNCHANGED, false));
  }

  private ServerInstallRequest asked() {
    return (ServerInstallRequest) line.manager.asked.get(line.manager.asked.size() - 1);
  }

  @Test
  void installsFromAServerWithoutAConfiguration() {
    assertThat(line.run("plugin", "install", "--server", "production", "--offline", "neo").code())
        .isZero();
    assertThat(asked())
        .usingRecursiveComparison()
        .isEqualTo(
            new ServerInstallRequest(
                "production",
                Optional.empty(),
                Optional.empty(),
                line.environment,
                List.of("neo"),
                Optional.empty(),
                Set.of(Option.OFFLINE),
                OptionalInt.empty(),
                List.of()));
  }

  @Test
  void takesTheServerOfTheEnvironmentInClientModeOnly() throws Exception {
    Path config = Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
    line.environment.put("OPTIMUS_SERVER", "https://plugins.example.com:9100");
    line.run("plugin", "install");
    assertThat(asked().server()).isEqualTo("https://plugins.example.com:9100");
    assertThat(asked().config().map(ConfigFile::path)).contains(config);

    line.run("plugin", "install", "--mode", "server");
    assertThat(line.manager.asked.get(1)).isInstanceOf(InstallRequest.class);
  }

  @Test
  void refusesWhatContradictsAServer() {
    CommandLine.Result mode =
        line.run("plugin", "install", "--server", "production", "--mode", "server");
    assertThat(mode.code()).isEqualTo(2);
    assertThat(mode.err()).contains("--server and --mode server contradict each other");
    assertThat(line.run("plugin", "install", "--server", "production", "--check-sources").err())
        .contains("--server and --check-sources contradict each other");
    assertThat(line.manager.asked).isEmpty();
  }
}
