// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server of jobs of the built distribution, and the command of a container that asks it. */
class ServeTest {
  private static final String TIME = "2021-05-26T02:00:00Z";
  private static final String SECRET = "planted-it's $HOME";
  private static final Pattern ADDRESS = Pattern.compile("\"address\": \"(http://[^\"]+)\"");
  private static final String PROJECT = "/api/v1beta1/project";
  private static final String JOB =
      """
      {"spec": {
        "version": 1, "name": "sales", "owner": "own", "startDate": "2021-01-01",
        "interval": "0 2 * * *", "taskName": "neo",
        "config": [
          {"name": "PROJECT", "value": "pr"},
          {"name": "DATASET", "value": "{{.GLOBAL__DATASET}}"},
          {"name": "TABLE", "value": "t"},
          {"name": "TOKEN", "value": "{{.secret.token}}"}
        ],
        "windowSize": "24h", "windowOffset": "0", "windowTruncateTo": "d",
        "assets": {"q.sql": "select {{.DSTART}} from {{.JOB_DESTINATION}}\\n"}
      }}
      """;

  private final Stage stage = Stage.open(ProcessWay.ONE_SHOT);

  @AfterEach
  void closeStage() {
    stage.close();
  }

  static Stream<ProcessWay> oneShot() {
    return ProcessWay.all().stream().filter(way -> way.name().startsWith("ONE_SHOT"));
  }

  /** A running server. */
  private record Server(RunningCommand process, String address) implements AutoCloseable {
    /** Ends the server as a service manager does. */
    void terminate() throws Exception {
      assertThat(new ProcessBuilder("kill", Long.toString(process.pid())).start().waitFor())
          .isZero();
      Result ended = process.await();
      assertThat(ended.err()).as(ended.toString()).isEmpty();
    }

    @Override
    public void close() {
      process.close();
    }
  }

  private Server serve(ProcessWay way) {
    RunningCommand process =
        Distribution.unpacked()
            .command(stage, way.java(), "serve", "--port", "0", "--output", "json")
            .start();
    process.awaitOut("}");
    Matcher address = ADDRESS.matcher(process.out());
    assertThat(address.find()).as(process.out() + process.err()).isTrue();
    return new Server(process, address.group(1));
  }

  private static void post(Server server, String path, String body) throws Exception {
    HttpResponse<String> reply =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + path))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
  }

  private Result build(ProcessWay way, Server server) {
    String host = server.address().substring("http://".length());
    Command command =
        Distribution.unpacked()
            .command(
                stage,
                way.java(),
                "admin",
                "build",
                "instance",
                "sales",
                "--project",
                "p",
                "--output-dir",
                "data",
                "--type",
                "task",
                "--name",
                "neo",
                "--scheduled-at",
                TIME,
                "--host",
                host);
    return command.run();
  }

  @ParameterizedTest
  @MethodSource("oneShot")
  void givesAContainerItsInputAndKeepsARunThroughARestart(ProcessWay way) throws Exception {
    FixturePlugins.build(Fixtures.sources(""), Fixtures.cache())
        .install(stage.home().resolve(".optimus/plugins"), "neo", Role.of(Generation.C));
    Path env = stage.project().resolve("data/in/.env");
    String first;
    try (Server server = serve(way)) {
      assertThat(server.process().out()).contains("\"secret-new-key\"");
      post(server, PROJECT, "{\"project\": {\"name\": \"p\", \"config\": {\"dataset\": \"ds\"}}}");
      post(server, PROJECT + "/p/namespace", "{\"namespace\": {\"name\": \"space\"}}");
      String value = Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
      post(server, PROJECT + "/p/secret/token", "{\"value\": \"" + value + "\"}");
      post(server, PROJECT + "/p/namespace/space/job", JOB);

      Result built = build(way, server);

      assertThat(built.exitCode()).as(built.toString()).isZero();
      assertThat(built.toString()).doesNotContain(SECRET);
      first = Files.readString(env);
      assertThat(first).contains("DATASET='ds'\n", "DSTART='2021-05-25T00:00:00Z'\n");
      assertThat(stage.project().resolve("data/in/q.sql"))
          .content()
          .isEqualTo("select 2021-05-25T00:00:00Z from pr:ds.t\n");
      assertThat(token()).isEqualTo(SECRET);
      server.terminate();
      assertThat(server.process().out()).doesNotContain(SECRET);
    }
    try (Server server = serve(way)) {
      assertThat(server.process().out()).doesNotContain("\"secret-new-key\"");

      assertThat(build(way, server).exitCode()).isZero();

      assertThat(env).content().isEqualTo(first);
      server.terminate();
    }
    assertThat(everything(stage.home())).isNotEmpty().noneMatch(text -> text.contains(SECRET));
  }

  /** Returns the secret as a shell reads it. */
  private String token() {
    return Command.of(stage.project(), "sh", "-c", ". data/in/.secret; printf %s \"$TOKEN\"")
        .run()
        .orThrow()
        .out();
  }

  private static List<String> everything(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(ServeTest::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
