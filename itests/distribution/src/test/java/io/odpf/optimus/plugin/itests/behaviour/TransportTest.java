// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.daemon.ConnectProxy;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.daemon.ServedRequest;
import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The transport of artifacts: trusted servers, proxies, redirects, and the recipients of
 * credentials.
 */
class TransportTest {
  private static final String ONCE = "retries: {attempts: 1}";

  @TempDir Path directory;

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
    stage.certificates();
    stage.release("0.0.6").archives("neo", "neo");
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  @Test
  void refusesACertificateOfAnUnknownAuthority() {
    write(stage.nginx().https() + "/files", ONCE);
    assertRefused("certificate", "ca_file");
    write(stage.nginx().selfSignedHttps() + "/files", ONCE, authority());
    assertRefused("certificate");
    write(stage.nginx().expiredHttps() + "/files", ONCE, authority());
    assertRefused("expired");
    write(stage.nginx().wrongHostHttps() + "/files", ONCE, authority());
    assertRefused("localhost");
    assertThat(stage.nginx().requests()).isEmpty();
  }

  @Test
  void presentsAClientCertificateOnRequest() {
    write(stage.nginx().clientHttps() + "/files", ONCE, authority());
    assertRefused("400");
    write(
        stage.nginx().clientHttps() + "/files",
        authority(),
        "client_certificate: {certificate: "
            + stage.certificates().client()
            + ", key: "
            + stage.certificates().clientKey()
            + "}");
    assertInstalls();
  }

  @Test
  void acceptsEachKindOfCredentials() throws Exception {
    stage.variable("SECRET", Nginx.PASSWORD).variable("KEY", Nginx.API_KEY);
    write(
        stage.nginx().http() + "/basic",
        "auth: {basic: {username: " + Nginx.USER + ", password: \"${SECRET}\"}}");
    assertInstalls();
    write(stage.nginx().http() + "/key", "auth: {header: {name: X-Api-Key, value: \"${KEY}\"}}");
    assertInstalls();
    Path netrc = stage.home().resolve(".netrc");
    Files.writeString(
        netrc, "machine 127.0.0.1 login " + Nginx.USER + " password " + Nginx.PASSWORD + "\n");
    assertThat(netrc.toFile().setReadable(false, false)).isTrue();
    assertThat(netrc.toFile().setReadable(true, true)).isTrue();
    write(stage.nginx().http() + "/basic", "auth: {netrc: true}");
    assertInstalls();
  }

  @Test
  void keepsCredentialsAtTheirOriginWhenRedirected() {
    stage.variable("TOKEN", Nginx.TOKEN);
    write(stage.nginx().http() + "/elsewhere", "auth: ${TOKEN}");

    assertInstalls();

    List<ServedRequest> requests = stage.nginx().requests();
    assertThat(requests)
        .filteredOn(request -> request.path().startsWith("/elsewhere/"))
        .isNotEmpty()
        .allMatch(request -> request.authorization().equals("Bearer " + Nginx.TOKEN));
    assertThat(requests)
        .filteredOn(request -> request.path().startsWith("/files/"))
        .isNotEmpty()
        .allMatch(request -> request.authorization().equals("-"));
  }

  @Test
  void followsARedirectFromHttpToHttps() {
    write(stage.nginx().http() + "/secured", authority());

    assertInstalls();

    assertThat(stage.nginx().archiveRequests()).extracting(ServedRequest::scheme).contains("https");
  }

  @Test
  void usesTheConfiguredProxy() {
    try (ConnectProxy proxy = ConnectProxy.start(directory, "me", Nginx.PASSWORD)) {
      String address = "proxy: http://me:" + Nginx.PASSWORD + "@" + proxy.authority();
      write(stage.nginx().http() + "/files", address);
      assertInstalls();
      assertThat(proxy.log()).contains("GET http://127.0.0.1:");

      write(stage.nginx().https() + "/files", authority(), address);
      assertInstalls();
      assertThat(proxy.log()).contains("CONNECT localhost:");

      forget();
      write(stage.nginx().https() + "/files", authority(), "proxy: " + proxy.url());
      assertRefused("407");
    }
  }

  @Test
  void usesTheProxyOfTheEnvironmentExceptForItsExclusions() {
    // nginx accepts requests in the form that proxies receive; the host name exists only there.
    stage.variable("HTTP_PROXY", stage.nginx().http());
    write("http://plugins.example/files", ONCE);
    assertInstalls();

    forget();
    stage.variable("NO_PROXY", "plugins.example");
    assertRefused("plugins.example");
  }

  @Test
  void requiresPermissionForCredentialsWithoutTlsAndWarns() {
    stage.variable("HTTP_PROXY", stage.nginx().http());
    write("http://plugins.example/files", "auth: t0k");

    for (String command : new String[] {"install", "validate"}) {
      Result refused = stage.run(command);
      assertThat(refused.exitCode()).isEqualTo(2);
      assertThat(refused.out() + refused.err())
          .contains("url is not encrypted, and auth would be sent to http://plugins.example/files")
          .contains("allow_plain_http: true");
    }

    write("http://plugins.example/files", "auth: t0k", "allow_plain_http: true");
    for (String command : new String[] {"validate", "install"}) {
      Result allowed = stage.run(command);
      assertThat(allowed.exitCode()).isZero();
      assertThat(allowed.err())
          .contains(command.equals("validate") ? "note: " : "warning: ")
          .contains("credentials to http://plugins.example/files without encryption");
    }
  }

  @Test
  void installsFromAServerWithoutRangesAndTags() {
    write(stage.nginx().http() + "/no-ranges");
    assertInstalls();
    write(stage.nginx().http() + "/no-etag");
    assertInstalls();
  }

  @Test
  void retriesAfterTheDelayOfAnOverloadedServer() {
    write(stage.nginx().http() + "/status/503", "retries: {attempts: 2}");

    Result result = stage.run("install");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("503").contains("again in 1");
    assertThat(stage.nginx().requests()).hasSizeGreaterThan(1);
  }

  private String authority() {
    return "ca_file: " + stage.certificates().authority();
  }

  private void write(String url, String... more) {
    stage.write(
        stage
            .config()
            .url("releases", url, more)
            .plugin("releases", "neo", InstallBehaviour.TAR_GZ, "version: 0.0.6"));
  }

  private void assertInstalls() {
    forget();
    Result result = stage.run("install");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(stage.installed("neo")).exists();
    assertThat(result.out() + result.err()).doesNotContain(Nginx.PASSWORD, Nginx.TOKEN);
  }

  private void assertRefused(String... words) {
    Result result = stage.run("install");
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(1);
    assertThat(result.err()).contains(words).doesNotContain(Nginx.PASSWORD, Nginx.TOKEN);
    assertThat(stage.installedFiles()).isEmpty();
  }

  /** Removes the artifacts, as if none had been installed. */
  private void forget() {
    stage.run("clean", "--all", "--cache").orThrow();
    assertThat(stage.lockFile().toFile().delete() || !stage.lockFile().toFile().exists()).isTrue();
  }
}
