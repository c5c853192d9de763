// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads, including damaged, interrupted and mismatched ones. */
class GcsDownloadTest {
  private static final byte[] CONTENT = StubGoogle.CONTENT;
  private static final int HALF = CONTENT.length / 2;

  @TempDir Path directory;
  @AutoClose private final StubGoogle google = new StubGoogle();

  @Test
  void resolvesToGenerationSizeAndDigests() throws Exception {
    google.metadata(
        StubGoogle.json(
            200,
            StubGoogle.description(CONTENT.length, StubGoogle.crc32c(CONTENT))
                .replace("}", ",\"md5Hash\":\"XUFAKrxLKna5cZ2REBfFkg==\"}")));

    try (OpenProvider provider = google.open(directory)) {
      Artifact artifact = provider.resolve(StubGoogle.NEO);

      assertThat(artifact.pin()).contains("17");
      assertThat(artifact.size()).hasValue(CONTENT.length);
      assertThat(artifact.digests())
          .extracting(Digest::algorithm)
          .containsExactly(Digest.Algorithm.CRC32C, Digest.Algorithm.MD5);
      assertThat(artifact.digests().get(1).hex()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
    }
  }

  @Test
  void resolvesAComposedObjectWithoutMd5() throws Exception {
    try (OpenProvider provider = google.open(directory)) {
      assertThat(provider.resolve(StubGoogle.NEO).digests())
          .extracting(Digest::algorithm)
          .containsExactly(Digest.Algorithm.CRC32C);
    }
  }

  @Test
  void requestsThePinnedGenerationWithoutDecompression() throws Exception {
    assertThat(google.fetch(directory)).isEqualTo(CONTENT);

    assertThat(google.server().lastRequest().target())
        .contains("generation=17")
        .contains("alt=media");
    assertThat(google.server().lastRequest().header("Accept-Encoding")).isEqualTo("gzip");
  }

  @Test
  void billsTheProjectForEveryRequest() throws Exception {
    google.option("user_project", "payer").fetch(directory);

    assertThat(google.server().requestLines())
        .filteredOn(line -> line.contains("/storage/"))
        .hasSize(2)
        .allMatch(line -> line.contains("userProject=payer"));
  }

  @Test
  void resumesAnInterruptedDownload() throws Exception {
    RecordingSink sink = fetchInto(RecordingSink.having(CONTENT, HALF));

    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isZero();
    assertThat(google.server().lastRequest().header("Range")).isEqualTo("bytes=" + HALF + "-");
  }

  @Test
  void restartsIfTheServerIgnoresTheRange() throws Exception {
    google.media(
        (request, wire) -> wire.head(200, "Content-Length: " + CONTENT.length).send(CONTENT));

    RecordingSink sink = fetchInto(RecordingSink.having(CONTENT, HALF));

    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isEqualTo(1);
  }

  @Test
  void restartsIfTheRangeIsNotSatisfiable() throws Exception {
    google.media(
        (request, wire) -> {
          if (request.header("Range") == null) {
            StubGoogle.media(wire, request, CONTENT);
          } else {
            wire.answer(416, "text/plain", "no such range");
          }
        });

    RecordingSink sink = fetchInto(RecordingSink.having(CONTENT, HALF));

    assertThat(sink.content()).isEqualTo(CONTENT);
    assertThat(sink.restarts()).isEqualTo(1);
  }

  @Test
  void detectsDamageByTheChecksumInTheResponse() throws Exception {
    byte[] damaged = CONTENT.clone();
    damaged[HALF] ^= 1;
    google.media(
        (request, wire) ->
            wire.head(
                    200,
                    "Content-Length: " + CONTENT.length,
                    "X-Goog-Hash: crc32c=" + StubGoogle.crc32c(CONTENT) + ",md5=AAAA")
                .send(damaged));
    RecordingSink sink = new RecordingSink();

    ProviderException failure = failure(sink);

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure)
        .hasMessageStartingWith("gs://team/neo was damaged in transfer: its crc32c is ");
    assertThat(sink.content()).as("is fetched anew").isEmpty();
    assertThat(google.requests("alt=media")).isEqualTo(1);
  }

  @Test
  void refusesAnotherGeneration() throws Exception {
    google.media(
        (request, wire) ->
            wire.head(200, "Content-Length: " + CONTENT.length, "X-Goog-Generation: 18")
                .send(CONTENT));
    RecordingSink sink = new RecordingSink();

    ProviderException failure = failure(sink);

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure)
        .hasMessage(
            "gs://team/neo was replaced or deleted: generation 17 is gone (the server sent another"
                + " one)");
    assertThat(sink.content()).isEmpty();
  }

  @Test
  void deliversACompressedObjectWithoutDecompression() throws Exception {
    byte[] stored = compressed();
    google.metadata(
        StubGoogle.json(200, StubGoogle.description(stored.length, StubGoogle.crc32c(stored))));
    google.media(coded(stored, "gzip", "gzip"));

    assertThat(google.fetch(directory)).isEqualTo(stored);
  }

  @Test
  void refusesAnObjectThatAProxyCompressedOrDecompressed() throws Exception {
    google.media(coded(compressed(), "gzip", "identity"));
    ProviderException compressed = failure(new RecordingSink());
    google.media(coded(CONTENT, "identity", "gzip"));
    ProviderException decompressed = failure(new RecordingSink());

    assertThat(List.of(compressed.kind(), decompressed.kind())).containsOnly(Kind.INVALID);
    assertThat(compressed)
        .hasMessage(
            "gs://team/neo is not delivered as stored: it is stored with the encoding 'identity'"
                + " and was sent with 'gzip'");
    assertThat(decompressed)
        .hasMessage(
            "gs://team/neo is not delivered as stored: it is stored with the encoding 'gzip' and"
                + " was sent with 'identity'");
  }

  @Test
  void leavesResumingToTheManager() throws Exception {
    google.media(
        (request, wire) ->
            wire.head(200, "Content-Length: " + CONTENT.length).send(CONTENT, 0, HALF).close());
    RecordingSink sink = new RecordingSink();

    ProviderException failure = failure(sink);

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(sink.content()).hasSize(HALF);
    assertThat(google.requests("alt=media")).isEqualTo(1);
  }

  private static Answer coded(byte[] body, String sent, String stored) {
    return (request, wire) ->
        wire.head(
                200,
                "Content-Length: " + body.length,
                "Content-Encoding: " + sent,
                "X-Goog-Stored-Content-Encoding: " + stored)
            .send(body);
  }

  private static byte[] compressed() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(CONTENT);
    }
    return bytes.toByteArray();
  }

  private RecordingSink fetchInto(RecordingSink sink) throws Exception {
    try (OpenProvider provider = google.open(directory)) {
      provider.fetch(provider.resolve(StubGoogle.NEO), sink);
    }
    return sink;
  }

  private ProviderException failure(RecordingSink sink) {
    return catchThrowableOfType(ProviderException.class, () -> fetchInto(sink));
  }
}
