// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from stores that ignore parts of a request. */
class S3FetchTest {
  private static final String CONTENT = "0123456789";
  private static final String TAG = "ETag: \"tag\"";
  private static final Item ITEM = Item.at(S3Answers.KEY);

  @TempDir Path directory;
  private S3Answers store;

  @BeforeEach
  void start() {
    store = new S3Answers(directory).object(S3FetchTest::whole);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private static void whole(
      HttpTestServer.Request request, io.odpf.optimus.plugin.itests.servers.Wire wire)
      throws java.io.IOException {
    wire.head(200, TAG, "Content-Length: " + CONTENT.length());
    if (!request.method().equals("HEAD")) {
      wire.send(CONTENT);
    }
  }

  private Artifact resolved() throws Exception {
    try (OpenProvider provider = store.open()) {
      return provider.resolve(ITEM);
    }
  }

  private RecordingSink fetched(Artifact artifact, RecordingSink sink) throws Exception {
    try (OpenProvider provider = store.open()) {
      provider.fetch(artifact, sink);
    }
    return sink;
  }

  private static RecordingSink having(int bytes) {
    return RecordingSink.having(CONTENT.getBytes(StandardCharsets.US_ASCII), bytes);
  }

  @Test
  void bindsEveryRequestToThePin() throws Exception {
    fetched(resolved(), new RecordingSink());

    HttpTestServer.Request request = store.server().lastRequest();
    assertThat(request.header("If-Match")).isEqualTo("\"tag\"");
    assertThat(request.header("Authorization")).contains(";if-match;", "Credential=AKIA");
  }

  @Test
  void bindsTheRestOfAFileToThePin() throws Exception {
    Artifact artifact = resolved();
    store.object(
        (request, wire) ->
            wire.head(206, TAG, "Content-Range: bytes 4-9/10", "Content-Length: 6").send("456789"));

    RecordingSink sink = fetched(artifact, having(4));

    assertThat(sink.content()).asString(StandardCharsets.US_ASCII).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
    assertThat(store.server().lastRequest().header("Range")).isEqualTo("bytes=4-");
    assertThat(store.server().lastRequest().header("If-Match")).isEqualTo("\"tag\"");
  }

  @Test
  void restartsAtAStoreWithoutRanges() throws Exception {
    RecordingSink sink = fetched(resolved(), having(4));

    assertThat(sink.content()).asString(StandardCharsets.US_ASCII).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-9/10", "bytes 4-8/10", "bytes 4-9/*", "nonsense"})
  void refusesARangeThatWasNotRequested(String range) throws Exception {
    Artifact artifact = resolved();
    store.object(
        (request, wire) -> {
          if (request.header("Range") == null) {
            whole(request, wire);
          } else {
            wire.head(206, TAG, "Content-Range: " + range, "Content-Length: 6").send("xxxxxx");
          }
        });

    assertThat(fetched(artifact, having(4)).content())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(CONTENT);
  }

  @Test
  void restartsIfTheRangeIsNotSatisfiable() throws Exception {
    Artifact known = resolved();
    Artifact artifact =
        new Artifact(
            known.request(),
            known.pin(),
            known.version(),
            java.util.OptionalLong.empty(),
            List.of());
    store.object(
        (request, wire) -> {
          if (request.header("Range") == null) {
            whole(request, wire);
          } else {
            wire.head(416, "Content-Range: bytes */10", "Content-Length: 0");
          }
        });

    assertThat(fetched(artifact, RecordingSink.having(new byte[20], 20)).content())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(CONTENT);
  }

  @ParameterizedTest
  @CsvSource({
    "ETag: \"other\", 'its ETag is \"other\", not \"tag\"'",
    "Server: x, 'its ETag is not told, not \"tag\"'",
  })
  void verifiesTheTagIfAStoreIgnoresConditions(String header, String difference) throws Exception {
    Artifact artifact = resolved();
    store.object(
        (request, wire) -> wire.head(200, header, "Content-Length: 10").send("abcdefghij"));
    RecordingSink sink = new RecordingSink();

    ProviderException failure = store.failure(artifact, sink);

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure).hasMessageEndingWith(" changed since it was resolved: " + difference);
    assertThat(sink.content()).isEmpty();
  }

  @Test
  void reportsAnObjectOfAnotherLengthAsAChange() throws Exception {
    Artifact artifact = resolved();
    store.object((request, wire) -> wire.head(200, TAG, "Content-Length: 9").send("012345678"));

    ProviderException failure = store.failure(artifact, new RecordingSink());

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure).hasMessageEndingWith("it has 9 bytes, not 10");
  }

  @Test
  void announcesTheLengthBeforeTheFirstByte() throws Exception {
    store.object(
        (request, wire) -> {
          wire.head(200, TAG, "Content-Length: 5368709120");
          if (!request.method().equals("HEAD")) {
            wire.send("begin").reset();
          }
        });
    Artifact artifact = resolved();
    RecordingSink sink = new RecordingSink();

    assertThat(artifact.size()).hasValue(5_368_709_120L);
    assertThat(store.failure(artifact, sink).kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(sink.expected()).isEqualTo(5_368_709_120L);
  }

  @Test
  void deliversAnEncodedObjectWithoutDecoding() throws Exception {
    store.object(
        (request, wire) -> {
          wire.head(200, TAG, "Content-Encoding: gzip", "Content-Length: 5");
          if (!request.method().equals("HEAD")) {
            wire.send("coded");
          }
        });

    assertThat(fetched(resolved(), new RecordingSink()).content())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo("coded");
    assertThat(store.server().lastRequest().header("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void requestsTheFirstByteIfHeadIsNotSupported() throws Exception {
    store.object(
        (request, wire) -> {
          if (request.method().equals("HEAD")) {
            wire.head(405, "Content-Length: 0");
          } else {
            wire.head(206, TAG, "Content-Range: bytes 0-0/10", "Content-Length: 1").send("0");
          }
        });

    assertThat(resolved().size()).hasValue(10);
    assertThat(resolved().pin()).hasValue("etag:\"tag\"");
  }

  @Test
  void acceptsAnEndpointWithAPathAndAnyCharacterInAKey() throws Exception {
    store.server().on("/store/team-plugins/re%20leases/a%2Bb/~x%25", S3FetchTest::whole);
    Map<String, Object> options =
        Changed.with(
            Changed.with(store.options(), "endpoint", store.server().uri("/store/") + ""),
            "prefix",
            "re leases");

    try (OpenProvider provider = store.open(options)) {
      assertThat(provider.resolve(Item.at("a+b/~x%")).size()).hasValue(10);
    }
  }

  @Test
  void leavesNoConnection() throws Exception {
    fetched(resolved(), new RecordingSink());
    store.error(403, "AccessDenied", "Access Denied", "");
    store.failure();

    io.odpf.optimus.plugin.itests.process.Eventually.until(
        () -> store.server().openConnections() + " connections are open",
        () -> store.server().openConnections() == 0);
  }
}
