// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static io.odpf.optimus.plugin.http.HttpFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hosts have unknown names, so that only the proxy can reach them. */
class ProxyTest {
  private static final String BASIC = "Basic dTpzM2NyZXQ="; // u:s3cret

  @AutoClose private final HttpTestServer proxy = HttpTestServer.start();
  private final TestAuthority authority = TestAuthority.create("Test CA");

  @AutoClose
  private final HttpTestServer secure =
      HttpTestServer.start(authority.issue("files.test").tls(), false);

  @TempDir Path folder;

  @Test
  void sendsTheWholeAddressForHttp() throws Exception {
    proxy.on("/f", (request, wire) -> wire.answer(200, "text/plain", "through"));
    try (PooledHttpClient client = client(Optional.empty())) {
      assertThat(get(client, URI.create("http://files.test/f?q=1"))).isEqualTo("200 through");
    }
    assertThat(proxy.lastRequest().target()).isEqualTo("http://files.test/f?q=1");
    assertThat(proxy.lastRequest().header("Host")).isEqualTo("files.test");
    assertThat(proxy.lastRequest().headers()).doesNotContainKey("proxy-authorization");
  }

  @Test
  void reusesTheTunnelForHttps() throws Exception {
    proxy.on("CONNECT", tunnel());
    secure.on("/f", (request, wire) -> wire.answer(200, "text/plain", "secret"));
    try (PooledHttpClient client = client(credentials())) {
      assertThat(get(client, secure.uri("files.test", "/f"))).isEqualTo("200 secret");
      assertThat(get(client, secure.uri("files.test", "/f"))).isEqualTo("200 secret");
    }
    assertThat(proxy.requestLines()).containsExactly("CONNECT files.test:" + secure.port());
    assertThat(proxy.lastRequest().header("Proxy-Authorization")).isEqualTo(BASIC);
    assertThat(secure.lastRequest().target()).isEqualTo("/f");
    assertThat(secure.lastRequest().headers()).doesNotContainKey("proxy-authorization");
  }

