// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Verifies versitygw with Amazon's client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersitygwTest {
  private static final byte[] ONE = "one".getBytes(UTF_8);
  private static final byte[] TWO = "two".getBytes(UTF_8);

  private Path directory;
  private Versitygw server;
  private S3Buckets buckets;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    server = Versitygw.start(Fixtures.sources("versitygw"), Fixtures.cache(), made("plain"));
    buckets = server.buckets();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void refusesAWrongSecretAndAnUnknownKey() {
    buckets.make("refusing");
    buckets.put("refusing", "a", ONE);

    new Reading(server.client(Versitygw.ACCESS_KEY, "wrong"), "refusing")
        .isRefused(403, "SignatureDoesNotMatch");
    new Reading(server.client("AKIANOBODY0000000001", "wrong"), "refusing")
        .isRefused(403, "InvalidAccessKeyId");
  }

  @Test
  void refusesASignatureForAnotherRegion() {
    buckets.make("regional");
    S3Client elsewhere =
        new S3Clients(server.url(), "eu-central-1", Optional.empty())
            .with(AwsBasicCredentials.create(Versitygw.ACCESS_KEY, Versitygw.SECRET_KEY));

    new Reading(elsewhere, "regional").isRefused(400, "AuthorizationHeaderMalformed");
  }

  @Test
  void acceptsSignaturesForTheChosenRegion() throws Exception {
    try (Versitygw other =
        Versitygw.start(
            Fixtures.sources("versitygw"), Fixtures.cache(), made("apart"), "eu-central-1")) {
      other.buckets().make("regional");
      other.buckets().put("regional", "a", ONE);

      assertThat(new Reading(other.buckets().client(), "regional").text()).isEqualTo("one");
    }
  }

  @Test
  void letsUsersReadWhatPoliciesAllow() {
    buckets.make("shared");
    buckets.put("shared", "a", ONE);
    Reading user =
        new Reading(server.client(Versitygw.USER_ACCESS_KEY, Versitygw.USER_SECRET_KEY), "shared");
    user.isRefused(403, "AccessDenied");

    buckets.letRead("shared", Versitygw.USER_ACCESS_KEY);

    assertThat(user.text()).isEqualTo("one");
  }

  @Test
  void letsEverybodyReadAPublicBucket() throws Exception {
    buckets.makePublic("public");
    buckets.make("private");
    buckets.put("public", "dir/a b", ONE);
    buckets.put("private", "a", ONE);

    assertThat(unsigned("/public/dir/a%20b").body()).isEqualTo("one");
    assertThat(unsigned("/private/a").statusCode()).isEqualTo(403);
    assertThat(unsigned("/nowhere/a").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsVersions() {
    buckets.makeVersioned("versioned");
    String first = buckets.put("versioned", "a", ONE).orElseThrow();
    String second = buckets.put("versioned", "a", TWO).orElseThrow();

    assertThat(buckets.client().listObjectVersions(r -> r.bucket("versioned")).versions())
        .extracting(ObjectVersion::versionId)
        .containsExactly(second, first);
    Reading reading = new Reading(buckets.client(), "versioned");
    assertThat(reading.text()).isEqualTo("two");
    assertThat(reading.text(request -> request.versionId(first))).isEqualTo("one");

    buckets.delete("versioned", "a");
    reading.isRefused(404, "NoSuchKey");
    assertThat(reading.text(request -> request.versionId(second))).isEqualTo("two");

    buckets.delete("versioned", "a", first);
    reading.isRefused(404, "NoSuchVersion", request -> request.versionId(first));
  }

  @Test
  void honoursConditionsOfReads() {
    buckets.make("conditional");
    buckets.put("conditional", "a", ONE);
    Reading reading = new Reading(buckets.client(), "conditional");
    String tag = buckets.client().headObject(r -> r.bucket("conditional").key("a")).eTag();

    reading.isAnswered(304, request -> request.ifNoneMatch(tag));
    buckets.put("conditional", "a", TWO);
    reading.isAnswered(412, request -> request.ifMatch(tag));
  }

  @Test
  void storesChecksumsAndSendsRanges() throws Exception {
    buckets.make("checked");
    buckets.put("checked", "a", ONE, ChecksumAlgorithm.SHA256);

    assertThat(
            buckets
                .client()
                .headObject(r -> r.bucket("checked").key("a").checksumMode(ChecksumMode.ENABLED))
                .checksumSHA256())
        .isEqualTo(
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(ONE)));
    assertThat(new Reading(buckets.client(), "checked").text(request -> request.range("bytes=1-")))
        .isEqualTo("ne");
  }

  @Test
  void speaksTls() throws Exception {
    Certificates certificates = Certificates.create(directory.resolve("certificates"));
    try (Versitygw secure =
        Versitygw.start(
            Fixtures.sources("versitygw"), Fixtures.cache(), made("tls"), certificates)) {
      secure.buckets().make("bucket");
      secure.buckets().put("bucket", "a", ONE);

      assertThat(new Reading(secure.buckets().client(), "bucket").text()).isEqualTo("one");
      assertThat(secure.url()).startsWith("https://");
    }
  }

  @Test
  void recordsItsRequests() throws Exception {
    buckets.makePublic("told");
    buckets.put("told", "a", ONE);
    unsigned("/told/a");
    unsigned("/told/b%20c?versionId=1");

    assertThat(server.requests())
        .filteredOn(request -> request.path().startsWith("/told/"))
        .containsExactly(
            new S3Request("PUT", "/told/a", "", 200),
            new S3Request("GET", "/told/a", "", 200),
            new S3Request("GET", "/told/b c", "versionId=1", 400));
  }

  private HttpResponse<String> unsigned(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.url() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }
}
