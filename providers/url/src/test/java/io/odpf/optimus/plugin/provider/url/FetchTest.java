// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static io.odpf.optimus.plugin.provider.url.UrlFixture.artifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class FetchTest {
  private static final String DATE = "Wed, 21 Oct 2015 07:28:00 GMT";
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(3).nextBytes(CONTENT);
  }

  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private final UrlFixture fixture = new UrlFixture();

  @Test
  void deliversEverything() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"a\"", DATE));
    RecordingSink sink = fetch("etag:\"a\"", new RecordingSink());
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.expected()).isEqualTo(CONTENT.length);
    assertThat(server.lastRequest().header("If-Match")).isEqualTo("\"a\"");
    assertThat(server.requestLines()).containsExactly("GET /f");
  }

  @Test
  void deliversFilesOfAnyLength() throws Exception {
    for (int length : new int[] {0, 1, 511, 512, 513}) {
      byte[] content = java.util.Arrays.copyOf(CONTENT, length);
      server.on("/f", new ServedFile(content, null, null));
      assertThat(fetch(null, new RecordingSink()).content()).isEqualTo(content);
    }
  }

  @Test
  void resumesWhatTheEtagNames() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"a\"", DATE));
    RecordingSink sink = fetch("etag:\"a\"", RecordingSink.having(CONTENT, 100_000));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
    assertThat(sink.expected()).isEqualTo(CONTENT.length);
    assertThat(server.lastRequest().header("Range")).isEqualTo("bytes=100000-");
    assertThat(server.lastRequest().header("If-Range")).isEqualTo("\"a\"");
  }

  @Test
  void resumesWhatTheDateNames() throws Exception {
    server.on("/f", new ServedFile(CONTENT, null, DATE));
    String pin = "modified:" + DATE + ";size=" + CONTENT.length;
    RecordingSink sink = fetch(pin, RecordingSink.having(CONTENT, 7));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
    assertThat(server.lastRequest().header("If-Range")).isEqualTo(DATE);
  }

  @Test
  void neverResumesWithoutAPin() throws Exception {
    server.on("/f", new ServedFile(CONTENT, null, null));
    RecordingSink sink = fetch(null, RecordingSink.having(new byte[10], 10));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(server.lastRequest().headers()).doesNotContainKey("range");
  }

  @Test
  void resumesATruncatedBody() throws Exception {
    AtomicReference<Answer> answer =
        new AtomicReference<>(
            (request, wire) -> {
              wire.head(200, "ETag: \"a\"", "Content-Length: " + CONTENT.length)
                  .send(CONTENT, 0, 200_000);
              wire.close();
            });
    server.on("/f", (request, wire) -> answer.get().to(request, wire));
    RecordingSink sink = new RecordingSink();
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> fetch("etag:\"a\"", sink));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("of 300000 bytes");
    assertThat(sink.received()).isEqualTo(200_000);
    answer.set(new ServedFile(CONTENT, "\"a\"", DATE));
    assertThat(fetch("etag:\"a\"", sink).content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
  }

  @Test
  void reportsAChangeIfTheServerRefusesTheCondition() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"b\"", DATE));
    for (int had : new int[] {0, 10}) {
      RecordingSink sink = RecordingSink.having(CONTENT, had);
      assertThat(failure("etag:\"a\"", sink).kind()).isEqualTo(Kind.CHANGED);
      assertThat(sink.received()).isEqualTo(had);
    }
  }

  @Test
  void detectsAChangeIfTheServerIgnoresConditions() throws Exception {
    server.on("/f", ignoringConditions("\"b\""));
    for (int had : new int[] {0, 10}) {
      ProviderException failure = failure("etag:\"a\"", RecordingSink.having(CONTENT, had));
      assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
      assertThat(failure).hasMessageContaining("its ETag is \"b\", not \"a\"");
    }
  }

  @Test
  void appendsNoRangeOfAnotherVersion() throws Exception {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(
                    206,
                    "ETag: \"b\"",
                    "Content-Range: bytes 10-299999/300000",
                    "Content-Length: 299990")
                .send(new byte[299_990]));
    RecordingSink sink = RecordingSink.having(CONTENT, 10);
    assertThat(failure("etag:\"a\"", sink).kind()).isEqualTo(Kind.CHANGED);
    assertThat(sink.received()).isEqualTo(10);
  }

  @Test
  void restartsIfTheServerIgnoresRanges() throws Exception {
    server.on("/f", ignoringConditions("\"a\""));
    RecordingSink sink = fetch("etag:\"a\"", RecordingSink.having(new byte[10], 10));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isEqualTo(1);
  }

  @Test
  void appendsNoWrongRange() throws Exception {
    String[][] ranges = {
      {"Content-Range: bytes 0-299989/300000"},
      {"Content-Range: bytes 11-299999/300000"},
      {"Content-Range: bytes 10-200000/300000"},
      {"Content-Range: bytes 10-299999/*"},
      {"Content-Range: bytes */300000"},
      {"Content-Range: lines 10-299999/300000"},
      {"Content-Type: multipart/byteranges; boundary=x"},
    };
    for (String[] range : ranges) {
      Answer whole = new ServedFile(CONTENT, "\"a\"", DATE);
      server.on(
          "/f",
          (request, wire) -> {
            if (request.header("Range") == null) {
              whole.to(request, wire);
            } else {
              wire.head(206, "ETag: \"a\"", range[0], "Content-Length: 299990")
                  .send(new byte[299_990]);
            }
          });
      RecordingSink sink = fetch("etag:\"a\"", RecordingSink.having(CONTENT, 10));
      assertThat(sink.content()).as(range[0]).isEqualTo(CONTENT);
      assertThat(sink.restarts()).isEqualTo(1);
    }
  }

  @Test
  void appendsNoRangeOfAnotherTotal() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"a\"", DATE));
    Artifact shorter =
        new Artifact(
            UrlFixture.request("f"),
            Optional.of("etag:\"a\""),
            Optional.empty(),
            OptionalLong.of(200_000),
            List.of());
    ProviderException failure =
        catchThrowableOfType(
            ProviderException.class,
            () ->
                fixture.provider(server.uri("")).fetch(shorter, RecordingSink.having(CONTENT, 10)));
    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure).hasMessageContaining("it has 300000 bytes, not 200000");
  }

  @Test
  void acceptsACompleteDownload() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"a\"", DATE));
    RecordingSink sink = fetch("etag:\"a\"", RecordingSink.having(CONTENT, CONTENT.length));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
  }

  @Test
  void restartsBeyondTheEnd() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"a\"", DATE));
    RecordingSink sink = fetch("etag:\"a\"", RecordingSink.having(new byte[400_000], 400_000));
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isEqualTo(1);
  }

  /** Fetches an artifact that was resolved with a length. */
  private ProviderException failureOfLength(long length) {
    Artifact resolved =
        new Artifact(
            UrlFixture.request("f"),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(length),
            List.of());
    return catchThrowableOfType(
        ProviderException.class,
        () -> fixture.provider(server.uri("")).fetch(resolved, new RecordingSink()));
  }

  @Test
  void anotherLengthThanResolvedIsAChange() throws Exception {
    server.on("/f", new ServedFile(CONTENT, null, null));
    assertThat(failureOfLength(5).kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void reportsALengthThatTheLastChunkContradicts() {
    server.on(
        "/f",
        (request, wire) ->
            wire.head(200, "Transfer-Encoding: chunked").send("3\r\nabc\r\n0\r\n\r\n"));
    assertThat(failureOfLength(4).kind()).isEqualTo(Kind.CHANGED);
  }

  @Test
  void namesTheNewVersionInTheResponse() throws Exception {
    server.on("/f", new ServedFile(CONTENT, "\"b\"", DATE));
    RecordingSink sink = RecordingSink.having(new byte[10], 10);
    Artifact artifact =
        fixture.provider(server.uri("")).fetchCurrent(UrlFixture.request("f"), sink);
    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(artifact.pin()).hasValue("etag:\"b\"");
    assertThat(artifact.size()).hasValue(CONTENT.length);
    assertThat(server.requestLines()).containsExactly("GET /f");
    assertThat(server.lastRequest().headers())
        .doesNotContainKeys("if-match", "if-none-match", "if-range", "range");
  }

  @Test
  void endsAnInterruptedFetch() throws Exception {
    server.on(
        "/f", (request, wire) -> wire.head(200, "Content-Length: 9").send(new byte[3]).stall());
    Throwable[] failure = new Throwable[1];
    Thread thread =
        new Thread(
            () -> {
              try {
                fetch(null, new RecordingSink());
              } catch (Throwable expected) {
                failure[0] = expected;
              }
            });
    thread.start();
    while (server.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join();
    assertThat(failure[0]).isInstanceOf(InterruptedException.class);
  }

  @Test
  void distinguishesMissingFilesFromBusyServers() throws Exception {
    assertThat(failure(null, new RecordingSink()).kind()).isEqualTo(Kind.NOT_FOUND);
    server.on("/f", (request, wire) -> wire.head(503, "Content-Length: 0"));
    assertThat(failure(null, new RecordingSink()).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  private static Answer ignoringConditions(String etag) {
    return (request, wire) ->
        wire.head(200, "ETag: " + etag, "Content-Length: " + CONTENT.length).send(CONTENT);
  }

  private RecordingSink fetch(String pin, RecordingSink sink) throws Exception {
    fixture.provider(server.uri("")).fetch(artifact("f", pin), sink);
    return sink;
  }

  private ProviderException failure(String pin, RecordingSink sink) {
    return catchThrowableOfType(ProviderException.class, () -> fetch(pin, sink));
  }
}
