// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpException.Reason;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @TempDir Path folder;

  @Test
  void sendsABearerToken() throws Exception {
    assertThat(sent(new Credentials.Bearer(Secret.of("abc"))).header("Authorization"))
        .isEqualTo("Bearer abc");
  }

  @Test
  void encodesBasicCredentialsInUtf8() throws Exception {
    Credentials basic = new Credentials.Basic("us\u00e9r", Secret.of("p\u00e4ss:w"));
    assertThat(decoded(sent(basic))).isEqualTo("us\u00e9r:p\u00e4ss:w");
  }

  @Test
  void sendsAConfiguredHeader() throws Exception {
    Request request = sent(new Credentials.Header("X-Api-Key", Secret.of("k")));
    assertThat(request.header("X-Api-Key")).isEqualTo("k");
    assertThat(request.headers()).doesNotContainKey("authorization");
  }

  @Test
  void sendsNoCredentialsWithoutConfiguration() throws Exception {
    assertThat(sent(Credentials.NONE).headers()).doesNotContainKey("authorization");
  }

  @Test
  void usesTheNetrcEntryOfTheHost() throws Exception {
    Path file = Files.writeString(folder.resolve("n"), "machine 127.0.0.1 login u password p");
    assertThat(decoded(sent(new Credentials.Netrc(Optional.of(file))))).isEqualTo("u:p");
  }

  @Test
  void sendsNoCredentialsForAHostThatNetrcDoesNotList() throws Exception {
    Path file = Files.writeString(folder.resolve("n"), "machine example.com login u password p");
    assertThat(sent(new Credentials.Netrc(Optional.of(file))).headers())
        .doesNotContainKey("authorization");
  }

  @Test
  void findsTheNetrcFileThroughTheEnvironment() throws Exception {
    Files.writeString(folder.resolve(".netrc"), "default login home password p");
    Path named = Files.writeString(folder.resolve("n"), "default login named password p");
    Credentials netrc = new Credentials.Netrc(Optional.empty());
    assertThat(decoded(sent(netrc, Map.of("HOME", folder.toString())))).isEqualTo("home:p");
    assertThat(decoded(sent(netrc, Map.of("HOME", folder.toString(), "NETRC", named.toString()))))
        .isEqualTo("named:p");
  }

  @Test
  void refusesAMissingNetrcFile() {
    Credentials netrc = new Credentials.Netrc(Optional.of(folder.resolve("missing")));
    HttpException failure = refused(HttpFixture.with(netrc));
    assertThat(failure)
        .hasMessage("the netrc file " + folder.resolve("missing") + " does not exist");
    assertThat(failure.hint()).contains("auth.netrc");
  }

  @Test
  void refusesSecretsThatCannotBeSentWithoutShowingThem() {
    HttpException failure =
        refused(HttpFixture.with(new Credentials.Bearer(Secret.of("s3cret\n"))));
    assertThat(failure).hasMessageContaining("'Authorization'").hasMessageNotContaining("s3cret");
    assertThat(failure.hint()).contains("line break");
  }

  @Test
  void refusesConfiguredHeadersThatTheClientSetsItself() {
    for (String name : new String[] {"Host", "content-length", "Transfer-Encoding", "a b", ""}) {
      HttpSettings settings =
          new HttpSettings(
              Credentials.NONE,
              Map.of(name, Secret.of("v")),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
      assertThat(refused(settings)).as(name).isNotNull();
    }
  }

  @Test
  void refusesRequestHeadersThatTheClientSetsItself() throws Exception {
    try (PooledHttpClient client = HttpFixture.client()) {
      for (String name :
          new String[] {"host", "Content-Length", "Transfer-Encoding", "Connection", "TE"}) {
        HttpRequest request = HttpRequest.get(server.uri("/f")).header(name, "5");
        HttpException failure =
            catchThrowableOfType(HttpException.class, () -> client.send(request).close());
        assertThat(failure.reason()).as(name).isEqualTo(Reason.SETTINGS);
      }
      assertThat(server.requests()).isEmpty();
      String own = "127.0.0.1:" + server.port();
      client.send(HttpRequest.get(server.uri("/f")).header("Host", own)).close();
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void refusesToSendSecretsUnencryptedToOtherMachines() throws Exception {
    Path netrc =
        Files.writeString(folder.resolve("n"), "machine plugins.example login u password p");
    Map<String, Secret> header = Map.of("X-Api-Key", Secret.of("k"));
    HttpSettings none = proxied(HttpSettings.DEFAULT);
    for (HttpSettings settings :
        List.of(
            none.with(new Credentials.Bearer(Secret.of("s3cret"))),
            none.with(new Credentials.Basic("u", Secret.of("s3cret"))),
            none.with(new Credentials.Header("X-Api-Key", Secret.of("s3cret"))),
            none.with(new Credentials.Netrc(Optional.of(netrc))),
            new HttpSettings(
                Credentials.NONE, header, Optional.empty(), Optional.empty(), none.proxy()))) {
      for (String host :
          new String[] {"plugins.example", "10.0.0.1", "[2001:db8::1]", "169.254.1.1"}) {
        if (!(settings.credentials() instanceof Credentials.Netrc) || host.startsWith("p")) {
          HttpException failure =
              refused(settings, HttpRequest.get(URI.create("http://" + host + "/f")));
          assertThat(failure)
              .hasMessage("credentials would be sent to http://" + host + "/f without encryption");
          assertThat(failure.hint()).contains("allow_plain_http: true");
        }
      }
    }
    HttpRequest signed =
        HttpRequest.get(URI.create("http://plugins.example/f")).header("authorization", "AWS4 x");
    assertThat(refused(none, signed)).isNotNull();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void sendsSecretsUnencryptedWhereThatIsAllowed() throws Exception {
    Credentials bearer = new Credentials.Bearer(Secret.of("abc"));
    HttpSettings settings = proxied(HttpSettings.DEFAULT);
    try (PooledHttpClient client =
        HttpFixture.client(
            new HttpSettings(
                bearer, Map.of(), Optional.empty(), Optional.empty(), settings.proxy(), true))) {
      client.send(HttpRequest.get(URI.create("http://plugins.example/f"))).close();
    }
    assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer abc");
  }

  @Test
  void allowsPlainHttpWithoutSecrets() throws Exception {
    Path netrc = Files.writeString(folder.resolve("n"), "machine example.com login u password p");
    HttpSettings settings = proxied(HttpSettings.DEFAULT);
    for (HttpSettings harmless :
        List.of(settings, settings.with(new Credentials.Netrc(Optional.of(netrc))))) {
      try (PooledHttpClient client = HttpFixture.client(harmless)) {
        client.send(HttpRequest.get(URI.create("http://plugins.example/f"))).close();
      }
    }
    try (PooledHttpClient client = HttpFixture.client(settings)) {
      HttpRequest lent = HttpRequest.get(URI.create("http://169.254.170.2/keys"));
      client.send(lent.header("Authorization", "token")).close();
    }
    assertThat(server.requests()).hasSize(3);
  }

  private HttpSettings proxied(HttpSettings settings) {
    return new HttpSettings(
        settings.credentials(),
        settings.headers(),
        settings.caFile(),
        settings.clientCertificate(),
        Optional.of(new HttpSettings.Proxy("127.0.0.1", server.port(), Optional.empty())));
  }

  private static HttpException refused(HttpSettings settings, HttpRequest request)
      throws HttpException {
    try (PooledHttpClient client = HttpFixture.client(settings)) {
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> client.send(request).close());
      assertThat(failure.reason()).isEqualTo(Reason.SETTINGS);
      return failure;
    }
  }

  private static HttpException refused(HttpSettings settings) {
    HttpException failure =
        catchThrowableOfType(HttpException.class, () -> HttpFixture.client(settings).close());
    assertThat(failure.reason()).isEqualTo(Reason.SETTINGS);
    return failure;
  }

  private static String decoded(Request request) {
    String value = request.header("Authorization");
    assertThat(value).startsWith("Basic ");
    return new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8);
  }

  private Request sent(Credentials credentials) throws Exception {
    return sent(credentials, Map.of());
  }

  private Request sent(Credentials credentials, Map<String, String> environment) throws Exception {
    try (PooledHttpClient client =
        new PooledHttpClient(HttpFixture.with(credentials), HttpFixture.GENEROUS, environment)) {
      client.send(HttpRequest.get(server.uri("/f"))).close();
    }
    return server.lastRequest();
  }
}