  @Test
  void doesNotSendTheOriginsCredentialsToTheProxy() throws Exception {
    proxy.on("CONNECT", tunnel());
    secure.on("/f", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    HttpSettings settings = settings(new Credentials.Bearer(Secret.of("t")), Optional.empty());
    try (PooledHttpClient client = HttpFixture.client(settings)) {
      get(client, secure.uri("files.test", "/f"));
    }
    assertThat(proxy.lastRequest().headers()).doesNotContainKey("authorization");
    assertThat(secure.lastRequest().header("Authorization")).isEqualTo("Bearer t");
  }

  @Test
  void sendsCredentialsToTheProxy() throws Exception {
    Answer refusal =
        (request, wire) -> wire.head(407, "Proxy-Authenticate: Basic", "Content-Length: 0");
    proxy.on("CONNECT", refusal).on("/f", refusal);
    for (String scheme : new String[] {"http", "https"}) {
      URI uri = URI.create(scheme + "://files.test/f");
      HttpException without = failure(uri, Optional.empty());
      assertThat(without.reason()).isEqualTo(Reason.PROXY);
      assertThat(without)
          .hasMessage(
              "the proxy 127.0.0.1:" + proxy.port() + " requires a user name and password (407)");
      HttpException wrong = failure(uri, credentials());
      assertThat(wrong)
          .hasMessageContaining("rejected the user name and password")
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void reportsAProxyThatRefusesAHost() throws Exception {
    proxy.on("CONNECT", (request, wire) -> wire.answer(403, "text/plain", "no"));
    HttpException failure = failure(URI.create("https://files.test/f"), Optional.empty());
    assertThat(failure.reason()).isEqualTo(Reason.PROXY);
    assertThat(failure)
        .hasMessage(
            "the proxy 127.0.0.1:" + proxy.port() + " refused to connect to files.test (403)");
  }

  @Test
  void reportsAProxyThatCannotReachAHost() throws Exception {
    proxy.on("CONNECT", (request, wire) -> wire.answer(502, "text/plain", "no"));
    HttpException failure = failure(URI.create("https://files.test/f"), Optional.empty());
    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure).hasMessageContaining("cannot connect to files.test (502)");
  }

  @Test
  void refusesABodyWithoutLengthThatTlsDoesNotEnd() throws Exception {
    secure.on(
        "/f",
        (request, wire) -> {
          wire.head(200).send("abc");
          wire.close();
        });
    proxy.on("CONNECT", tunnel());
    assertThat(get(client(Optional.empty()), URI.create("https://files.test/f")))
        .isEqualTo("200 abc");

    proxy.on(
        "CONNECT",
        (request, wire) -> wire.send("HTTP/1.1 200 Connected\r\n\r\n").tunnelCut(secure.port()));
    HttpException failure = failure(URI.create("https://files.test/f"), Optional.empty());
    assertThat(failure.reason()).isEqualTo(Reason.UNMARKED_END);
    assertThat(failure).hasMessageContaining("after 3 bytes of a body without a length");
    assertThat(failure.hint()).contains("sha256 or checksums");
  }

  @Test
  void refusesAHandshakeThatIsTooLongPermanently() throws Exception {
    // A handshake message of 16 MB, of which the first bytes come.
    byte[] record = {22, 3, 3, 0, 4, 2, -1, -1, -1};
    proxy.on(
        "CONNECT",
        (request, wire) ->
            wire.send("HTTP/1.1 200 Connected\r\n\r\n").awaitClient().send(record).stall());
    HttpException failure = failure(URI.create("https://files.test/f"), Optional.empty());
    assertThat(failure.reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(failure).hasMessageContaining("16777215");
  }

  @Test
  void reportsABrokenHandshakeAsPassing() throws Exception {
    for (boolean reset : new boolean[] {false, true}) {
      proxy.on(
          "CONNECT",
          (request, wire) -> {
            wire.send("HTTP/1.1 200 Connected\r\n\r\n")
                .awaitClient()
                .send(new byte[] {22, 3, 3, 0, 4, 2});
            if (reset) {
              wire.reset();
            } else {
              wire.close();
            }
          });
      HttpException failure = failure(URI.create("https://files.test/f"), Optional.empty());
      assertThat(failure.reason().passing()).isTrue();
    }
  }

  @Test
  void acceptsABodyWithALengthThatTlsDoesNotEnd() throws Exception {
    String[][] bodies = {
      {"Content-Length: 3", "abc"}, {"Transfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n"}
    };
    for (String[] body : bodies) {
      secure.on(
          "/f",
          (request, wire) -> {
            wire.head(200, body[0]).send(body[1]);
            wire.close();
          });
      proxy.on(
          "CONNECT",
          (request, wire) -> wire.send("HTTP/1.1 200 Connected\r\n\r\n").tunnelCut(secure.port()));
      try (PooledHttpClient client = client(Optional.empty())) {
        assertThat(get(client, URI.create("https://files.test/f"))).isEqualTo("200 abc");
      }
    }
  }

  @Test
  void usesTheEnvironmentsProxy() throws Exception {
    proxy.on("/f", (request, wire) -> wire.answer(200, "text/plain", "through"));
    String address = "http://u:s3cret@127.0.0.1:" + proxy.port();
    try (PooledHttpClient client =
        new PooledHttpClient(
            HttpSettings.DEFAULT, HttpFixture.GENEROUS, Map.of("http_proxy", address))) {
      assertThat(get(client, URI.create("http://files.test/f"))).isEqualTo("200 through");
    }
    assertThat(proxy.lastRequest().header("Proxy-Authorization")).isEqualTo(BASIC);
  }

  @Test
  void reportsAnUnreachableProxy() throws Exception {
    try (Socket deaf = HttpFixture.deafPort()) {
      HttpSettings settings =
          new HttpSettings(
              Credentials.NONE,
              Map.of(),
              Optional.empty(),
              Optional.empty(),
              Optional.of(
                  new HttpSettings.Proxy("127.0.0.1", deaf.getLocalPort(), Optional.empty())));
      try (PooledHttpClient client = HttpFixture.client(settings)) {
        HttpException failure =
            catchThrowableOfType(
                HttpException.class, () -> get(client, URI.create("https://files.test/f")));
        assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
        assertThat(failure)
            .hasMessage(
                "cannot connect to the proxy 127.0.0.1:"
                    + deaf.getLocalPort()
                    + ": Connection refused");
      }
    }
  }

  private Answer tunnel() {
    return (request, wire) -> wire.send("HTTP/1.1 200 Connected\r\n\r\n").tunnel(secure.port());
  }

  private static Optional<Credentials.Basic> credentials() {
    return Optional.of(new Credentials.Basic("u", Secret.of("s3cret")));
  }

  private HttpException failure(URI uri, Optional<Credentials.Basic> credentials) throws Exception {
    try (PooledHttpClient client = client(credentials)) {
      return catchThrowableOfType(HttpException.class, () -> get(client, uri));
    }
  }

  private PooledHttpClient client(Optional<Credentials.Basic> credentials) throws HttpException {
    return HttpFixture.client(settings(Credentials.NONE, credentials));
  }

  private HttpSettings settings(Credentials credentials, Optional<Credentials.Basic> forProxy) {
    Path ca = TestIdentity.writePem(folder.resolve("ca.pem"), authority.certificate());
    return new HttpSettings(
        credentials,
        Map.of(),
        Optional.of(ca),
        Optional.empty(),
        Optional.of(new HttpSettings.Proxy("127.0.0.1", proxy.port(), forProxy)));
  }
}
