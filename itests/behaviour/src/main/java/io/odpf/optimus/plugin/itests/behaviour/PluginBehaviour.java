// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Result;
import java.util.Locale;
import org.junit.Test;

/** Starts, queries and calls plugins by commands. */
public abstract class PluginBehaviour extends Behaviour {

  @Test
  @org.junit.jupiter.api.Test
  public void verifiesPluginsOfEveryGeneration() {
    for (Generation generation : Generation.values()) {
      install(word(generation), Role.of(generation).with("version", "0.0.6"));
    }

    Result result = stage.run("verify");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    for (Generation generation : Generation.values()) {
      assertThat(result.out())
          .containsPattern("ok +" + word(generation) + " .* generation " + generation + " ");
    }
    assertThat(result.out()).endsWith("5 plugins verified\n");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void namesThePluginThatFailsAndWhy() {
    install("neo", Role.of(Generation.C));
    install("odd", Role.fault("banner", "Hello"));

    Result result = stage.run("verify", "--timeout", "5");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern("ok +neo ")
        .containsPattern("failed +odd ")
        .endsWith("1 of 2 plugins failed\n");
    assertThat(result.err()).contains("error: plugin odd", "Hello", "hint: ");
    assertThat(stage.run("verify", "neo").exitCode()).isZero();
  }

  @Test
  @org.junit.jupiter.api.Test
  public void callsAPlugin() {
    install("neo", Role.of(Generation.C));
    start("neo");

    Result validated =
        stage.run("call", "neo", "validate-question", "{\"question\": \"ECHO\", \"value\": \"x\"}");
    assertThat(validated.exitCode()).as(validated.toString()).isZero();
    assertThat(validated.out()).startsWith("valid: false\nerror: ").contains("ECHO");

    Result config =
        stage.run("call", "neo", "default-config", "{\"answers\": {\"PROJECT\": \"a\"}}");
    assertThat(config.exitCode()).as(config.toString()).isZero();
    assertThat(config.out()).contains("REQUEST: ", "PROJECT");

    Result destination =
        stage.run(
            "call", "neo", "destination", "{\"config\": {\"ECHO\": \"1\"}}", "--output", "json");
    assertThat(destination.exitCode()).as(destination.toString()).isZero();
    assertThat(destination.out()).contains("\"method\": \"destination\"", "\"result\": {");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void showsTheDescriptionAndTheQuestionsOfAPlugin() {
    install("neo", Role.of(Generation.B).with("version", "1.2.3"));
    start("neo");

    Result result = stage.run("info", "neo");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .startsWith("plugin:\n  name: neo\n")
        .contains("  state: ready\n", "info:\n  name: neo\n")
        .contains(
            "  generation: B\n", "  version: 1.2.3\n", "    - cli\n", "questions:\n  - name: ");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void testsAPluginForConformance() {
    install("neo", Role.of(Generation.C));

    Result result = stage.run("test", "neo", "--patient");

    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out())
        .containsPattern("ok +handshake ")
        .containsPattern("known +empty-requests .*known in its SDK")
        .endsWith("(neo, generation C) passed\n");
  }

  @Test
  @org.junit.jupiter.api.Test
  public void suggestsAPluginForAMisspeltName() {
    install("neo", Role.of(Generation.C));

    Result result = stage.run("info", "noe");

    assertThat(result.exitCode()).as(result.toString()).isEqualTo(2);
    assertThat(result.err())
        .isEqualTo(
            """
            error: plugin noe: no plugin of this name is on this machine
              hint: did you mean 'neo'?
            """);
  }

  private static String word(Generation generation) {
    return "task-" + generation.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Write it before the first command: a runtime learns the locations of plugins when it starts.
   */
  protected void install(String name, Role role) {
    stage.variable("OPTIMUS_PLUGIN_LOCATIONS", stage.plugins().toString());
    stage.write(config(stage));
    FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
        .install(stage.plugins(), name, role);
  }

  /** Writes a configuration without plugins for the stage's install location. */
  static String config(Stage stage) {
    return "plugins: {install_location: " + stage.plugins() + ", providers: [], plugins: []}\n";
  }

  /** One-shot commands start the plugins that they need; a runtime may still be starting them. */
  protected void start(String name) {
    stage.run("verify", name).orThrow();
  }
}
