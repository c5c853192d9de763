// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static io.odpf.optimus.plugin.http.HttpFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create("Test CA");
  @TempDir static Path folder;
  private static Path ca;

  @BeforeAll
  static void writeAuthorities() {
    // Two, the second of which is the one.
    ca =
        TestIdentity.writePem(
            folder.resolve("ca.pem"),
            TestAuthority.create("Another").certificate(),
            AUTHORITY.certificate());
  }

  @Test
  void deliversABodyAndReusesTheConnection() throws Exception {
    byte[] content = new byte[1_000_000];
    new Random(2).nextBytes(content);
    try (HttpTestServer server = server(AUTHORITY.issue("127.0.0.1"));
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(ca))) {
      server.on(
          "/f",
          (request, wire) -> wire.head(200, "Content-Length: " + content.length).send(content));
      for (int i = 0; i < 3; i++) {
        try (HttpResponse response = client.send(HttpRequest.get(server.uri("/f")))) {
          assertThat(response.body().readAllBytes()).isEqualTo(content);
        }
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void replacesAReusedConnectionThatTheServerClosed() throws Exception {
    try (HttpTestServer server = server(AUTHORITY.issue("127.0.0.1"));
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(ca))) {
      server.on(
          "/f",
          (request, wire) -> {
            wire.answer(200, "text/plain", "ok");
            wire.close();
          });
      get(client, server.uri("/f"));
      Conditions.until(() -> server.openConnections() == 0);
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
  }

  @Test
  void refusesAnUnknownAuthority() throws Exception {
    HttpException failure = failure(AUTHORITY.issue("127.0.0.1"), HttpSettings.DEFAULT);
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure)
        .hasMessageMatching(
            "the certificate of 127.0.0.1:\\d+ was issued by an authority that is not in Java's trust"
                + " store: CN=Test CA");
    assertThat(failure.hint()).contains("ca_file");
  }

  @Test
  void trustsOnlyTheCaFileIfOneIsSet() throws Exception {
    Path other =
        TestIdentity.writePem(
            folder.resolve("other.pem"), TestAuthority.create("Other").certificate());
    HttpException failure = failure(AUTHORITY.issue("127.0.0.1"), HttpFixture.trusting(other));
    assertThat(failure).hasMessageContaining("not in " + other);
  }

  @Test
  void refusesAClientCertificateOfAServer() throws Exception {
    HttpException failure =
        failure(AUTHORITY.issueForClients("127.0.0.1"), HttpFixture.trusting(ca));
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure)
        .hasMessageMatching(
            "the certificate of \\S+ is not a server certificate: .* lacks serverAuth");
    assertThat(failure.hint()).contains("a server certificate");
  }

  @Test
  void namesTheRuleThatACertificateBreaks() throws Exception {
    TestIdentity issuer = AUTHORITY.issue("127.0.0.1");
    TestIdentity leaf = AUTHORITY.issuedBy(issuer, "127.0.0.1");
    HttpException failure = failure(leaf, HttpFixture.trusting(ca));
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure).hasMessageContaining("was rejected: ").hasMessageContaining("not a CA");
  }

  @Test
  void refusesAChainThatIsTooLongPermanently() throws Exception {
    HttpException failure =
        failure(AUTHORITY.issueThrough(59, "127.0.0.1"), HttpFixture.trusting(ca));
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(failure).hasMessageContaining("The certificate chain length");
  }

  @Test
  void refusesAnExpiredCertificate() throws Exception {
    HttpException failure = failure(AUTHORITY.issueExpired("127.0.0.1"), HttpFixture.trusting(ca));
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure).hasMessageMatching("the certificate of \\S+ expired on 20\\d\\d-.*");
  }

  @Test
  void refusesACertificateThatIsNotYetValid() throws Exception {
    HttpException failure =
        failure(AUTHORITY.issue("EC", Duration.ofDays(2), "127.0.0.1"), HttpFixture.trusting(ca));
    assertThat(failure).hasMessageContaining("is not valid before");
    assertThat(failure.hint()).contains("clock");
  }

  @Test
  void refusesACertificateOfAnotherHost() throws Exception {
    for (String host : new String[] {"example.com", "127.0.0.2"}) {
      HttpException failure = failure(AUTHORITY.issue(host), HttpFixture.trusting(ca));
      assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(failure).hasMessageContaining("is for another host");
    }
  }

  @Test
  void refusesASelfSignedCertificate() throws Exception {
    HttpException failure =
        failure(TestAuthority.selfSigned("127.0.0.1"), HttpFixture.trusting(ca));
    assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
    assertThat(failure).hasMessageContaining("is self-signed");
  }

  @Test
  void acceptsASelfSignedCertificateFromTheCaFile() throws Exception {
    TestIdentity self = TestAuthority.selfSigned("127.0.0.1");
    Path file = self.writeCertificate(folder.resolve("self.pem"));
    try (HttpTestServer server = server(self);
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(file))) {
      server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
  }

  @Test
  void reportsAServerWithoutTls() throws Exception {
    try (HttpTestServer server = HttpTestServer.start();
        PooledHttpClient client = HttpFixture.client()) {
      URI uri = URI.create("https://127.0.0.1:" + server.port() + "/f");
      HttpException failure = catchThrowableOfType(HttpException.class, () -> get(client, uri));
      assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
      assertThat(failure).hasMessage("127.0.0.1:" + server.port() + " does not speak TLS");
      assertThat(failure.hint()).contains("http://");
    }
  }

  @Test
  void presentsTheClientCertificateOnRequest() throws Exception {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      try (HttpTestServer server = askingServer();
          PooledHttpClient client =
              HttpFixture.client(
                  withKey(AUTHORITY.issue(algorithm, Duration.ofDays(-1), "client")))) {
        server.on("/f", (request, wire) -> wire.answer(200, "text/plain", "welcome"));
        assertThat(get(client, server.uri("/f"))).as(algorithm).isEqualTo("200 welcome");
      }
    }
  }

  @Test
  void reportsAMissingClientCertificate() throws Exception {
    try (HttpTestServer server = askingServer();
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(ca))) {
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/f")));
      assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(failure).hasMessageContaining(" a client certificate");
      assertThat(failure.hint()).contains("client_certificate");
    }
  }

  @Test
  void reportsARejectedClientCertificate() throws Exception {
    TestIdentity stranger = TestAuthority.create("Elsewhere").issue("client");
    try (HttpTestServer server = askingServer();
        PooledHttpClient client = HttpFixture.client(withKey(stranger))) {
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/f")));
      assertThat(failure.reason()).isEqualTo(Reason.UNTRUSTED);
      assertThat(failure).hasMessageContaining("rejected the client certificate");
    }
  }

  @Test
  void refusesMalformedFiles() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no PEM here");
    Path malformed =
        Files.writeString(
            folder.resolve("malformed"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Path cut = Files.writeString(folder.resolve("cut"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    assertThat(refused(HttpFixture.trusting(folder.resolve("missing"))))
        .hasMessage("ca_file " + folder.resolve("missing") + " does not exist");
    assertThat(refused(HttpFixture.trusting(folder))).hasMessageContaining("cannot be read");
    assertThat(refused(HttpFixture.trusting(text))).hasMessageContaining("no PEM certificate");
    assertThat(refused(HttpFixture.trusting(malformed)))
        .hasMessageContaining("malformed certificate");
    assertThat(refused(HttpFixture.trusting(cut))).hasMessageContaining("truncated");
  }

  @Test
  void refusesUnsupportedKeys() throws Exception {
    TestIdentity identity = AUTHORITY.issue("client");
    Path certificate = identity.writeCertificate(folder.resolve("client.pem"));
    Path otherKey = AUTHORITY.issue("other").writeKey(folder.resolve("other.key"));
    assertThat(refused(certificate, otherKey)).hasMessageContaining("is not the key of");
    Path rsa =
        AUTHORITY.issue("RSA", Duration.ofDays(-1), "other").writeKey(folder.resolve("rsa.key"));
    assertThat(refused(certificate, rsa)).hasMessageContaining("no EC key");
    HttpException encrypted = refused(certificate, block("ENCRYPTED PRIVATE KEY", "AAAA"));
    assertThat(encrypted).hasMessageContaining("is encrypted");
    assertThat(encrypted.hint()).contains("openssl pkcs8");
    HttpException old = refused(certificate, block("RSA PRIVATE KEY", "AAAA"));
    assertThat(old).hasMessageContaining("'RSA PRIVATE KEY', not a PKCS#8 key");
    assertThat(refused(certificate, block("RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\n\nAAAA")))
        .hasMessageContaining("is encrypted");
    HttpException secret = refused(certificate, block("PRIVATE KEY", "s3cret\u00ff=="));
    assertThat(secret).hasMessageNotContaining("s3cret").hasNoCause();
    assertThat(refused(certificate, certificate)).hasMessageContaining("no PEM private key");
  }

  private static Path block(String label, String content) throws Exception {
    return Files.writeString(
        folder.resolve("block.key"),
        "-----BEGIN " + label + "-----\n" + content + "\n-----END " + label + "-----\n");
  }

  private static HttpException refused(Path certificate, Path key) {
    return refused(withKey(certificate, key));
  }

  private static HttpException refused(HttpSettings settings) {
    HttpException failure =
        catchThrowableOfType(HttpException.class, () -> HttpFixture.client(settings).close());
    assertThat(failure.reason()).isEqualTo(Reason.SETTINGS);
    return failure;
  }

  private static HttpSettings withKey(TestIdentity identity) {
    return withKey(
        identity.writeCertificate(folder.resolve("client.pem")),
        identity.writeKey(folder.resolve("client.key")));
  }

  private static HttpSettings withKey(Path certificate, Path key) {
    return new HttpSettings(
        Credentials.NONE,
        Map.of(),
        Optional.of(ca),
        Optional.of(new HttpSettings.ClientCertificate(certificate, key)),
        Optional.empty());
  }

  private static HttpTestServer server(TestIdentity identity) {
    return HttpTestServer.start(identity.tls(), false);
  }

  private static HttpTestServer askingServer() {
    return HttpTestServer.start(AUTHORITY.issue("127.0.0.1").tls(AUTHORITY.certificate()), true);
  }

  private static HttpException failure(TestIdentity identity, HttpSettings settings)
      throws Exception {
    try (HttpTestServer server = server(identity);
        PooledHttpClient client = HttpFixture.client(settings)) {
      return catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/f")));
    }
  }
}
