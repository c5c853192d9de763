// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import io.odpf.optimus.plugin.itests.servers.TestAuthority;
import io.odpf.optimus.plugin.itests.servers.TestIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The redirects that the manager follows, and the credentials that it sends. */
class RedirectTest extends OneServer {
  private static final String TOKEN = "auth: t0ken-of-nobody-else";
  @AutoClose private final HttpTestServer other = HttpTestServer.start();

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsARedirect(int status) throws Exception {
    server.on("/neo.tar.gz", to(status, "../store/./blob?sig=1")).on("/store/blob", good);
    machine.installs(plugin);
    assertThat(server.requestLines())
        .containsExactly(
            "HEAD /neo.tar.gz",
            "HEAD /store/blob?sig=1",
            "GET /neo.tar.gz",
            "GET /store/blob?sig=1");
  }

  @Test
  void sendsNoCredentialsToAnotherHost() throws Exception {
    server.on("/neo.tar.gz", to(302, other.uri("localhost", "/blob").toString()));
    other.on("/blob", good);
    machine.with(TOKEN, Machine.PATIENT).installs(plugin);
    assertThat(server.requests())
        .allMatch(request -> request.header("Authorization").startsWith("Bearer t0ken"));
    assertThat(other.requests()).isNotEmpty();
    assertThat(other.requests())
        .allMatch(request -> request.header("Authorization") == null)
        .noneMatch(request -> request.headers().toString().contains("t0ken"));
  }

  @Test
  void dropsUserInformationOfARedirect() throws Exception {
    server.on("/neo.tar.gz", to(302, "http://user:s3cret@127.0.0.1:" + other.port() + "/blob"));
    other.on("/blob", good);
    machine.installs(plugin);
    assertThat(other.requests()).allMatch(request -> request.header("Authorization") == null);
  }

  @Test
  void resumesATransferAtTheTarget() throws Exception {
    server.on("/neo.tar.gz", to(302, other.uri("/blob").toString()));
    int length = plugin.archive().length;
    other.on(
        "/blob",
        Recovering.afterBodies(
            good,
            (request, wire) -> {
              wire.head(200, "ETag: \"a\"", "Content-Length: " + length)
                  .send(plugin.archive(), 0, 100_000);
              wire.close();
            }));
    assertThat(machine.installs(plugin).report().fetchedBytes()).isEqualTo(length);
    assertThat(other.lastRequest().header("Range")).isEqualTo("bytes=100000-");
    assertThat(other.lastRequest().header("If-Range")).isEqualTo("\"a\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "file:/etc/passwd",
        "jar:file:/tmp/x.jar!/x",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1/",
        "data:application/gzip,x",
        "//",
        "http://",
        "http:///x",
        "http://%%",
        "http://127.0.0.1:99999/x",
        "http://[::1/x",
        "",
      })
  void toWhatIsNoHttpAddressAreRefusedAtOnce(String target) throws Exception {
    server.on("/neo.tar.gz", to(302, target));
    Attempt attempt = machine.fails("source-invalid");
    assertThat(attempt.problem().message()).startsWith(server.uri("/neo.tar.gz").toString());
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void refusesARedirectToAFile() throws Exception {
    Path secret = Files.write(directory.resolve("secret.tar.gz"), plugin.archive());
    server.on("/neo.tar.gz", to(302, secret.toUri().toString()));
    machine.fails("source-invalid");
  }

  @Test
  void refusesARedirectLoop() throws Exception {
    server.on("/neo.tar.gz", to(302, "/b?sig=s3cret")).on("/b", to(302, "/neo.tar.gz"));
    Attempt attempt = machine.fails("source-invalid");
    assertThat(attempt.problem().message()).contains("in a loop").doesNotContain("s3cret");
    assertThat(server.requests()).hasSize(8);
  }

  @Test
  void followsAtMostTenRedirects() throws Exception {
    server.on(
        "/neo.tar.gz",
        (request, wire) -> {
          int query = request.target().indexOf('=');
          int n = query < 0 ? 0 : Integer.parseInt(request.target().substring(query + 1));
          wire.head(302, "Location: /neo.tar.gz?n=" + (n + 1), "Content-Length: 0");
        });
    Attempt attempt = machine.fails("source-invalid");
    assertThat(attempt.problem().message()).contains("more than 10 times");
    // By HEAD and by GET.
    assertThat(server.requests()).hasSize(22);
  }

  @Test
  void refusesARedirectFromHttpsToHttp() throws Exception {
    TestAuthority authority = TestAuthority.create("Test CA");
    Path ca = TestIdentity.writePem(directory.resolve("ca.pem"), authority.certificate());
    server.on("/neo.tar.gz", good);
    try (HttpTestServer secure = HttpTestServer.start(authority.issue("127.0.0.1").tls(), false)) {
      secure.on("/neo.tar.gz", to(302, server.uri("/neo.tar.gz").toString()));
      Attempt attempt = machine.from(secure.uri("")).with("ca_file: " + ca).fails("source-invalid");
      assertThat(attempt.problem().message()).contains("from https to http");
      assertThat(server.requests()).isEmpty();
      assertThat(secure.requests()).hasSize(2);
    }
  }

  private static Answer to(int status, String location) {
    return (request, wire) -> wire.head(status, "Location: " + location, "Content-Length: 0");
  }
}
