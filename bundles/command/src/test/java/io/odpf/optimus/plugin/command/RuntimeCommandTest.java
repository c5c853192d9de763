// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.ListReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a runtime's shell, with the runtime's supervisor. */
class RuntimeCommandTest {
  @TempDir Path directory;
  private final PreparedSupervisor supervisor = new PreparedSupervisor().with("neo");
  private CommandLine line;

  @BeforeEach
  void line() {
    line = new CommandLine(directory);
    line.supervisors = supervisor;
    supervisor.shared = true;
    supervisor.failing("bad", "plugin bad wrote no handshake line", "see its log");
  }

  private String text(String... arguments) {
    CommandLine.Result result = line.runInShell(arguments);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    return result.out();
  }

  private String json(String schema, String... arguments) throws Exception {
    String document = text(arguments);
    PublishedSchema.assertValid(schema, document);
    return document;
  }

  @Test
  void showsTheStateAndResourceUsageOfPlugins() throws Exception {
    line.runInShell("start");
    assertThat(text("ps"))
        .isEqualTo(
            """
            NAME  STATE   VERSION  GENERATION  PID   RESTARTS  CPU    MEMORY  CALLS  FAILED
            bad   failed  0.0.6    -           -     0         0.0 s  -       0      0
            neo   ready   0.0.6    C           4711  0         0.3 s  12 MB   3      1
            plugin bad wrote no handshake line
            """);
    assertThat(text("ps", "-v")).contains("PATH", "/opt/plugins/optimus-neo_linux_amd64");
    assertThat(json("ps", "ps", "--output", "json"))
        .contains("\"code\": \"unknown\"", "\"generation\": \"C\"", "\"memoryBytes\": 12300000");
  }

  @Test
  void startsStopsAndRestartsPlugins() throws Exception {
    assertThat(text("start", "neo")).isEqualTo("neo started, process 4711\n");
    assertThat(text("restart", "neo", "--timeout", "7")).isEqualTo("neo restarted, process 4711\n");
    assertThat(text("stop", "neo")).isEqualTo("neo stopped\n");
    assertThat(json("processes", "start", "neo", "--output", "json"))
        .isEqualTo(
            """
            {
              "command": "start",
              "plugins": [
                {
                  "name": "neo",
                  "state": "ready",
                  "since": "2026-11-28T10:15:30.123456789Z",
                  "pid": 4711,
                  "restarts": 0
                }
              ]
            }
            """);
    json("processes", "stop", "--output", "json");
    assertThat(supervisor.asked)
        .containsSubsequence(
            "start neo within 30",
            "restart neo",
            "start neo within 7",
            "stop neo",
            "start neo within 30",
            "stop bad neo");
  }

  @Test
  void failsWithThePluginsThatDoNotStart() {
    supervisor.failing("worse", "plugin worse is not executable", "chmod +x it");
    assertThat(line.runInShell("start"))
        .isEqualTo(
            new CommandLine.Result(
                1,
                "",
                """
                error: plugin bad wrote no handshake line
                  hint: see its log
                error: plugin worse is not executable
                  hint: chmod +x it
                2 problems
                """));
    assertThat(line.runInShell("stop", "ne").err())
        .startsWith("error: plugin ne: no plugin of this name is on this machine");
  }

  @Test
  void startsAPluginThatTheRuntimeHasNotSeenYet() {
    supervisor.shared = true;
    supervisor.arriving("fresh");

    assertThat(line.runInShell("start", "fresh").code()).isZero();
    assertThat(supervisor.asked).startsWith("rescan", "start fresh within 30");
  }

  @Test
  void doesNotStartAStoppedPluginForInfoInARuntime() throws Exception {
    assertThat(text("info", "neo"))
        .contains("state: discovered")
        .doesNotContain("info:", "questions:");
    line.runInShell("start");
    assertThat(text("info", "bad"))
        .contains("state: failed", "failure:\n    code: unknown\n", "    hint: see its log\n");
    assertThat(text("info", "neo")).contains("info:\n  name: neo\n", "questions:\n");
    assertThat(supervisor.asked).containsOnlyOnce("start bad neo within 30");
  }

  @Test
  void stopsOnlyThePluginsThatVerifyStarted() {
    line.runInShell("start", "neo");
    supervisor.asked.clear();
    CommandLine.Result result = line.runInShell("verify");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).endsWith("1 of 2 plugins failed\n");
    assertThat(supervisor.asked).containsExactly("start bad neo within 30", "stop bad", "close");
  }

  @Test
  void escapesControlCharactersInLogs() throws Exception {
    assertThat(text("logs", "neo", "-n", "7"))
        .isEqualTo("2026-11-28T10:15:30.123Z WARNING odd\\u{1b}[2J input caller=\"main.go:7\"\n");
    assertThat(json("logs", "logs", "neo", "--output", "json"))
        .isEqualTo(
            """
            {
              "command": "logs",
              "plugin": "neo",
              "records": [
                {
                  "at": "2026-11-28T10:15:30.123456789Z",
                  "stream": "stderr",
                  "level": "warning",
                  "message": "odd\\u001b[2J input",
                  "fields": {
                    "caller": "\\"main.go:7\\""
                  }
                }
              ]
            }
            """);
    assertThat(supervisor.asked).contains("logs neo 7", "logs neo 100");
  }

  @Test
  void showsProcessesInTheListOfARuntime() throws Exception {
    line.runInShell("start", "neo");
    line.manager.answering(new ListReport(List.of(file("neo"), file("tank")), Optional.empty()));

    assertThat(text("list"))
        .isEqualTo(
            """
            NAME  VERSION  PLATFORM     STATE      SIZE   PROVIDER  INSTALLED  PROCESS
            neo   -        linux_amd64  unmanaged  812 B  -         -          ready 4711
            tank  -        linux_amd64  unmanaged  812 B  -         -          -
            """);
    assertThat(json("list", "list", "--output", "json"))
        .containsOnlyOnce("\"process\": {")
        .contains("\"pid\": 4711");
    supervisor.shared = false;
    assertThat(text("list")).doesNotContain("PROCESS");
  }

  private static InstalledPlugin file(String name) {
    return Reports.unmanaged(name, Path.of("/opt/plugins"));
  }
}
