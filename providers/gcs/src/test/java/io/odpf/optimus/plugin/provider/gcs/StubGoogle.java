// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.Wire;
import io.odpf.optimus.plugin.provider.gcs.key.TestKeys;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A stub of Google's services with the object {@code gs://team/neo}, a token endpoint and a
 * metadata server. Can simulate every failure.
 */
final class StubGoogle implements Source {
  static final String TOKEN = "ya29.the-T0ken-that-nobody-may-see";
  static final byte[] CONTENT = "the bytes of a plugin".repeat(50).getBytes(StandardCharsets.UTF_8);
  static final long GENERATION = 17;
  static final Item NEO = Item.of("neo", CONTENT);

  private static final String METADATA = "/storage/v1/b/team/o/neo";
  private static final String MEDIA = "/download" + METADATA;
  private static final String MACHINE =
      "/computeMetadata/v1/instance/service-accounts/default/token";

  private final HttpTestServer server = HttpTestServer.start();
  private final Map<String, Object> options = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  StubGoogle() {
    options.put("bucket", "team");
    options.put("endpoint", server.uri("").toString());
    options.put("token_uris", List.of(tokenUri()));
    options.put("service_account", TestKeys.encoded(TestKeys.serviceAccount(tokenUri())));
    server.on("/token", json(200, token()));
    server.on(
        MACHINE,
        (request, wire) ->
            answer(
                wire, 200, token(), "Content-Type: application/json", "Metadata-Flavor: Google"));
    server.on(METADATA, json(200, description(CONTENT.length, crc32c(CONTENT))));
    server.on(MEDIA, (request, wire) -> media(wire, request, CONTENT));
  }

  HttpTestServer server() {
    return server;
  }

  String tokenUri() {
    return server.uri("/token").toString();
  }

  private static String token() {
    return "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
  }

  StubGoogle option(String name, Object value) {
    options.put(name, value);
    return this;
  }

  StubGoogle withoutAccount() {
    options.remove("service_account");
    return this;
  }

  StubGoogle variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  StubGoogle metadata(Answer answer) {
    server.on(METADATA, answer);
    return this;
  }

  StubGoogle media(Answer answer) {
    server.on(MEDIA, answer);
    return this;
  }

  StubGoogle token(Answer answer) {
    server.on("/token", answer);
    return this;
  }

  StubGoogle machine(Answer answer) {
    server.on(MACHINE, answer);
    return this;
  }

  OpenProvider open(Path directory) throws Exception {
    return OpenProvider.of(this, options, directory);
  }

  /** Resolves and fetches the object. */
  byte[] fetch(Path directory) throws Exception {
    try (OpenProvider provider = open(directory)) {
      RecordingSink sink = new RecordingSink();
      provider.fetch(provider.resolve(NEO), sink);
      return sink.content();
    }
  }

  /** Returns the number of requests to a path. */
  long requests(String path) {
    return server.requestLines().stream().filter(line -> line.contains(path)).count();
  }

  static Answer json(int status, String body, String... headers) {
    return (request, wire) -> {
      List<String> all = new ArrayList<>(List.of(headers));
      all.add("Content-Type: application/json; charset=UTF-8");
      answer(wire, status, body, all.toArray(String[]::new));
    };
  }

  /** Returns an error response of the JSON API. */
  static Answer refusal(int status, String reason, String message, String... headers) {
    return json(
        status,
        "{\"error\":{\"code\":"
            + status
            + ",\"message\":\""
            + message
            + "\",\"errors\":[{\"domain\":\"global\",\"reason\":\""
            + reason
            + "\"}]}}",
        headers);
  }

  /** Returns an error response of a token endpoint. */
  static Answer grantRefusal(int status, String error, String description, String... headers) {
    return json(
        status,
        "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}",
        headers);
  }

  /** Returns the object's metadata as the JSON API does. */
  static String description(long size, String crc32c) {
    return "{\"kind\":\"storage#object\",\"name\":\"neo\",\"bucket\":\"team\",\"generation\":\""
        + GENERATION
        + "\",\"size\":\""
        + size
        + "\",\"crc32c\":\""
        + crc32c
        + "\"}";
  }

  static String crc32c(byte[] content) {
    CRC32C crc = new CRC32C();
    crc.update(content);
    return Base64.getEncoder()
        .encodeToString(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** Responds with the object, or with the requested range of it. */
  static void media(Wire wire, HttpTestServer.Request request, byte[] content) throws IOException {
    String range = request.header("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    wire.head(
        range == null ? 200 : 206,
        "Content-Length: " + (content.length - from),
        "Content-Range: bytes " + from + "-" + (content.length - 1) + "/" + content.length,
        "X-Goog-Generation: " + GENERATION,
        "X-Goog-Hash: crc32c=" + crc32c(content),
        "X-Goog-Stored-Content-Encoding: identity");
    wire.send(content, from, content.length - from);
  }

  private static void answer(Wire wire, int status, String body, String... headers)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Content-Length: " + bytes.length);
    wire.head(status, all.toArray(String[]::new)).send(bytes);
  }

  @Override
  public ProviderFactory factory() {
    return new GcsProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return options;
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public Map<String, Object> missingContainer() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Item publish(String path, byte[] content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    server.close();
  }
}
