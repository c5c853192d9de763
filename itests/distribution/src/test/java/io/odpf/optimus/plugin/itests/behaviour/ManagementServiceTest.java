// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The management API of an installed runtime. */
class ManagementServiceTest {
  private static final String BUNDLE = "io.odpf.optimus.plugin.management\"";

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.SHELL);
  }

  @AfterEach
  void closeStage() {
    runtime(Map.of(), "stop").run();
    stage.close();
  }

  private Command runtime(Map<String, String> variables, String verb, String... options) {
    List<String> all = new ArrayList<>(List.of("runtime", verb));
    all.addAll(List.of(options));
    return Distribution.unpacked()
        .command(stage, ProcessWay.SHELL.java(), all.toArray(String[]::new))
        .with(variables);
  }

  private Path socket() {
    return stage.home().resolveSibling("run/manage.sock");
  }

  private String curl(String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(Tool.find("curl") + "", "-sS", "--unix-socket", socket().toString()));
    all.addAll(List.of(arguments));
    return Command.of(stage.project(), all.toArray(String[]::new)).run().orThrow().out();
  }

  @Test
  void installsTheConfigurationOfTheRuntimeAndRecordsWhoAskedForIt() throws Exception {
    stage.release("0.0.6").archives("neo", "neo");
    stage.write(
        stage
            .config()
            .url("releases", stage.nginx().http() + "/files")
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
    runtime(Map.of("OPTIMUS_MANAGEMENT_CONFIG", stage.configFile().toString()), "start", "--detach")
        .run()
        .orThrow();

    String install =
        curl(
            "http://x/v1/install",
            "-H",
            "Content-Type: application/json",
            "-d",
            "{\"options\": [\"INSTALL_OPTION_NO_VERIFY\"]}");

    assertThat(install).contains("\"action\":\"installed\"");
    assertThat(stage.installed("neo")).exists();
    assertThat(curl("http://x/v1/status"))
        .contains("\"supervised\":true", "\"configuration\":\"" + stage.configFile() + "\"");
    assertThat(curl("http://x/v1/audit"))
        .contains("\"outcome\":\"done\"", "\"method\":\"Install\"", "\"credential\":\"user\"");
    assertThat(curl("http://x/metrics").lines())
        .contains(
            "optimus_plugin_change_duration_seconds_count{operation=\"install\",outcome=\"done\"} 1",
            "optimus_plugin_changed_total{action=\"installed\"} 1.0",
            "optimus_plugin_ready{plugin=\"neo\"} 0.0")
        .anyMatch(line -> line.startsWith("optimus_plugin_fetched_bytes_total "))
        .anyMatch(line -> line.startsWith("process_resident_memory_bytes "));
    assertThat(status()).contains(BUNDLE);
    assertThat(runtime(Map.of(), "stop").run().orThrow()).isNotNull();
    assertThat(socket()).doesNotExist();
  }

  @Test
  void saysWhyItIsNotServedIfItsSettingsAreNotSafe() {
    runtime(
            Map.of("OPTIMUS_MANAGEMENT", "on", "OPTIMUS_MANAGEMENT_ADDRESS", "127.0.0.1:0"),
            "start",
            "--detach")
        .run()
        .orThrow();

    Eventually.until(
        () -> "no warning",
        () ->
            runtime(Map.of(), "status")
                .run()
                .out()
                .contains("a port of the management API needs TLS and credentials"));
    assertThat(curl("http://x/v1/plugins"))
        .contains("\"api-not-served\"", "a port of the management API needs TLS and credentials");
  }

  @Test
  void isNotServedIfItIsTurnedOffButTheProcessAnswers() {
    runtime(Map.of("OPTIMUS_MANAGEMENT", "off"), "start", "--detach").run().orThrow();

    assertThat(curl("http://x/v1/plugins")).contains("the management API is turned off");
    assertThat(status()).contains("\"running\"").doesNotContain(BUNDLE);
  }

  @Test
  void managesNoConfigurationUnlessItIsGivenOne() {
    assertThat(runtime(Map.of(), "start", "--detach").run().orThrow().err()).isEmpty();

    assertThat(curl("http://x/v1/plugins"))
        .contains("\"management-no-configuration\"", "set management.config");
    assertThat(curl("http://x/v1/status")).contains("\"configuration\":\"\"");
    assertThat(runtime(Map.of(), "status").run().orThrow().out()).doesNotContain("warning:");
    // Pages of bundles are not served unless the settings say so.
    assertThat(curl("http://x/app/running")).contains("management-unknown-method");
    assertThat(status())
        .contains(BUNDLE)
        .doesNotContain("io.odpf.optimus.plugin.servlet\"", "felix.http", "webconsole");
  }

  /** What the process answers itself is the same as what the API's bundle answers. */
  @Test
  void showsItsProcessAndRunsLinesAndStopsInTheSameWayWithAndWithoutItsBundle() {
    runtime(Map.of(), "start", "--detach").run().orThrow();

    String alone = curl("http://x/v1/runtime?brief=true");
    assertThat(status()).doesNotContain(BUNDLE);
    // The second request on a connection is answered by the bundle, which has the connection.
    String both =
        curl(
            "http://x/v1/status",
            "--next",
            "-sS",
            "--unix-socket",
            socket() + "",
            "http://x/v1/runtime?brief=true");
    assertThat(names(both)).containsAll(names(alone));
    assertThat(curl("http://x/v1/runtime/console", "-d", "{\"run\":\"echo hello\"}"))
        .contains("{\"out\":\"aGVsbG8K\"}", "{\"exitCode\":0}");
    assertThat(curl("http://x/v1/runtime/stop", "-X", "POST")).startsWith("{\"waitingFor\":[]}");
    Eventually.until(
        () -> "still running",
        () -> runtime(Map.of(), "status").run().err().contains("no runtime is running"));
  }

  private static List<String> names(String json) {
    return Pattern.compile("\"([a-zA-Z]+)\":")
        .matcher(json)
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private String status() {
    return runtime(Map.of(), "status", "--output", "json").run().orThrow().out();
  }
}
