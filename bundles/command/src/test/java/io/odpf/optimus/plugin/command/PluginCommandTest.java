// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that start plugins for one query. */
class PluginCommandTest extends CommandLineTest {
  private final PreparedSupervisor supervisor = new PreparedSupervisor().with("neo");

  @BeforeEach
  void useSupervisor() {
    line.supervisors = supervisor;
  }

  @Test
  void startsQueriesAndStopsThePluginForInfo() {
    assertThat(text("plugin", "info", "neo"))
        .isEqualTo(
            """
            plugin:
              name: neo
              path: /opt/plugins/optimus-neo_linux_amd64
              version: 0.0.6
              managed: false
              state: ready
              since: 2026-11-28T10:15:30Z
              pid: 4711
              restarts: 0
            info:
              name: neo
              description: moves data
              type: task
              generation: C
              mods:
                - cli
                - dependency-resolver
              version: 0.0.6
              image: images.example.com/neo
            questions:
              - name: PROJECT
                prompt: Which project?
                help:
                  The one that pays.
                  Ask its owner.
                default: a
                choices:
                  - a
                  - b
                subQuestions:
                  - ifValue: b
                    questions:
                      - name: ZONE
                        prompt: Which zone?
            """);
    assertThat(supervisor.asked).containsExactly("start neo within 30", "close");
    assertThat(supervisor.needs.config()).isEmpty();
    assertThat(supervisor.needs.workingDirectory()).isEqualTo(directory);
    assertThat(supervisor.callOptions.waitForReady()).isFalse();
  }

  @Test
  void writesInfoInThePublishedForm() throws Exception {
    assertThat(json(0, "info", "plugin", "info", "neo", "--output", "json", "--timeout", "5"))
        .startsWith(
            """
            {
              "command": "info",
              "plugin": {
                "name": "neo",
                "path": "/opt/plugins/optimus-neo_linux_amd64",
                "version": "0.0.6",
                "managed": false,
                "state": "ready",
                "since": "2026-11-28T10:15:30.123456789Z",
                "pid": 4711,
                "restarts": 0
              },
            """)
        .contains("\"subQuestions\": [", "\"mods\": [");
    assertThat(supervisor.asked).startsWith("start neo within 5");
    assertThat(supervisor.callOptions.timeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void searchesTheInstallLocationOfTheConfiguration() throws Exception {
    Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
    text("plugin", "info", "neo", "--runtime", "-q");

    assertThat(supervisor.needs.config().orElseThrow().path())
        .isEqualTo(directory.resolve("config.yaml"));
    assertThat(supervisor.needs.runtime()).isTrue();
    assertThat(supervisor.needs).hasToString("Needs in " + directory);
  }

  @Test
  void suggestsANameForAnUnknownPlugin() throws Exception {
    assertThat(line.run("plugin", "info", "noe"))
        .isEqualTo(
            new CommandLine.Result(
                2,
                "",
                """
                error: plugin noe: no plugin of this name is on this machine
                  hint: did you mean 'neo'?
                """));
    assertThat(json(2, "error", "plugin", "call", "trinity", "questions", "--output", "json"))
        .contains("\"code\": \"unknown-plugin\"", "\"hint\": \"the plugins are neo\"");
    assertThat(supervisor.asked).containsExactly("close", "close");
  }

  @Test
  void failsWithTheHintOfAPluginThatDoesNotStart() throws Exception {
    supervisor.failing("bad", "plugin bad wrote no handshake line", "see its log: it ended with 2");

    assertThat(line.run("plugin", "info", "bad"))
        .isEqualTo(
            new CommandLine.Result(
                1,
                "",
                """
                error: plugin bad wrote no handshake line
                  hint: see its log: it ended with 2
                """));
    assertThat(json(1, "error", "plugin", "info", "bad", "--output", "json"))
        .contains("\"category\": \"failure\"", "\"code\": \"unknown\"", "\"plugin\": \"bad\"");
    assertThat(supervisor.asked).endsWith("close");
  }

  @Test
  void explainsThatTheProgramCannotStartPlugins() {
    line.supervisors = SupervisorHost.none();
    assertThat(line.run("plugin", "verify").err())
        .startsWith("error: this program cannot start plugins");
  }

  @Test
  void showsEveryPluginAndFailsIfOneFailsToVerify() throws Exception {
    supervisor.failing("bad", "plugin bad wrote no handshake line", "see its log");
    assertThat(line.run("plugin", "verify"))
        .isEqualTo(
            new CommandLine.Result(
                1,
                """
                failed  bad                                  /opt/plugins/optimus-bad_linux_amd64
                ok      neo  neo  0.0.6  task  generation C  /opt/plugins/optimus-neo_linux_amd64
                1 of 2 plugins failed
                """,
                """
                error: plugin bad wrote no handshake line
                  hint: see its log
                """));
    assertThat(supervisor.asked).containsExactly("start bad neo within 30", "close");

    assertThat(json(1, "verify", "plugin", "verify", "--output", "json"))
        .isEqualTo(
            """
            {
              "command": "verify",
              "ok": false,
              "plugins": [
                {
                  "name": "bad",
                  "path": "/opt/plugins/optimus-bad_linux_amd64",
                  "version": "0.0.6",
                  "ok": false,
                  "failure": {
                    "code": "unknown",
                    "message": "plugin bad wrote no handshake line",
                    "hint": "see its log"
                  }
                },
                {
                  "name": "neo",
                  "path": "/opt/plugins/optimus-neo_linux_amd64",
                  "version": "0.0.6",
                  "ok": true,
                  "info": {
                    "name": "neo",
                    "description": "moves data",
                    "type": "task",
                    "generation": "C",
                    "mods": [
                      "cli",
                      "dependency-resolver"
                    ],
                    "version": "0.0.6",
                    "image": "images.example.com/neo"
                  }
                }
              ]
            }
            """);
  }

  @Test
  void verifiesTheNamedPlugins() {
    supervisor.failing("bad", "plugin bad wrote no handshake line", "see its log");
    assertThat(text("plugin", "verify", "neo"))
        .isEqualTo(
            """
            ok  neo  neo  0.0.6  task  generation C  /opt/plugins/optimus-neo_linux_amd64
            1 plugin verified
            """);
    line.supervisors = new PreparedSupervisor();
    assertThat(text("plugin", "verify")).isEqualTo("no plugins are on this machine\n");
  }

  @Test
  void refersToTheShellForCommandsOfARuntime() {
    assertThat(line.run("plugin", "ps").err())
        .isEqualTo(
            """
            error: 'ps' is only available in the shell of a running runtime
              hint: optimus runtime shell -c 'optimus:ps'
            usage: optimus plugin COMMAND [OPTION...]
            """);
  }
}
