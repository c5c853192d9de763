// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a server compiles. Its replies are those of Optimus v0.4.0. */
class ServedRunTest extends CommandLineTest {
  private static final String PATH = "/api/v1beta1/project/neo-project/job/the_job/instance";
  private static final String CONTEXT =
      """
      {"envs":{"DSTART":"2021-05-25T00:00:00Z","NOTE":"it's","WITH-DASH":"x"},
       "files":{"query.sql":"-- write here\\n"},"secrets":{"SECRET_KEY":"other2"}}
      """;
  private static final String REPLY =
      "{\"project\":{\"name\":\"neo-project\"},\"instance\":{\"data\":[]},\"context\":"
          + CONTEXT
          + "}";
  private static final String UNKNOWN_PATH =
      "{\"code\":5,\"message\":\"Not Found\",\"details\":[]}";

  /** A request as the server received it. */
  private record Received(String path, String body, String authorization) {}

  private record Reply(int status, String body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private HttpServer server;
  private String host;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    host = "127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    received.add(
        new Received(
            path,
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            authorization == null ? "" : authorization));
    Deque<Reply> prepared = replies.getOrDefault(path, new ArrayDeque<>());
    Reply reply = prepared.size() > 1 ? prepared.poll() : prepared.peek();
    if (reply == null) {
      reply = new Reply(404, UNKNOWN_PATH);
    }
    byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void replies(String path, int status, String body) {
    replies.computeIfAbsent(path, key -> new ArrayDeque<>()).add(new Reply(status, body));
  }

  private CommandLine.Result build(String... more) {
    List<String> words =
        new ArrayList<>(List.of("admin", "build", "instance", "the_job", "--output-dir", "data"));
    words.addAll(List.of("--type", "task", "--name", "probe", "--project", "neo-project"));
    words.addAll(List.of("--scheduled-at", "2021-05-26T02:00:00Z", "--host", host));
    words.addAll(List.of(more));
    return line.run(words.toArray(String[]::new));
  }

