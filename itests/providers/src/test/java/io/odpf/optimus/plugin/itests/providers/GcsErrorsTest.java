// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The messages for unexpected objects, generations and buckets. */
@TestInstance(Lifecycle.PER_CLASS)
class GcsErrorsTest {
  private static final String VERSIONED = "versioned-plugins";
  private static final String PAYING = "paying-plugins";

  private final Machine machine = new Machine();
  private FakeGcs server;
  private GcsSource source;

  @TempDir private Path directory;

  @BeforeAll
  void start() {
    server = GcsSource.http(machine);
    source = new GcsSource(machine, server);
    server.makeBucket(GcsSource.BUCKET);
    server.makeVersionedBucket(VERSIONED);
    server.makeRequesterPaysBucket(PAYING);
  }

  @BeforeEach
  void forget() {
    server.forgetRequests();
  }

  @AfterAll
  void stop() {
    machine.close();
  }

  @Test
  void namesAMissingObjectAndAMissingBucket() throws Exception {
    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      assertFailure(
          failure(() -> provider.resolve(Item.at("no/such"))),
          Kind.NOT_FOUND,
          "no object gs://team-plugins/releases/no/such");
    }
    try (OpenProvider provider = open("no-such-bucket")) {
      assertFailure(
          failure(() -> provider.resolve(Item.at("no/such"))),
          Kind.NOT_FOUND,
          "no bucket 'no-such-bucket'");
    }
  }

  @Test
  void reportsAnAccountWithoutPermission() throws Exception {
    server.put(GcsSource.BUCKET, "releases/neo", new byte[10]);
    Map<String, Object> options =
        source.options(GcsSource.BUCKET, server.url(), server.deniedKey());

    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      ProviderException failure = failure(() -> provider.resolve(Item.at("neo")));

      assertThat(failure.kind()).isEqualTo(Kind.DENIED);
      assertThat(failure)
          .hasMessageStartingWith(
              "service account denied@test-project.iam.gserviceaccount.com may not read"
                  + " gs://team-plugins/releases/neo: ")
          .hasMessageContaining("storage.objects.get");
      assertThat(failure.hint()).contains("roles/storage.objectViewer");
    }
  }

  @Test
  void letsTheRequesterPayIfAProjectIsNamed() throws Exception {
    byte[] content = Contents.random(5000, 1);
    server.put(PAYING, "releases/neo", content);
    Map<String, Object> options = source.options(PAYING, server.url(), server.key());

    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      assertFailure(
          failure(() -> provider.resolve(Item.at("neo"))),
          Kind.INVALID,
          "the requester pays for reading gs://paying-plugins/releases/neo, and no project to bill is set");
    }
    Map<String, Object> other = Changed.with(options, "user_project", "other-project");
    try (OpenProvider provider = OpenProvider.of(source, other, directory)) {
      ProviderException failure = failure(() -> provider.resolve(Item.at("neo")));
      assertThat(failure.kind()).isEqualTo(Kind.DENIED);
      assertThat(failure.hint()).contains("user_project");
    }
    Map<String, Object> paid = Changed.with(options, "user_project", FakeGcs.PROJECT);
    try (OpenProvider provider = OpenProvider.of(source, paid, directory)) {
      assertThat(provider.fetch(Item.at("neo"))).isEqualTo(content);
    }
  }

  @Test
  void reportsAnObjectThatWasReplaced() throws Exception {
    long old = server.put(GcsSource.BUCKET, "releases/replaced", Contents.random(5000, 2));

    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      Artifact artifact = provider.resolve(Item.at("replaced"));
      server.put(GcsSource.BUCKET, "releases/replaced", Contents.random(5000, 3));

      assertFailure(
          failure(() -> provider.fetch(artifact, new RecordingSink())),
          Kind.CHANGED,
          "gs://team-plugins/releases/replaced was replaced or deleted: generation "
              + old
              + " is gone (the service answered 404)");
      assertThat(failure(() -> provider.resolve(Item.at("replaced"), old + "")).kind())
          .isEqualTo(Kind.CHANGED);
    }
  }

  @Test
  void deliversTheOldGenerationFromAVersionedBucket() throws Exception {
    byte[] content = Contents.random(50_000, 4);
    long old = server.put(VERSIONED, "releases/kept", content);
    server.put(VERSIONED, "releases/kept", Contents.random(5000, 5));

    try (OpenProvider provider = open(VERSIONED)) {
      RecordingSink whole = new RecordingSink();
      provider.fetch(provider.resolve(Item.at("kept"), old + ""), whole);
      RecordingSink resumed = RecordingSink.having(content, 20_000);
      provider.fetch(provider.resolve(Item.at("kept"), old + ""), resumed);

      assertThat(whole.content()).isEqualTo(content);
      assertThat(resumed.content()).isEqualTo(content);
      assertThat(resumed.restarts()).isZero();
      assertThat(provider.fetch(Item.at("kept").with(Map.of("generation", old))))
          .isEqualTo(content);
    }
  }

  @Test
  void reportsAGenerationThatWasDeleted() throws Exception {
    long old = server.put(VERSIONED, "releases/deleted", Contents.random(500, 6));
    server.put(VERSIONED, "releases/deleted", Contents.random(500, 7));
    server.delete(VERSIONED, "releases/deleted", old);

    try (OpenProvider provider = open(VERSIONED)) {
      assertThat(failure(() -> provider.resolve(Item.at("deleted"), old + "")).kind())
          .isEqualTo(Kind.CHANGED);
      assertFailure(
          failure(() -> provider.resolve(Item.at("deleted").with(Map.of("generation", old)))),
          Kind.NOT_FOUND,
          "no generation " + old + " of gs://versioned-plugins/releases/deleted");
    }
  }

  @Test
  void reportsTheServersDigestsOfTheBytes() throws Exception {
    byte[] content = Contents.random(70_000, 8);
    server.put(GcsSource.BUCKET, "releases/digests", content);

    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      Artifact artifact = provider.resolve(Item.at("digests"));

      assertThat(artifact.size()).hasValue(content.length);
      assertThat(artifact.digests())
          .contains(
              Digest.of(Digest.Algorithm.MD5, MessageDigest.getInstance("MD5").digest(content)));
    }
  }

  @Test
  void deliversACompressedObjectWithoutDecompression() throws Exception {
    byte[] stored = compressed(Contents.random(60_000, 9));
    server.putGzip(GcsSource.BUCKET, "releases/neo.tar", stored);

    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      Artifact artifact = provider.resolve(Item.at("neo.tar"));
      RecordingSink whole = new RecordingSink();
      provider.fetch(artifact, whole);
      RecordingSink resumed = RecordingSink.having(stored, 1000);
      provider.fetch(artifact, resumed);

      assertThat(whole.content()).isEqualTo(stored);
      assertThat(resumed.content()).isEqualTo(stored);
      assertThat(artifact.size()).hasValue(stored.length);
    }
  }

  @Test
  void asksAnUnavailableServiceOnce() throws Exception {
    server.put(GcsSource.BUCKET, "releases/busy", new byte[10]);

    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      for (String path : new String[] {"/token", "/storage/"}) {
        server.failNext(path, 503, 1);
        assertThat(failure(() -> provider.resolve(Item.at("busy"))).kind())
            .as(path)
            .isEqualTo(Kind.UNAVAILABLE);
      }
      assertThat(provider.resolve(Item.at("busy")).size()).hasValue(10);
      assertThat(server.requests()).as("two failures, then a token and an answer").hasSize(4);
    }
  }

  @Test
  void renewsTokensThatExpireOrAreRevoked() throws Exception {
    server.put(GcsSource.BUCKET, "releases/long", new byte[10]);

    try (OpenProvider provider = open(GcsSource.BUCKET)) {
      provider.resolve(Item.at("long"));
      server.revokeTokens();

      assertThat(provider.resolve(Item.at("long")).size()).hasValue(10);
      assertThat(server.requests().stream().filter(one -> one.path().equals("/token"))).hasSize(2);
    }
  }

  @Test
  void readsOnlyPublicBucketsAnonymously() throws Exception {
    server.makePublicBucket("public-plugins");
    byte[] content = Contents.random(500, 10);
    server.put("public-plugins", "neo", content);
    server.put(GcsSource.BUCKET, "neo", content);
    Map<String, Object> options = Map.of("endpoint", server.url(), "anonymous", true);

    try (OpenProvider provider =
        OpenProvider.of(source, Changed.with(options, "bucket", "public-plugins"), directory)) {
      assertThat(provider.fetch(Item.at("neo"))).isEqualTo(content);
    }
    try (OpenProvider provider =
        OpenProvider.of(source, Changed.with(options, "bucket", GcsSource.BUCKET), directory)) {
      ProviderException failure = failure(() -> provider.resolve(Item.at("neo")));
      assertThat(failure.kind()).isEqualTo(Kind.DENIED);
      assertThat(failure)
          .hasMessageStartingWith("gs://team-plugins/neo cannot be read without credentials: ");
    }
    assertThat(server.requests())
        .allMatch(
            request -> request.authorization().isEmpty() || request.authorization().equals("-"));
  }

  private OpenProvider open(String bucket) throws Exception {
    return OpenProvider.of(source, source.options(bucket, server.url(), server.key()), directory);
  }

  private static void assertFailure(ProviderException failure, Kind kind, String message) {
    assertThat(failure).hasMessage(message);
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.hint()).isNotBlank();
  }

  private static ProviderException failure(ThrowingCallable call) {
    return catchThrowableOfType(ProviderException.class, call);
  }

  private static byte[] compressed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
