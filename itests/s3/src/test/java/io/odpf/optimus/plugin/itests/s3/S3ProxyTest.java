// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verifies S3Proxy with Amazon's client. */
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
  void returnsStoredObjects() {
    buckets.make("plain");
    buckets.put("plain", "dir/a b+c=ü", ONE);

    Reading reading = new Reading(buckets.client(), "plain");
    assertThat(reading.text(request -> request.key("dir/a b+c=ü"))).isEqualTo("one");
    assertThat(reading.text(request -> request.key("dir/a b+c=ü").range("bytes=1-")))
        .isEqualTo("ne");
  }

  @Test
  void refusesAWrongSecretAndAnUnknownKey() {
    buckets.make("refusing");
    buckets.put("refusing", "a", ONE);

    new Reading(server.client(S3Proxy.ACCESS_KEY, "wrong"), "refusing")
        .isRefused(403, "SignatureDoesNotMatch");
    new Reading(server.client("AKIANOBODY0000000001", "wrong"), "refusing")
        .isRefused(403, "InvalidAccessKeyId");
  }

  @Test
  void reportsAMissingObject() {
    buckets.make("empty");

    new Reading(buckets.client(), "empty").isRefused(404, "NoSuchKey");
    new Reading(buckets.client(), "nowhere").isRefused(404, "NoSuchBucket");
  }

  @Test
  void honoursConditionsOfReads() {
    buckets.make("conditional");
    buckets.put("conditional", "a", ONE);
    String tag = buckets.client().headObject(r -> r.bucket("conditional").key("a")).eTag();
    buckets.put("conditional", "a", "two".getBytes(UTF_8));

    new Reading(buckets.client(), "conditional").isAnswered(412, request -> request.ifMatch(tag));
  }
}