  @Test
  void writesWhatTheServerCompiles() throws Exception {
    replies(PATH, 200, REPLY);

    CommandLine.Result result = build();

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            1. writing file at data/in/.env
            2. writing file at data/in/.secret
            3. writing file at data/in/query.sql
            """);
    assertThat(directory.resolve("data/in/.env"))
        .content()
        .isEqualTo("DSTART='2021-05-25T00:00:00Z'\nNOTE='it'\\''s'\n");
    assertThat(directory.resolve("data/in/.secret")).content().isEqualTo("SECRET_KEY='other2'\n");
    assertThat(directory.resolve("data/in/query.sql")).content().isEqualTo("-- write here\n");
    assertThat(result.err()).contains("WITH-DASH").doesNotContain("other2");
    assertThat(received).hasSize(1);
    assertThat(received.get(0).body())
        .isEqualTo(
            "{\"scheduledAt\":\"2021-05-26T02:00:00Z\",\"instanceName\":\"probe\",\"instanceType\":\"TYPE_TASK\"}");
  }

  @Test
  void takesTheRunFromTheVariablesOfAContainer() throws Exception {
    replies("/api/v1beta1/project/p%20q/job/the_job/instance", 200, REPLY);
    line.environment.putAll(
        Map.of(
            "JOB_NAME", "the_job",
            "JOB_DIR", "data",
            "PROJECT", "p q",
            "SCHEDULED_AT", "2021-05-26T02:00:00Z",
            "INSTANCE_TYPE", "hook",
            "INSTANCE_NAME", "after",
            "OPTIMUS_HOSTNAME", host));

    assertThat(line.run("admin", "build-instance").code()).isZero();
    assertThat(received.get(0).body()).contains("\"instanceType\":\"TYPE_HOOK\"");
    assertThat(directory.resolve("data/in/.secret")).exists();
  }

  @Test
  void takesProjectAndServerFromTheProjectsFile() throws Exception {
    replies("/api/v1beta1/project/p/job/the_job/instance", 200, REPLY);
    Files.writeString(
        directory.resolve("optimus.yaml"),
        "version: 1\nhost: " + host + "\nproject: {name: p}\nnamespaces: []\n");

    CommandLine.Result result =
        line.run(
            "job",
            "build",
            "the_job",
            "--scheduled-at",
            "2021-05-26T02:00:00Z",
            "--output-dir",
            "data",
            "--name",
            "probe");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(directory.resolve("data/in/.env")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1beta1/project/neo-project/job/the_job/run_input,TYPE_TASK,404",
    "/api/v1/project/neo-project/job/the_job/instance,TASK,404",
    "/api/v1beta1/project/neo-project/job/the_job/run_input,TYPE_TASK,501"
  })
  void asksServersOfOtherVersionsByTheirOwnMethods(String path, String type, int status)
      throws Exception {
    replies(PATH, status, status == 404 ? UNKNOWN_PATH : "");
    replies(path, 200, path.endsWith("run_input") ? CONTEXT : REPLY);

    CommandLine.Result result = build();

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(received.get(received.size() - 1).body()).contains("\"" + type + "\"");
    assertThat(directory.resolve("data/in/query.sql")).exists();
  }

  @ParameterizedTest
  @CsvSource({
    "404,'resource not found: job the_job not found',check the names",
    "401,no token,OPTIMUS_AUTH_BEARER_TOKEN",
    "500,failed to compile instance of job the_job,''"
  })
  void writesNothingIfTheServerRefuses(int status, String message, String hint) {
    replies(PATH, status, "{\"code\":5,\"message\":\"" + message + "\",\"details\":[]}");

    CommandLine.Result result = build();

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err()).startsWith("error: " + host + " refused: " + message).contains(hint);
    assertThat(received).hasSize(1);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{}",
        "{\"context\":[]}",
        "{\"context\":{}}",
        "{\"context\":{\"envs\":[]}}",
        "{\"context\":{\"envs\":{\"A\":{}}}}"
      })
  void writesNothingIfTheReplyIsNotOneOfOptimus(String reply) {
    replies(PATH, 200, reply);

    CommandLine.Result result = build("--output", "json");

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.out()).contains("\"job-server-reply\"");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", ".env", "CON", "a/b"})
  void writesNothingIfTheServerNamesAFileElsewhere(String name) {
    replies(PATH, 200, "{\"context\":{\"envs\":{},\"files\":{\"" + name + "\":\"x\"}}}");

    assertThat(build().code()).isEqualTo(ExitCode.FAILURE);
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void asksAgainWhileTheServerIsUnavailable() {
    replies(PATH, 503, "");
    replies(PATH, 503, "");
    replies(PATH, 200, REPLY);

    assertThat(build().code()).isZero();
    assertThat(received).hasSize(3);
  }

  @Test
  void reportsAServerThatCannotBeReached() throws Exception {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      host = "127.0.0.1:" + closed.getLocalPort();
    }

    CommandLine.Result result = build();

    assertThat(result.code()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err())
        .startsWith("error: Unable to reach optimus server at " + host + ": ")
        .contains("hint: ");
  }

  @Test
  void notesTextsThatLackAValue() {
    replies(
        PATH,
        200,
        "{\"context\":{\"envs\":{\"A\":\"<no value>\"},\"secrets\":{\"B\":\"s3cr3t <no value>\"}}}");

    assertThat(build("--strict").code()).isEqualTo(ExitCode.FAILURE);
    assertThat(directory.resolve("data")).doesNotExist();
    CommandLine.Result result = build();
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("variable A has <no value>", "variable B has <no value>")
        .doesNotContain("s3cr3t");
  }

  @Test
  void sendsTheTokenOfTheEnvironment() {
    replies(PATH, 200, REPLY);
    line.environment.put("OPTIMUS_AUTH_BASIC_TOKEN", "user:pass");
    build();
    line.environment.put("OPTIMUS_AUTH_BEARER_TOKEN", "t0ken");
    build();

    String basic = Base64.getEncoder().encodeToString("user:pass".getBytes(StandardCharsets.UTF_8));
    assertThat(received)
        .extracting(Received::authorization)
        .containsExactly("Basic " + basic, "Bearer t0ken");
  }

  @Test
  void sendsNoTokenInTheClearToAnotherMachine() {
    host = "optimus.example.com:9100";
    line.environment.put("OPTIMUS_AUTH_BEARER_TOKEN", "t0ken");

    CommandLine.Result result = build();

    assertThat(result.code()).isEqualTo(ExitCode.USAGE);
    assertThat(result.err()).contains("is not encrypted", "--tls").doesNotContain("t0ken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimus", "ftp://a:1", "a:99999", "a:1/path", "user@a:1", "a b:1"})
  void refusesAnAddressThatIsNotOneOfAServer(String address) {
    host = address;

    assertThat(build().err()).contains("is not the address of a server");
  }

  @Test
  void showsNoSecretInAnyOutput() throws Exception {
    replies(PATH, 200, REPLY);

    CommandLine.Result result = build("--output", "json", "--verbose");

    assertThat(result.out() + result.err()).doesNotContain("other2");
    assertThat(Files.getPosixFilePermissions(directory.resolve("data/in/.secret")))
        .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }
}
