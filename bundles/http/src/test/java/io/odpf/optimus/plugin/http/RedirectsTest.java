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
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Request;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedirectsTest {
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private final HttpTestServer other = HttpTestServer.start();
  @TempDir Path folder;

  private static Answer to(int status, String location) {
    return (request, wire) ->
        wire.head(status, "Location: " + location, "Content-Length: 5").send("moved");
  }

  @Test
  void followsTheStatusesThatRedirect() throws Exception {
    server.on("/to", (request, wire) -> wire.answer(200, "text/plain", "here"));
    try (PooledHttpClient client = HttpFixture.client()) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        server.on("/from", to(status, "/to?a=b%20c#fragment"));
        try (HttpResponse response = client.send(HttpRequest.get(server.uri("/from")))) {
          assertThat(HttpFixture.text(response)).isEqualTo("here");
          assertThat(response.uri()).isEqualTo(server.uri("/to?a=b%20c"));
        }
        assertThat(server.lastRequest().target()).isEqualTo("/to?a=b%20c");
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void returnsARedirectIfTheRequestDoesNotFollowThem() throws Exception {
    server.on("/from", to(307, "/to"));
    try (PooledHttpClient client = HttpFixture.client();
        HttpResponse response =
            client.send(HttpRequest.get(server.uri("/from")).withoutRedirects())) {
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.header("Location")).hasValue("/to");
      assertThat(HttpFixture.text(response)).isEqualTo("moved");
    }
  }

  @Test
  void resolvesRelativeLocations() throws Exception {
    server.on("/a/from", to(302, "../b/to"));
    server.on("/b/to", to(302, "?q"));
    server.on("/b/from", to(302, "//127.0.0.1:" + server.port() + "/caf\u00c3\u00a9/a b|c"));
    try (PooledHttpClient client = HttpFixture.client()) {
      server.on("/caf%C3%A9/a%20b%7Cc", (request, wire) -> wire.answer(200, "text/plain", "ok"));
      assertThat(get(client, server.uri("/b/from"))).isEqualTo("200 ok");
      catchThrowableOfType(HttpException.class, () -> get(client, server.uri("/a/from")));
    }
    assertThat(server.requestLines())
        .endsWith("GET /a/from", "GET /b/to", "GET /b/to?q", "GET /b/to?q");
  }

  @Test
  void keepsTheMethodAndTheRange() throws Exception {
    server.on("/from", to(302, other.uri("/to").toString()));
    other.on("/to", (request, wire) -> wire.head(206, "Content-Length: 0"));
    try (PooledHttpClient client = HttpFixture.client()) {
      client
          .send(
              HttpRequest.head(server.uri("/from"))
                  .header("Range", "bytes=5-")
                  .header("If-Range", "\"a\"")
                  .header("If-Match", "\"a\""))
          .close();
    }
    Request request = other.lastRequest();
    assertThat(request.method()).isEqualTo("HEAD");
    assertThat(request.header("Range")).isEqualTo("bytes=5-");
    assertThat(request.header("If-Range")).isEqualTo("\"a\"");
    assertThat(request.header("If-Match")).isEqualTo("\"a\"");
  }

  @Test
  void sendsNoSecretToAnotherOrigin() throws Exception {
    server.on("/from", to(302, other.uri("/to").toString()));
    other.on("/to", to(302, server.uri("/back").toString()));
    server.on("/back", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    HttpSettings settings =
        new HttpSettings(
            new Credentials.Bearer(Secret.of("t0ken")),
            Map.of("X-Tenant", Secret.of("t1")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    try (PooledHttpClient client = HttpFixture.client(settings)) {
      client
          .send(HttpRequest.get(server.uri("/from")).header("X-Own", "o").header("Cookie", "c"))
          .close();
    }
    for (Request request : server.requests()) {
      assertThat(request.header("Authorization")).isEqualTo("Bearer t0ken");
      assertThat(request.header("X-Tenant")).isEqualTo("t1");
      assertThat(request.header("X-Own")).isEqualTo("o");
    }
    assertThat(other.lastRequest().headers())
        .doesNotContainKeys("authorization", "x-tenant", "x-own", "cookie");
  }

  @Test
  void removesUserInformationFromTheLocation() throws Exception {
    server.on("/from", to(302, "http://user:secret@127.0.0.1:" + other.port() + "/to"));
    other.on("/to", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    try (PooledHttpClient client = HttpFixture.client();
        HttpResponse response = client.send(HttpRequest.get(server.uri("/from")))) {
      assertThat(response.uri()).isEqualTo(other.uri("/to"));
    }
    assertThat(other.lastRequest().headers()).doesNotContainKey("authorization");
  }

  @Test
  void encodesLocationsThatShouldHaveBeen() throws Exception {
    String[][] targets = {
      {"/a[1].tgz", "/a%5B1%5D.tgz"},
      {"/100%.tgz?q=[x]%zz", "/100%25.tgz?q=%5Bx%5D%25zz"},
      {"/a%5B%20b", "/a%5B%20b"},
      {"/{a}|b c", "/%7Ba%7D%7Cb%20c"},
      {"?v=[2]", "/from?v=%5B2%5D"},
      {"/#[x]#y", "/"},
    };
    for (String[] target : targets) {
      server.on(
          "/from",
          (request, wire) -> {
            if (request.target().equals("/from")) {
              wire.head(302, "Location: " + target[0], "Content-Length: 0");
            } else {
              wire.answer(200, "text/plain", "ok");
            }
          });
      server.on(
          target[1].replaceAll("\\?.*", "").equals("/from")
              ? "/unused"
              : target[1].replaceAll("\\?.*", ""),
          (request, wire) -> wire.answer(200, "text/plain", "ok"));
      try (PooledHttpClient client = HttpFixture.client()) {
        assertThat(get(client, server.uri("/from"))).as(target[0]).isEqualTo("200 ok");
      }
      assertThat(server.lastRequest().target()).isEqualTo(target[1]);
    }
  }

  @Test
  void followsARedirectToAnAddressVisitedOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.on(
        "/f",
        (request, wire) -> {
          if (asked.incrementAndGet() == 1) {
            wire.head(302, "Location: /f", "Content-Length: 0");
          } else {
            wire.answer(200, "text/plain", "ok");
          }
        });
    try (PooledHttpClient client = HttpFixture.client()) {
      assertThat(get(client, server.uri("/f"))).isEqualTo("200 ok");
    }
    server.on("/g", to(302, "/g"));
    assertThat(failure("/g")).hasMessageContaining("redirects in a loop");
  }

  @Test
  void reportsALoop() throws Exception {
    server.on("/a", to(302, "/b?token=secret"));
    server.on("/b", to(302, "/a"));
    HttpException failure = failure("/a");
    assertThat(failure.reason()).isEqualTo(Reason.REDIRECT);
    assertThat(failure)
        .hasMessage(
            "%2$s redirects in a loop: %1$s -> %2$s -> %1$s"
                .formatted(server.uri("/a"), server.uri("/b")));
  }

  @Test
  void followsTenRedirects() throws Exception {
    for (int i = 0; i < 11; i++) {
      server.on("/" + i, to(302, "/" + (i + 1)));
    }
    server.on("/11", (request, wire) -> wire.answer(200, "text/plain", "ok"));
    try (PooledHttpClient client = HttpFixture.client()) {
      assertThat(get(client, server.uri("/1"))).isEqualTo("200 ok");
    }
    HttpException failure = failure("/0");
    assertThat(failure.reason()).isEqualTo(Reason.REDIRECT);
    assertThat(failure)
        .hasMessageContaining("redirects more than 10 times, finally to " + server.uri("/11"));
  }

  @Test
  void refusesOtherSchemes() throws Exception {
    for (String target : new String[] {"ftp://host/x", "file:///etc/passwd", "", "http://%%"}) {
      server.on("/from", to(302, target));
      assertThat(failure("/from").reason()).as(target).isEqualTo(Reason.REDIRECT);
    }
  }

  @Test
  void refusesHttpAfterHttps() throws Exception {
    TestAuthority authority = TestAuthority.create("Test CA");
    Path ca = TestIdentity.writePem(folder.resolve("ca.pem"), authority.certificate());
    try (HttpTestServer secure = HttpTestServer.start(authority.issue("127.0.0.1").tls(), false);
        PooledHttpClient client = HttpFixture.client(HttpFixture.trusting(ca))) {
      secure.on("/from", to(302, server.uri("/to?sig=secret").toString()));
      server.on("/up", to(302, secure.uri("/to").toString()));
      secure.on("/to", (request, wire) -> wire.answer(200, "text/plain", "ok"));
      HttpException failure =
          catchThrowableOfType(HttpException.class, () -> get(client, secure.uri("/from")));
      assertThat(failure.reason()).isEqualTo(Reason.REDIRECT);
      assertThat(failure)
          .hasMessage(secure.uri("/from") + " redirects from https to http: " + server.uri("/to"));
      assertThat(server.requests()).isEmpty();
      assertThat(get(client, server.uri("/up"))).isEqualTo("200 ok");
    }
  }

  @Test
  void doesNotFollowRedirectsOfPost() throws Exception {
    server.on("/from", to(307, "/to"));
    try (PooledHttpClient client = HttpFixture.client();
        HttpResponse response =
            client.send(new HttpRequest("POST", server.uri("/from"), Map.of(), new byte[3]))) {
      assertThat(response.status()).isEqualTo(307);
    }
  }

  private HttpException failure(String path) throws Exception {
    try (PooledHttpClient client = HttpFixture.client()) {
      return catchThrowableOfType(HttpException.class, () -> get(client, server.uri(path)));
    }
  }
}
