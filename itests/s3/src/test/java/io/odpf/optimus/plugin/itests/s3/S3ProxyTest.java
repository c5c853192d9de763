// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The second S3 server behaves as the tests that use it believe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3ProxyTest {
  private static final byte[] ONE = "one".getBytes(UTF_8);

  private S3Proxy server;
  private S3Buckets buckets;

  @BeforeAll
  void start(@TempDir Path directory) {
    server = S3Proxy.start(Fixtures.cache().resolveSibling("s3proxy/classpath"), directory);
    buckets = server.buckets();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void sendsWhatIsPut() {
    buckets.make("plain");
    buckets.put("plain", "dir/a b+c=ü", ONE);

    assertThat(read(buckets.client(), "plain", "dir/a b+c=ü", "bytes=0-")).isEqualTo("one");
    assertThat(read(buckets.client(), "plain", "dir/a b+c=ü", "bytes=1-")).isEqualTo("ne");
  }

  @Test
  void refusesAWrongSecretAndAnUnknownKey() {
    buckets.make("refusing");
    buckets.put("refusing", "a", ONE);

    assertRefused(
        server.client(S3Proxy.ACCESS_KEY, "wrong"), "refusing", 403, "SignatureDoesNotMatch");
    assertRefused(
        server.client("AKIANOBODY0000000001", "wrong"), "refusing", 403, "InvalidAccessKeyId");
  }

  @Test
  void doesNotFindWhatIsNotThere() {
    buckets.make("empty");

    assertRefused(buckets.client(), "empty", 404, "NoSuchKey");
    assertRefused(buckets.client(), "nowhere", 404, "NoSuchBucket");
  }

  @Test
  void readsOnConditions() {
    buckets.make("conditional");
    buckets.put("conditional", "a", ONE);
    String tag = buckets.client().headObject(r -> r.bucket("conditional").key("a")).eTag();
    buckets.put("conditional", "a", "two".getBytes(UTF_8));

    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(
            () ->
                buckets
                    .client()
                    .getObjectAsBytes(r -> r.bucket("conditional").key("a").ifMatch(tag)))
        .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(412));
  }

  private static void assertRefused(S3Client client, String bucket, int status, String code) {
    assertThatExceptionOfType(S3Exception.class)
        .isThrownBy(() -> read(client, bucket, "a", "bytes=0-"))
        .satisfies(failure -> assertThat(failure.statusCode()).isEqualTo(status))
        .satisfies(failure -> assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code));
  }

  private static String read(S3Client client, String bucket, String key, String range) {
    return client.getObjectAsBytes(r -> r.bucket(bucket).key(key).range(range)).asUtf8String();
  }
}
