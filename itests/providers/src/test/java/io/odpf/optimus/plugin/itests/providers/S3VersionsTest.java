// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.s3.Versitygw;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** Versions of objects, and the checksums that a store keeps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3VersionsTest {
  private static final String KEY = "neo/optimus-neo";
  private static final byte[] OLD = Contents.random(2000, 91);
  private static final byte[] NEW = Contents.random(3000, 92);

  private final Machine machine = new Machine();
  private Versitygw server;
  private S3Source source;
  private OpenProvider provider;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server =
        machine.runs(
            Versitygw.start(
                Machine.fixture("versitygw"), Machine.cache(), machine.directory("s3")));
    server.buckets().makeVersioned(S3Source.BUCKET);
    source =
        new S3Source(
            machine,
            server.buckets(),
            Map.of(
                "bucket",
                S3Source.BUCKET,
                "endpoint",
                server.url(),
                "service_account",
                S3Source.account(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY)));
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @BeforeEach
  void open() throws Exception {
    provider = OpenProvider.of(source, source.options(), directory);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private String put(byte[] content) {
    return server.buckets().put(S3Source.BUCKET, KEY, content).orElseThrow();
  }

  private static Item version(String id) {
    return Item.at(KEY).with(Map.of("version_id", id));
  }

  private ProviderException failure(Item item) {
    return catchThrowableOfType(ProviderException.class, () -> provider.fetch(item));
  }

  @Test
  void pinsTheLatestVersion() throws Exception {
    put(OLD);
    String latest = put(NEW);

    assertThat(provider.resolve(Item.at(KEY)).pin()).hasValue("version:" + latest);
  }

  @Test
  void fetchesAConfiguredOldVersion() throws Exception {
    String old = put(OLD);
    put(NEW);

    assertThat(provider.resolve(version(old)).pin()).hasValue("version:" + old);
    assertThat(provider.fetch(version(old))).isEqualTo(OLD);
  }

  @Test
  void reportsAVersionThatNeverExisted() {
    put(OLD);

    ProviderException failure = failure(version("01HZZZZZZZZZZZZZZZZZZZZZZZ"));

    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessageStartingWith("version 01HZZZZZZZZZZZZZZZZZZZZZZZ of s3://");
    assertThat(failure.hint()).contains("config.version_id");
  }

  @Test
  void reportsAPinnedVersionThatWasDeleted() throws Exception {
    String old = put(OLD);
    String pin = provider.resolve(Item.at(KEY)).pin().orElseThrow();
    put(NEW);
    server.buckets().delete(S3Source.BUCKET, KEY, old);

    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> provider.resolve(Item.at(KEY), pin));

    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure).hasMessageContaining("no longer exists");
  }

  @Test
  void findsTheVersionOfADeletedObject() throws Exception {
    String old = put(OLD);
    server.buckets().delete(S3Source.BUCKET, KEY);

    ProviderException failure = failure(Item.at(KEY));

    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(provider.fetch(version(old))).isEqualTo(OLD);
  }

  @ParameterizedTest
  @EnumSource(
      value = ChecksumAlgorithm.class,
      names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
  void aChecksumThatTheStoreKeepsIsADigest(ChecksumAlgorithm algorithm) throws Exception {
    server.buckets().put(S3Source.BUCKET, KEY, OLD, algorithm);

    Artifact artifact = provider.resolve(Item.at(KEY));

    assertThat(artifact.digests())
        .extracting(digest -> digest.algorithm().name())
        .containsExactly(algorithm.name().replace("_", ""));
    if (algorithm == ChecksumAlgorithm.SHA256) {
      assertThat(artifact.digests())
          .containsExactly(
              Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(OLD)));
    }
  }

  /**
   * Amazon's default for uploads without a checksum; Amazon's client computes it in native code.
   */
  @Test
  void acceptsACrc64NvmeAsADigest() throws Exception {
    server
        .buckets()
        .client()
        .putObject(
            put -> put.bucket(S3Source.BUCKET).key(KEY).checksumCRC64NVME("rosUhgp5mIg="),
            RequestBody.fromString("123456789"));

    assertThat(provider.resolve(Item.at(KEY)).digests())
        .containsExactly(new Digest(Digest.Algorithm.CRC64NVME, "ae8b14860a799888"));
  }

  @Test
  void reportsNoDigestForAnUploadInParts() throws Exception {
    S3Client client = server.buckets().client();
    String upload =
        client.createMultipartUpload(create -> create.bucket(S3Source.BUCKET).key(KEY)).uploadId();
    String part =
        client
            .uploadPart(
                put -> put.bucket(S3Source.BUCKET).key(KEY).uploadId(upload).partNumber(1),
                RequestBody.fromBytes(OLD))
            .eTag();
    client.completeMultipartUpload(
        complete ->
            complete
                .bucket(S3Source.BUCKET)
                .key(KEY)
                .uploadId(upload)
                .multipartUpload(
                    parts ->
                        parts.parts(CompletedPart.builder().partNumber(1).eTag(part).build())));

    Artifact artifact = provider.resolve(Item.at(KEY));

    assertThat(artifact.digests())
        .allMatch(digest -> digest.algorithm() == Digest.Algorithm.CRC64NVME);
    assertThat(provider.fetch(Item.at(KEY))).isEqualTo(OLD);
  }
}
