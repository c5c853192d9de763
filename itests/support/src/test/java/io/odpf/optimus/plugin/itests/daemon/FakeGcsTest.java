// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.itests.process.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verifies the GCS server with curl. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FakeGcsTest {
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_only";
  private static final byte[] ONE = "one".getBytes(UTF_8);
  private static final byte[] TWO = "two".getBytes(UTF_8);

  private Path directory;
  private Curl curl;
  private FakeGcs server;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    curl = Curl.in(directory);
    server = FakeGcs.start(Fixtures.sources("gcsserver"), Fixtures.cache(), made("plain"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void issuesATokenForASignedAssertionAndServesItsBearer() {
    server.makeBucket("signed");
    server.put("signed", "dir/a b", ONE);
    Assertion assertion = assertion(server.key());

    assertThat(media("signed/o/dir%2Fa%20b", bearer(assertion))).isEqualTo("one");
    assertThat(media("signed/o/dir%2Fa%20b", bearer(assertion.audience(server.tokenUri()))))
        .isEqualTo("one");
    assertThat(curl.body(server.url() + "/signed/dir/a%20b", "-H", bearer(assertion)))
        .isEqualTo("one");
    assertThat(curl.status(server.url() + "/storage/v1/b/signed/o/dir/a%20b", "-H", bearer()))
        .isEqualTo("404");
    String link =
        Json.text(
            curl.body(server.url() + "/storage/v1/b/signed/o/dir%2Fa%20b", "-H", bearer()),
            "mediaLink");
    assertThat(link).startsWith(server.url());
    assertThat(curl.body(link, "-H", bearer())).isEqualTo("one");
  }

  @Test
  void refusesInvalidAssertions() {
    Assertion good = assertion(server.key());

    assertThat(exchange(assertion(server.forgedKey()))).contains("Invalid JWT Signature.");
    assertThat(exchange(good.issuer("nobody@example.com"))).contains("account not found");
    assertThat(exchange(good.keyId("0000"))).contains("Invalid JWT Signature.");
    assertThat(exchange(good.audience("https://elsewhere.example/token")))
        .contains("Failed audience check");
    assertThat(exchange(good.issued(Instant.now().minus(Duration.ofHours(2)))))
        .contains("invalid_grant", "short-lived token");
    assertThat(exchange(good.issued(Instant.now().plus(Duration.ofMinutes(10)))))
        .contains("invalid_grant", "short-lived token");
    assertThat(exchange(good.lifetime(Duration.ofHours(2)))).contains("short-lived token");
    assertThat(exchange(good.scope(""))).contains("invalid_scope");
    assertThat(exchange(good)).contains("\"token_type\":\"Bearer\"");
  }

  @Test
  void refusesOtherScopesThanStorage() {
    server.makeBucket("scoped");
    server.put("scoped", "a", ONE);
    Assertion other = assertion(server.key()).scope("https://www.googleapis.com/auth/bigquery");

    assertThat(media("scoped/o/a", bearer(other))).contains("insufficient authentication scopes");
  }

  @Test
  void refusesMadeUpExpiredAndRevokedTokens() {
    server.makeBucket("private");
    server.put("private", "a", ONE);

    assertThat(status("private/o/a", "X-None: -")).isEqualTo("401");
    assertThat(status("private/o/a", "Authorization: Bearer ya29.made-up")).isEqualTo("401");
    String revoked = bearer();
    server.revokeTokens();
    assertThat(status("private/o/a", revoked)).isEqualTo("401");
    server.tokenLifetime(Duration.ofSeconds(1));
    String expiring = bearer();
    server.tokenLifetime(Duration.ofHours(1));
    Eventually.until(() -> "a token expires", () -> status("private/o/a", expiring).equals("401"));
  }

  @Test
  void refusesAnAccountWithoutPermissionWithTheReason() {
    server.makeBucket("denying");
    server.put("denying", "a", ONE);
    String denied = bearer(assertion(server.deniedKey()));

    assertThat(status("denying/o/a", denied)).isEqualTo("403");
    assertThat(curl.body(server.url() + "/storage/v1/b/denying/o/a", "-H", denied))
        .contains("\"code\":403", "denied@test-project", "storage.objects.get");
    assertThat(curl.body(server.url() + "/denying/a", "-H", denied))
        .contains("<Code>AccessDenied</Code>");
  }

  @Test
  void servesPublicBucketsWithoutAToken() {
    server.makePublicBucket("public");
    server.put("public", "a", ONE);

    assertThat(media("public/o/a", "X-None: -")).isEqualTo("one");
    assertThat(media("public/o/a", bearer(assertion(server.deniedKey())))).isEqualTo("one");
    assertThat(status("public/o/a", "Authorization: Bearer ya29.made-up")).isEqualTo("401");
  }

  @Test
  void requiresAPayerForRequesterPaysBuckets() {
    server.makeRequesterPaysBucket("paid");
    server.put("paid", "a", ONE);
    String token = bearer();

    assertThat(status("paid/o/a", token)).isEqualTo("400");
    assertThat(media("paid/o/a", token)).contains("requester pays bucket but no user project");
    assertThat(curl.body(server.url() + "/paid/a", "-H", token)).contains("UserProjectMissing");
    assertThat(status("paid/o/a?userProject=other", token)).isEqualTo("403");
    assertThat(media("paid/o/a?userProject=" + FakeGcs.PROJECT, token)).isEqualTo("one");
    assertThat(
            curl.body(
                server.url() + "/paid/a",
                "-H",
                token,
                "-H",
                "X-Goog-User-Project: " + FakeGcs.PROJECT))
        .isEqualTo("one");
  }

  @Test
  void keepsGenerationsAndHonoursPreconditions() {
    server.makeVersionedBucket("versioned");
    long first = server.put("versioned", "a", ONE);
    long second = server.put("versioned", "a", TWO);
    String token = bearer();

    assertThat(media("versioned/o/a", token)).isEqualTo("two");
    assertThat(media("versioned/o/a?generation=" + first, token)).isEqualTo("one");
    assertThat(status("versioned/o/a?generation=17", token)).isEqualTo("404");
    assertThat(status("versioned/o/a?generation=x", token)).isEqualTo("400");
    assertThat(status("versioned/o/a?ifGenerationMatch=" + second, token)).isEqualTo("200");
    assertThat(status("versioned/o/a?ifGenerationMatch=" + first, token)).isEqualTo("412");
    assertThat(status("versioned/o/a?ifGenerationNotMatch=" + second, token)).isEqualTo("304");
    assertThat(
            curl.status(
                server.url() + "/versioned/a",
                "-H",
                token,
                "-H",
                "X-Goog-If-Generation-Match: " + first))
        .isEqualTo("412");

    server.delete("versioned", "a");
    assertThat(status("versioned/o/a", token)).isEqualTo("404");
    assertThat(media("versioned/o/a?generation=" + second, token)).isEqualTo("two");
    server.delete("versioned", "a", second);
    assertThat(status("versioned/o/a?generation=" + second, token)).isEqualTo("404");
    assertThat(media("versioned/o/a", token)).isEqualTo("No such object: versioned/a");
    assertThat(curl.body(server.url() + "/storage/v1/b/none/o/a", "-H", token))
        .contains("The specified bucket does not exist.");
  }

  @Test
  void exchangesARefreshToken() {
    String[] user = {
      "-d", "grant_type=refresh_token",
      "-d", "client_id=" + Json.text(server.userCredentials(), "client_id"),
      "-d", "client_secret=" + FakeGcs.CLIENT_SECRET,
      "-d", "refresh_token=" + FakeGcs.REFRESH_TOKEN
    };
    assertThat(curl.body(server.tokenUri(), user)).contains("access_token");
    user[7] = "refresh_token=another";
    assertThat(curl.body(server.tokenUri(), user)).contains("invalid_grant");
  }

  @Test
  void servesMetadata() {
    String token =
        "http://"
            + server.metadataHost()
            + "/computeMetadata/v1/instance/service-accounts/default/token";

    assertThat(curl.status(token)).isEqualTo("403");
    assertThat(curl.body(token, "-H", "Metadata-Flavor: Google")).contains("access_token");
    assertThat(
            curl.body(token.replace("/token", "/?recursive=true"), "-H", "Metadata-Flavor: Google"))
        .contains("\"email\"");
    assertThat(curl.body("http://" + server.metadataHost(), "-D", "-"))
        .contains("Metadata-Flavor: Google");
  }

  @Test
  void speaksTls() throws Exception {
    Certificates certificates = Certificates.create(directory.resolve("certificates"));
    try (FakeGcs secure =
        FakeGcs.start(Fixtures.sources("gcsserver"), Fixtures.cache(), made("tls"), certificates)) {
      secure.makePublicBucket("public");
      secure.put("public", "a", ONE);

      assertThat(curl.body(secure.url() + "/public/a", "--cacert", certificates.authority() + ""))
          .isEqualTo("one");
      assertThat(Json.text(secure.key(), "token_uri")).isEqualTo(secure.tokenUri());
    }
  }

  @Test
  void recordsRequestsAndFailsOnRequest() throws Exception {
    try (FakeGcs own =
        FakeGcs.start(Fixtures.sources("gcsserver"), Fixtures.cache(), made("own"))) {
      own.makePublicBucket("public");
      own.put("public", "a", ONE);
      own.failNext("/public/", 503, 1);
      String url = own.url() + "/public/a";

      assertThat(curl.status(url)).isEqualTo("503");
      assertThat(curl.body(url, "-r", "1-")).isEqualTo("ne");

      assertThat(own.requests())
          .extracting(ServedRequest::path, ServedRequest::status, ServedRequest::range)
          .containsExactly(tuple("/public/a", 503, "-"), tuple("/public/a", 206, "bytes=1-"));
      own.forgetRequests();
      assertThat(own.requests()).isEmpty();
    }
  }

  private Path made(String name) throws IOException {
    return Files.createDirectory(directory.resolve(name));
  }

  private static Assertion assertion(Path keyFile) {
    return Assertion.of(keyFile).scope(SCOPE);
  }

  private String exchange(Assertion assertion) {
    return curl.body(
        server.tokenUri(),
        "-d",
        "grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=" + assertion.signed());
  }

  private String bearer(Assertion assertion) {
    return "Authorization: Bearer " + Json.text(exchange(assertion), "access_token");
  }

  private String bearer() {
    return "Authorization: Bearer " + server.issueToken();
  }

  private String media(String path, String header) {
    return curl.body(mediaUrl(path), "-H", header);
  }

  private String status(String path, String header) {
    return curl.status(mediaUrl(path), "-H", header);
  }

  private String mediaUrl(String path) {
    return server.url() + "/storage/v1/b/" + path + (path.contains("?") ? "&" : "?") + "alt=media";
  }
}
