// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.Answer;
import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import io.odpf.optimus.plugin.api.plugin.InstanceData;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.ResolveRequest;
import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that calls a method of a plugin. */
class CallCommandTest extends CommandLineTest {
  private final PreparedSupervisor supervisor = new PreparedSupervisor().with("neo");

  @BeforeEach
  void useSupervisor() {
    line.supervisors = supervisor;
  }

  @Test
  void printsTheReplyOfACall() throws Exception {
    assertThat(text("plugin", "call", "neo", "default-assets", "{\"answers\": {\"PROJECT\": 7}}"))
        .isEqualTo(
            """
            query.sql:
              select 1
              from dual
            """);
    assertThat(supervisor.requests)
        .containsExactly(List.of(List.of(answer("PROJECT", "7")), Map.of()));
    assertThat(text("plugin", "call", "neo", "dependencies")).isEqualTo("a.b.c\na.b.d\n");
    assertThat(json(0, "call", "plugin", "call", "neo", "destination", "--output=json"))
        .isEqualTo(
            """
            {
              "command": "call",
              "plugin": "neo",
              "method": "destination",
              "result": {
                "name": "a.b.c",
                "type": "bigquery"
              }
            }
            """);
    assertThat(
            text(
                "plugin",
                "call",
                "neo",
                "validate-question",
                "{\"question\":\"A\",\"value\":\"\"}"))
        .isEqualTo("valid: false\nerror: no such project\n");
  }

  private static Answer answer(String question, String value) {
    return new Answer(
        new io.odpf.optimus.plugin.api.plugin.Question(question, "", "", "", List.of(), List.of()),
        value);
  }

  @Test
  void readsARequestFromAFile() throws Exception {
    Files.writeString(
        directory.resolve("request.json"),
        """
        {"config": {"A": "1"}, "assets": {"q.sql": "select 1"},
         "project": {"name": "p", "config": {"B": true}, "secrets": {"KEY": "hidden"}}}
        """);
    text("plugin", "call", "neo", "dependencies", "@request.json", "--dry-run");
    assertThat(supervisor.requests)
        .containsExactly(
            new ResolveRequest(
                Map.of("A", "1"),
                Map.of("q.sql", "select 1"),
                new ResolveRequest.Project(
                    "p", Map.of("B", "true"), Map.of("KEY", Secret.of("hidden")))));
    assertThat(supervisor.callOptions.dryRun()).isTrue();

    text(
        "plugin",
        "call",
        "neo",
        "compile-assets",
        "{\"scheduledAt\": \"2026-01-31T06:00:00Z\", \"windowStart\": \"2026-01-30T00:00:00Z\","
            + " \"window\": {\"size\": \"24h\", \"offset\": \"P1D\", \"truncateTo\": \"d\"},"
            + " \"instanceData\": [{\"name\": \"N\", \"value\": \"v\", \"kind\": \"file\"}]}");
    Instant scheduled = Instant.parse("2026-01-31T06:00:00Z");
    assertThat(supervisor.requests)
        .last()
        .isEqualTo(
            new CompileRequest(
                Map.of(),
                Map.of(),
                new TaskWindow(Duration.ofHours(24), Duration.ofDays(1), "d"),
                scheduled,
                Instant.parse("2026-01-30T00:00:00Z"),
                scheduled,
                List.of(new InstanceData("N", "v", InstanceData.Kind.FILE))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "questions | {jobName: 'a'} | the request is not JSON",
        "questions | [] | the request is not a JSON object",
        "questions | {} {} | the request",
        "questions | {'jobNam': 'a'} | the request has an unknown key 'jobNam'",
        "questions | {'jobName': {}} | the request's jobName is not a string",
        "questions | {'jobName': null} | the request has a null at $.jobName",
        "questions | {'a': 1, 'a': 1} | the request has the key 'a' twice",
        "plugin-info | {'a': 1} | the request has an unknown key 'a'",
        "validate-question | {'question': 'a'} | the request lacks value",
        "default-config | {'answers': {'a': []}} | the request's answers.a is not a string",
        "compile-assets | {'window': {'size': 'x'}} | the request's window.size is not a duration",
        "compile-assets | {'window': {'siz': 'x'}} | the request has an unknown key 'window.siz'",
        "compile-assets | {'windowEnd': 'x'} | the request's windowEnd is not a point in time",
        "compile-assets | {'instanceData': {}} | the request's instanceData is not a list",
        "compile-assets | {'instanceData': [7]} | the request's instanceData[0] is not an object",
        "compile-assets | {'instanceData': [{'name': 'a', 'value': '', 'kind': 'x'}]} | the"
            + " request's instanceData[0].kind has an unknown value",
      })
  void refusesAnInvalidRequestBeforeThePluginStarts(String method, String request, String message) {
    CommandLine.Result result =
        line.run("plugin", "call", "neo", method, request.replace('\'', '"'));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .startsWith("error: " + message)
        .endsWith("usage: optimus plugin call [OPTION...] NAME METHOD [JSON]\n");
    assertThat(supervisor.asked).isEmpty();
  }

  @Test
  void refusesUnknownMethodsAndMissingArgumentsWithASuggestion() {
    assertThat(line.run("plugin", "call", "neo", "default-confg").err())
        .startsWith(
            "error: unexpected argument 'default-confg'\n  hint: did you mean 'default-config'?");
    assertThat(line.run("plugin", "call", "neo").err())
        .startsWith("error: METHOD is missing\n  hint: give one of plugin-info, questions,");
    assertThat(line.run("plugin", "call").err())
        .startsWith("error: NAME is missing\n  hint: give the plugin's name\n");
    assertThat(line.run("plugin", "call", "neo", "questions", "{}", "{}").err())
        .startsWith("error: unexpected argument '{}'\n");
  }

  @Test
  void showsTheReasonIfACallFails() throws Exception {
    supervisor.failure =
        new PluginCallException(
            PluginCallException.Kind.UNSUPPORTED,
            "plugin neo does not serve CompileAssets",
            "see which parts it serves",
            null);
    assertThat(line.run("plugin", "call", "neo", "compile-assets"))
        .isEqualTo(
            new CommandLine.Result(
                1,
                "",
                """
                error: plugin neo does not serve CompileAssets
                  hint: see which parts it serves
                """));
    assertThat(json(1, "error", "plugin", "call", "neo", "compile-assets", "--output", "json"))
        .contains("\"code\": \"call-unsupported\"");
    assertThat(supervisor.asked).endsWith("close");
  }
}
