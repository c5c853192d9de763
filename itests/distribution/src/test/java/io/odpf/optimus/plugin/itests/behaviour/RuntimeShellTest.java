// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugins of a runtime, controlled through its shell. */
class RuntimeShellTest {
  private static final Pattern PROCESS = Pattern.compile("neo +ready +\\S+ +C +(\\d+) ");

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.SHELL);
    stage.variable("OPTIMUS_PLUGIN_LOCATIONS", stage.plugins().toString());
    stage.write(PluginBehaviour.config(stage));
    FixturePlugins plugins = FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());
    plugins.install(stage.plugins(), "neo", Role.of(Generation.C).with("stderr", "I am well\n"));
    stage.run("start", "neo").orThrow();
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private long process() {
    Result result = stage.run("ps");
    Matcher matcher = PROCESS.matcher(result.out());
    assertThat(matcher.find()).as(result.toString()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  @Test
  void startsStopsAndRestartsPlugins() {
    long first = process();
    assertThat(stage.run("start", "neo").out()).isEqualTo("neo started, process " + first + "\n");

    Result restarted = stage.run("restart", "neo");
    long second = process();
    assertThat(second).isNotEqualTo(first);
    assertThat(restarted.out()).isEqualTo("neo restarted, process " + second + "\n");

    assertThat(stage.run("stop").out()).isEqualTo("neo stopped\n");
    assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(stage.run("ps").out()).containsPattern("neo +stopped ");
    Result call = stage.run("call", "neo", "questions");
    assertThat(call.exitCode()).isEqualTo(1);
    assertThat(call.err()).startsWith("error: plugin neo is stopped\n");
  }

  @Test
  void listsRunningPlugins() {
    assertThat(stage.run("list").out())
        .contains("PROCESS")
        .containsPattern("neo .* unmanaged .* ready " + process());
    assertThat(stage.run("list", "--output", "json").out())
        .contains("\"process\": {", "\"pid\": " + process());
  }

  @Test
  void showsThePluginsLog() {
    Eventually.until(
        () -> "a log of " + stage.run("logs", "neo"),
        () -> stage.run("logs", "neo").out().contains(" I am well\n"));
    assertThat(stage.run("logs", "neo", "--output", "json").out())
        .contains("\"stream\": \"stderr\"", "\"message\": \"I am well\"");
  }

  @Test
  void keepsRunningPluginsInVerify() {
    long process = process();
    stage.run("verify").orThrow();

    assertThat(process()).isEqualTo(process);
    stage.run("stop").orThrow();
    stage.run("verify").orThrow();
    assertThat(stage.run("ps").out()).containsPattern("neo +stopped ");
  }
}
