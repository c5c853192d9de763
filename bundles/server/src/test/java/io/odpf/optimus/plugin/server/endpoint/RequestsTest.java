// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests over HTTP, good and bad. */
class RequestsTest {
  private static final String TIME = "\"scheduled_at\":\"2021-05-26T02:00:00Z\"";

  @TempDir static Path directory;
  private static ServedProject server;

  @BeforeAll
  static void start() throws Exception {
    server = ServedProject.start(directory);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> register(String generation, String fields) throws Exception {
    return server.post("/" + generation + ServedProject.INSTANCE, "{" + fields + "}");
  }

  @ParameterizedTest
  @CsvSource({
    "v1,TASK",
    "v1,task",
    "v1,TYPE_TASK",
    "v1beta1,TASK",
    "v1beta1,task",
    "v1beta1,TYPE_TASK"
  })
  void takesTheTypeOfEachGenerationOnBothPaths(String generation, String type) throws Exception {
    HttpResponse<String> answer =
        register(generation, TIME + ",\"instance_type\":\"" + type + "\"");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"DSTART\":\"2021-05-25T00:00:00Z\"");
  }

  @Test
  void answersTheFirstGenerationWithItsOwnFields() throws Exception {
    HttpResponse<String> answer = register("v1", TIME + ",\"instance_type\":\"TASK\"");

    assertThat(answer.body())
        .contains(
            "\"instance\":{\"state\":\"running\",\"scheduledAt\":\"2021-05-26T02:00:00Z\"",
            "\"type\":\"ENV\"",
            "\"jobName\":\"is_last_day_on_earth\"",
            "\"secrets\":{\"SECRET_KEY\":\"other2\"}")
        .doesNotContain("metadata", "executedAt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|the request has no scheduled_at",
        "\"scheduled_at\":\"0000-01-01T00:00:00Z\"|invalid google.protobuf.Timestamp value",
        "\"scheduled_at\":\"yesterday\"|invalid google.protobuf.Timestamp value",
        "\"scheduled_at\":\"10000-01-01T00:00:00Z\"|invalid google.protobuf.Timestamp value",
        "\"scheduled_at\":5|unexpected token 5",
        "\"scheduled_at\":\"2021-05-26T02:00:00Z\"|instance type TYPE_UNSPECIFIED not found",
      })
  void refusesATimeOrTypeThatIsAbsentOrSilly(String fields, String message) throws Exception {
    HttpResponse<String> answer = register("v1beta1", fields);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"code\":3,").contains(message);
  }

  @Test
  void refusesAnUnknownTypeWithItsPosition() throws Exception {
    HttpResponse<String> answer = register("v1beta1", TIME + ",\"instance_type\":\"SENSOR\"");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("proto: (line 1:56): invalid value for enum type: \\\"SENSOR\\\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "{", "{\"a\"", "{\"a\":1,}", "[1", "\"\\q\"", "{} x", "[[", "\u0001"})
  void refusesWhatIsNotJson(String body) throws Exception {
    HttpResponse<String> answer = server.post("/v1beta1" + ServedProject.INSTANCE, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"code\":3,").endsWith("\"details\":[]}");
  }

  @Test
  void refusesADocumentThatIsTooDeep() throws Exception {
    String deep = "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertThat(server.post("/v1beta1" + ServedProject.INSTANCE, deep).body())
        .contains("exceeded max depth");
  }

  /** If each value cost the time of the text before it, this would take minutes. */
  @Test
  void readsHundredsOfThousandsOfValues() throws Exception {
    String item = "{\"name\":\"a\",\"value\":\"b\"},";
    String items = item.repeat(200_000);
    String spec = "{\"spec\":{\"config\":[" + items.substring(0, items.length() - 1) + "]}}";
    HttpResponse<String> answer =
        server.post("/v1beta1/project/neo-project/namespace/space/job", spec);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("is not valid");
  }

  @Test
  void refusesABodyOf65Mebibytes() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "POST /api/v1beta1"
              + ServedProject.INSTANCE
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
              + (65 << 20)
              + "\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      // The server refuses the rest, so it is not sent: the reply could get lost in a reset.
      byte[] part = new byte[1 << 20];
      for (int sent = 0; sent < 64; sent++) {
        out.write(part);
      }
      out.write(0);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"code\":8,");
    }
  }

  @Test
  void prefersThePathToTheBody() throws Exception {
    HttpResponse<String> answer =
        register(
            "v1beta1",
            "\"project_name\":\"other\",\"unknown\":{\"a\":[1]}," + TIME + ",\"instance_type\":1");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void printsDefaultsAndAbsentMessages() throws Exception {
    HttpResponse<String> answer =
        server.send(
            server.request(
                "/v1beta1/project/neo-project/namespace/space/job/" + ServedProject.JOB));

    assertThat(answer.body())
        .contains(
            "\"dependsOnPast\":false",
            "\"delay\":\"0s\"",
            "\"metadata\":{\"resource\":null,\"airflow\":null}");
  }

  @Test
  void answersPings() throws Exception {
    HttpRequest.Builder ping =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/ping"));

    assertThat(server.send(ping).body()).isEqualTo("pong");
  }

  @Test
  void createsListsAndDeletesJobs() throws Exception {
    String jobs = "/v1beta1/project/neo-project/namespace/space/job";
    String spec =
        "{\"spec\":{\"version\":1,\"name\":\"second\",\"owner\":\"own\",\"startDate\":\"2021-05-25\","
            + "\"taskName\":\"probe\",\"windowSize\":\"24h\",\"windowOffset\":\"0\","
            + "\"windowTruncateTo\":\"d\",\"behavior\":{\"retry\":{\"delay\":\"1.5s\"},"
            + "\"notify\":[{\"on\":\"TYPE_FAILURE\",\"channels\":[\"slack://#c\"]}]}}}";

    assertThat(server.post(jobs, spec).body()).startsWith("{\"success\":true");
    assertThat(server.send(server.request(jobs)).body())
        .contains("\"name\":\"second\"", "\"delay\":\"1.500s\"", "\"on\":\"TYPE_FAILURE\"");
    assertThat(server.send(server.request(jobs + "/second").DELETE()).statusCode()).isEqualTo(200);
    assertThat(server.send(server.request(jobs + "/second")).statusCode()).isEqualTo(404);
  }
}
