// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import static io.odpf.optimus.plugin.provider.url.UrlFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.Artifact;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.ServedFile;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ResolveTest {
  private static final String DATE = "Wed, 21 Oct 2015 07:28:00 GMT";
  private static final byte[] CONTENT = new byte[1000];
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private final UrlFixture fixture = new UrlFixture();

  @Test
  void asksForTheHeaderAndPinsByTheEtag() throws Exception {
    server.on("/r/f", new ServedFile(CONTENT, "\"a\"", DATE));
    Artifact artifact = resolve("f");
    assertThat(artifact.pin()).hasValue("etag:\"a\"");
    assertThat(artifact.size()).hasValue(1000);
    assertThat(artifact.digests()).isEmpty();
    assertThat(server.requestLines()).containsExactly("HEAD /r/f");
  }

  @Test
  void doesNotPinAWeakEtag() throws Exception {
    server.on("/r/f", new ServedFile(CONTENT, "W/\"a\"", DATE));
    assertThat(resolve("f").pin()).hasValue("modified:" + DATE + ";size=1000");
  }

  @Test
  void resolvesWithoutAVersionOfTheServer() throws Exception {
    server.on("/r/f", new ServedFile(CONTENT, null, null));
    assertThat(resolve("f").pin()).isEmpty();
    server.on(
        "/r/f", (request, wire) -> wire.head(200, "Last-Modified: " + DATE, "Connection: close"));
    assertThat(resolve("f").pin()).isEmpty();
  }

  @Test
  void requestsByGetWithoutReadingIfHeadFails() throws Exception {
    Map<String, Answer> failures = new LinkedHashMap<>();
    for (int status : new int[] {204, 206, 400, 401, 403, 404, 405, 410, 412, 500, 501, 503}) {
      failures.put("" + status, (request, wire) -> wire.head(status));
    }
    failures.put("no answer", (request, wire) -> wire.close());
    failures.put("no HTTP", (request, wire) -> wire.send("hello\r\n").close());
    failures.put("no target", (request, wire) -> wire.head(302));
    failures.put("a loop", (request, wire) -> wire.head(302, "Location: /r/f"));
    failures.put("a login", (request, wire) -> wire.head(302, "Location: /login"));
    failures.put("no length", (request, wire) -> wire.head(200, "Content-Length: 0"));
    for (String failure : failures.keySet()) {
      Answer file = new ServedFile(CONTENT, "\"a\"", DATE);
      server.on(
          "/r/f",
          (request, wire) ->
              (request.method().equals("HEAD") ? failures.get(failure) : file).to(request, wire));
      assertThat(resolve("f").pin()).as(failure).hasValue("etag:\"a\"");
      assertThat(resolve("f", "etag:\"a\"").pin()).as(failure).hasValue("etag:\"a\"");
    }
  }

  @Test
  void passesOnTheDelayOfABusyServer() {
    server.on("/r/f", (request, wire) -> wire.head(503, "Retry-After: 7", "Content-Length: 0"));
    assertThat(failure(null).retryAfter()).hasValue(Duration.ofSeconds(7));
    assertThat(server.requestLines()).containsExactly("HEAD /r/f");
  }

  @Test
  void revalidatesAPinnedEtagByACondition() throws Exception {
    server.on("/r/f", new ServedFile(CONTENT, "\"a\"", DATE));
    assertThat(resolve("f", "etag:\"a\"").pin()).hasValue("etag:\"a\"");
    assertThat(server.lastRequest().header("If-None-Match")).isEqualTo("\"a\"");
  }

  @Test
  void comparesTheEtagIfTheServerIgnoresTheCondition() throws Exception {
    server.on("/r/f", (request, wire) -> wire.head(200, "ETag: \"a\"", "Content-Length: 1000"));
    assertThat(resolve("f", "etag:\"a\"").pin()).hasValue("etag:\"a\"");
  }

  @Test
  void reportsAnotherVersionThanThePinnedAsAChange() throws Exception {
    server.on("/r/f", new ServedFile(CONTENT, "\"b\"", DATE));
    ProviderException failure = failure("etag:\"a\"");
    assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
    assertThat(failure)
        .hasMessage(
            server.uri("/r/f") + " changed since it was resolved: its ETag is \"b\", not \"a\"");
    assertThat(failure.hint()).contains("plugin lock --upgrade");
  }

  @Test
  void datesAreComparedToTheLetterAndWithTheLength() throws Exception {
    String pin = "modified:" + DATE + ";size=1000";
    server.on("/r/f", new ServedFile(CONTENT, null, DATE));
    assertThat(resolve("f", pin).pin()).hasValue(pin);
    server.on("/r/f", new ServedFile(CONTENT, null, "Wed, 21 Oct 2015 07:27:59 GMT"));
    assertThat(failure(pin).kind()).isEqualTo(Kind.CHANGED);
    server.on("/r/f", new ServedFile(new byte[999], null, DATE));
    assertThat(failure(pin)).hasMessageContaining("it has 999 bytes, not 1000");
    server.on("/r/f", new ServedFile(CONTENT, null, null));
    assertThat(failure(pin)).hasMessageContaining("no longer has a Last-Modified date");
  }

  @Test
  void refusesAPinOfAnotherProvider() throws Exception {
    for (String pin : new String[] {"generation:5", "etag:a", "modified:x", "modified:x;size=y"}) {
      assertThat(failure(pin).kind()).as(pin).isEqualTo(Kind.INVALID);
    }
  }

  @Test
  void digestsThatTheServerVouchesForAreHandedOn() throws Exception {
    String hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    String base64 = "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=";
    for (String header :
        new String[] {
          "X-Checksum-Sha256: " + hex,
          "Digest: md5=AAAA, SHA-256=" + base64,
          "Repr-Digest: sha-256=:" + base64 + ":",
        }) {
      server.on("/r/f", (request, wire) -> wire.head(200, header, "Content-Length: 4"));
      assertThat(resolve("f").digests()).as(header).containsExactly(Digest.sha256(hex));
    }
    for (String header : new String[] {"Digest: sha-256=??", "X-Checksum-Sha256: 12"}) {
      server.on("/r/f", (request, wire) -> wire.head(200, header, "Content-Length: 4"));
      assertThat(resolve("f").digests()).as(header).isEmpty();
    }
  }

  @Test
  void statusesMeanWhatTheySay() throws Exception {
    Object[][] meanings = {
      {401, Kind.DENIED, "unauthorized"},
      {403, Kind.DENIED, "forbidden"},
      {404, Kind.NOT_FOUND, "does not exist (404)"},
      {410, Kind.NOT_FOUND, "does not exist (410)"},
      {429, Kind.UNAVAILABLE, "429"},
      {500, Kind.UNAVAILABLE, "500"},
      {503, Kind.UNAVAILABLE, "503"},
      {418, Kind.INVALID, "418"},
      {204, Kind.INVALID, "204"},
    };
    for (Object[] meaning : meanings) {
      server.on(
          "/r/f",
          (request, wire) -> wire.head((int) meaning[0], "Retry-After: 7", "Content-Length: 0"));
      ProviderException failure = failure(null);
      assertThat(failure.kind()).as("" + meaning[0]).isEqualTo(meaning[1]);
      assertThat(failure)
          .hasMessageContaining((String) meaning[2])
          .hasMessageContaining(server.uri("/r/f").toString());
      if (failure.kind() == Kind.UNAVAILABLE) {
        assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(7));
      }
    }
  }

  @Test
  void showsTheTitleOfAnErrorPage() throws Exception {
    server.on(
        "/r/f",
        (request, wire) ->
            wire.answer(
                400,
                "text/html",
                "<html><head><title>400 No required SSL certificate was sent</title></head></html>"));
    ProviderException failure = failure(null);
    assertThat(failure).hasMessageEndingWith("400: '400 No required SSL certificate was sent'");
    assertThat(failure.hint()).contains("client_certificate");
  }

  @Test
  void treatsAnUnreachableServerAsUnavailable() throws Exception {
    server.on("/r/f", (request, wire) -> wire.close());
    assertThat(failure(null).kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void credentialsOfTheConfigurationAreSentAndStayWithTheHost() throws Exception {
    try (HttpTestServer cdn = HttpTestServer.start()) {
      server.on("/r/f", (request, wire) -> wire.head(302, "Location: " + cdn.uri("/cdn/f")));
      cdn.on("/cdn/f", new ServedFile(CONTENT, "\"a\"", DATE));
      var provider =
          fixture.provider(
              server.uri("/r"),
              Map.of("auth", Secret.of("t0k"), "headers", Map.of("X-Team", Secret.of("x"))));
      assertThat(provider.resolve(request("f")).pin()).hasValue("etag:\"a\"");
      assertThat(server.lastRequest().header("Authorization")).isEqualTo("Bearer t0k");
      assertThat(server.lastRequest().header("X-Team")).isEqualTo("x");
      assertThat(cdn.lastRequest().headers()).doesNotContainKeys("authorization", "x-team");
    }
  }

  private Artifact resolve(String path) throws Exception {
    return fixture.provider(server.uri("/r")).resolve(request(path));
  }

  private Artifact resolve(String path, String pin) throws Exception {
    return fixture.provider(server.uri("/r/")).resolve(request(path).pinned(pin));
  }

  private ProviderException failure(String pin) {
    return catchThrowableOfType(
        ProviderException.class, () -> (pin == null ? resolve("f") : resolve("f", pin)).pin());
  }
}
