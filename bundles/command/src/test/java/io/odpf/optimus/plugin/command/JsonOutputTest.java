// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.InstallReport.LockChange;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JSON output. Every document is also validated against its published schema. */
class JsonOutputTest {
  @TempDir Path directory;
  private CommandLine line;
  private Path lock;

  @BeforeEach
  void configuration() throws Exception {
    line = new CommandLine(directory);
    Files.writeString(directory.resolve("config.yaml"), "plugins: {}\n");
    lock = directory.resolve("config.yaml.lock");
  }

  private String json(int code, String... arguments) throws Exception {
    CommandLine.Result result = line.run(arguments);
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).isEmpty();
    PublishedSchema.assertValid(result.out());
    return result.out();
  }

  private String problem(Problem... problems) throws Exception {
    line.manager.answering(PluginManagerException.config(List.of(problems)));
    return json(2, "plugin", "diff", "--output", "json");
  }

  @Test
  void writesTheReportOfAnInstall() throws Exception {
    line.manager.answering(
        Reports.install(
            lock,
            LockChange.CREATED,
            false,
            Reports.outcome("neo", Action.INSTALLED, "0.0.6", "it was not there"),
            Reports.removed("tank"),
            Reports.updated("trinity", "1.0.0", "1.1.0")));

    assertThat(
            json(0, "plugin", "install", "--output", "json")
                .replaceAll("\"milliseconds\": \\d+", "\"milliseconds\": 5")
                .replace(directory.toString(), "/project"))
        .isEqualTo(
            """
            {
              "command": "install",
              "dryRun": false,
              "changed": true,
              "installLocation": "/opt/optimus/plugins",
              "platform": "linux_amd64",
              "plugins": [
                {
                  "name": "neo",
                  "action": "installed",
                  "provider": "releases",
                  "version": "0.0.6",
                  "digest": "DIGEST",
                  "reason": "it was not there"
                },
                {
                  "name": "tank",
                  "action": "removed",
                  "reason": "no longer listed"
                },
                {
                  "name": "trinity",
                  "action": "updated",
                  "provider": "releases",
                  "version": "1.1.0",
                  "previousVersion": "1.0.0",
                  "digest": "DIGEST",
                  "reason": "the configuration asks for another version"
                }
              ],
              "lock": {
                "file": "/project/config.yaml.lock",
                "change": "created"
              },
              "fetchedBytes": 9100000,
              "milliseconds": 5
            }
            """
                .replace("DIGEST", Reports.DIGEST.toString()));
  }

  @Test
  void writesDifferences() throws Exception {
    line.manager.answering(Reports.diff());
    assertThat(json(0, "plugin", "diff", "--output=json")).contains("\"different\": false");

    line.manager.answering(Reports.diff(Reports.differences().toArray(new Difference[0])));
    assertThat(json(3, "plugin", "diff", "--output", "json", "-q"))
        .contains("\"different\": true", "\"kind\": \"lock-stale\"")
        .doesNotContain("unfinished");
  }

  @ParameterizedTest
  @EnumSource
  void writesUnfinishedChanges(UnfinishedChange.Next next) throws Exception {
    String[] unfinished = {
      "\"unfinished\": {",
      "\"next\": \"" + next.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\""
    };
    boolean different = next != UnfinishedChange.Next.TIDY;
    line.manager.answering(Reports.diff(Reports.unfinished(next)));
    assertThat(json(different ? 3 : 0, "plugin", "diff", "--output", "json"))
        .contains("\"different\": " + different)
        .contains(unfinished);

    line.manager.answering(Reports.installed(Reports.unfinished(next)));
    assertThat(json(0, "plugin", "list", "--output", "json"))
        .contains("\"state\": \"ok\"")
        .contains(unfinished);
  }

  @Test
  void writesRemovedFilesOfClean() throws Exception {
    line.manager.answering(Reports.clean(true));
    assertThat(json(0, "plugin", "clean", "--output", "json", "--dry-run"))
        .contains("\"freedBytes\": 25000000");
  }

  @Test
  void writesTheReportOfARollback() throws Exception {
    line.manager.answering(Reports.rollback(false));
    assertThat(json(0, "plugin", "rollback", "--output", "json"))
        .contains("\"action\": \"updated\"", "\"previousVersion\": \"1.1.0\"");
  }

  @Test
  void writesInstalledPlugins() throws Exception {
    line.manager.answering(Reports.installed());
    assertThat(json(0, "plugin", "list", "--output", "json"))
        .contains("\"installedAt\": \"2026-11-23T10:15:30.123Z\"", "\"state\": \"unmanaged\"");
  }

  @Test
  void writesTheReportOfALock() throws Exception {
    line.manager.answering(Reports.lock(lock, LockReport.Change.MOVED));
    assertThat(json(0, "plugin", "lock", "--output", "json")).contains("\"change\": \"moved\"");
  }

  @Test
  void writesFindings() throws Exception {
    Problem unset =
        Problem.at(new Position("config.yaml", 3, 7), CommonProblem.MISSING_VALUE, "x", "y");
    line.manager.answering(new ValidateReport(List.of(), List.of(unset)));
    assertThat(json(0, "plugin", "validate", "--output", "json"))
        .contains("\"valid\": true", "\"problems\": []", "\"code\": \"missing-value\"");

    line.manager.answering(
        PluginManagerException.config(
            List.of(
                Problem.at(new Position("config.yaml", 3, 7), CommonProblem.UNKNOWN, "x", "y"))));
    assertThat(json(2, "plugin", "validate", "--output", "json"))
        .contains("\"valid\": false", "\"line\": 3");
  }

  @Test
  void writesProviderTypes() throws Exception {
    line.manager.answering(Reports.providers());
    assertThat(json(0, "plugin", "providers", "--output", "json"))
        .contains("\"origin\": \"built in\"");
  }

  @Test
  void writesFailuresAsDocuments() throws Exception {
    assertThat(
            problem(
                Problem.ofPlugin("neo", CommonProblem.UNKNOWN_PLUGIN, "no such plugin", "add it")))
        .isEqualTo(
            """
            {
              "command": "diff",
              "error": {
                "category": "config",
                "message": "no such plugin",
                "exitCode": 2
              },
              "problems": [
                {
                  "code": "unknown-plugin",
                  "message": "no such plugin",
                  "plugin": "neo",
                  "hint": "add it"
                }
              ]
            }
            """);
    assertThat(json(2, "plugin", "diff", "--mood", "--output", "json"))
        .contains("\"category\": \"usage\"", "\"code\": \"unknown-option\"");
    line.manager.answering(new InterruptedException());
    assertThat(json(130, "plugin", "install", "--output", "json"))
        .contains("\"category\": \"interrupted\"", "interrupted; nothing was changed");
    line.manager.answering(new IllegalStateException("oops"));
    assertThat(json(1, "plugin", "install", "--output", "json"))
        .contains("\"category\": \"internal\"");
  }

  @Test
  void escapesTextFromOutsideOnTerminals() throws Exception {
    assertThat(problem(Problem.of(CommonProblem.UNKNOWN, "a\u001b[2Jb\u009bc\u202ed\u00e9", "")))
        .contains("a\\u001b[2Jb\\u009bc\\u202ed\\u00e9");
  }
}
