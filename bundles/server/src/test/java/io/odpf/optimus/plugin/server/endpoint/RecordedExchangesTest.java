// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.server.JobServers;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exchanges that were recorded with a server of version 0.4.0. Those that this server means to
 * answer otherwise have their answers here.
 */
class RecordedExchangesTest {
  /** The values that differ from run to run. */
  private static final Set<String> VARYING =
      Set.of("EXECUTION_TIME", "executedAt", "updatedAt", "digest");

  /** The status and the beginning of the body of our own answers. */
  private static final Map<String, List<String>> OWN =
      Map.of(
          "enum name of the v1 era", List.of("200", "{\"project\":{\"name\":\"neo-project\""),
          "unknown path",
              List.of("400", "{\"code\":3,\"message\":\"the request has no scheduled_at"),
          "run_input before any run is registered", List.of("200", "{\"envs\":{\"DEND\""),
          "window bad size",
              List.of("400", "{\"code\":3,\"message\":\"error validating size: failed"),
          "wrong method",
              List.of("501", "{\"code\":12,\"message\":\"Method Not Allowed\",\"details\":[]}"));

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

  @TestFactory
  Stream<DynamicTest> answersAsRecorded() throws Exception {
    JsonArray exchanges = recorded();
    JsonElement first = exchanges.get(0).getAsJsonObject().get("response");
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonElement element : exchanges) {
      JsonObject exchange = element.getAsJsonObject();
      String name = exchange.get("case").getAsString();
      tests.add(DynamicTest.dynamicTest(name, () -> repeat(name, exchange, first)));
    }
    return tests.stream();
  }

  private static JsonArray recorded() throws Exception {
    try (Reader file =
        new InputStreamReader(
            JobServers.class.getResourceAsStream("rest-v0.4.0.json"), StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(file).getAsJsonArray();
    }
  }

  private static void repeat(String name, JsonObject exchange, JsonElement first) throws Exception {
    HttpResponse<String> answer = server.send(request(exchange));
    if (OWN.containsKey(name)) {
      assertThat(answer.statusCode() + "").isEqualTo(OWN.get(name).get(0));
      assertThat(answer.body()).startsWith(OWN.get(name).get(1));
      return;
    }
    JsonElement expected = exchange.get("response");
    if (expected.isJsonPrimitive() && expected.getAsString().equals("same")) {
      expected = first;
    }
    assertThat(answer.statusCode()).isEqualTo(exchange.get("http_status").getAsInt());
    assertThat(fixed(JsonParser.parseString(answer.body()))).isEqualTo(fixed(expected.deepCopy()));
    assertThat(answer.headers().firstValue("Grpc-Metadata-Content-Type").isPresent())
        .isEqualTo(answer.statusCode() == 200);
  }

  private static HttpRequest.Builder request(JsonObject exchange) {
    String path = exchange.get("path").getAsString().substring("/api".length());
    JsonElement body = exchange.get("body");
    return server
        .request(path)
        .method(
            exchange.get("method").getAsString(),
            body.isJsonNull()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body.getAsString()));
  }

  /** Removes what differs from run to run, and the secret that the job needs. */
  private static JsonElement fixed(JsonElement json) {
    if (json.isJsonArray()) {
      JsonArray kept = new JsonArray();
      for (JsonElement item : json.getAsJsonArray()) {
        boolean needed = item.isJsonObject() && isText(item.getAsJsonObject(), "api_key");
        if (!needed) {
          kept.add(fixed(item));
        }
      }
      return kept;
    }
    if (json.isJsonObject()) {
      JsonObject object = json.getAsJsonObject();
      VARYING.forEach(object::remove);
      if (isText(object, "EXECUTION_TIME")) {
        object.remove("value");
      }
      for (String name : Set.copyOf(object.keySet())) {
        object.add(name, fixed(object.get(name)));
      }
    }
    return json;
  }

  private static boolean isText(JsonObject object, String name) {
    return object.has("name")
        && object.get("name").isJsonPrimitive()
        && object.get("name").getAsString().equals(name);
  }
}
