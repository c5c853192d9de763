// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.build;
import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static io.odpf.optimus.plugin.provider.go.GoFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.Provider;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.ConnectProxy;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.daemon.ServedRequest;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import io.odpf.optimus.plugin.provider.suite.RefusedPort;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where modules come from: nginx on a tree of modules, version control, a forward proxy. */
class GoSourcesTest {
  private static final String TOOL = "example.com/kit/cmd/tool";

  @TempDir static Path servers;
  private static Certificates certificates;
  private static Nginx nginx;

  @TempDir Path directory;
  private GoFixture fixture;

  @BeforeAll
  static void serve() {
    certificates = Certificates.create(servers.resolve("certificates"));
    nginx = Nginx.start(servers.resolve("nginx"), certificates);
    GoModules modules = new GoModules(nginx.files());
    modules.publishTool("example.com/kit", "v1.0.0", "hello");
    modules.publishTool("example.com/kit", "v1.1.0", "hello");
  }

  @AfterAll
  static void stop() {
    nginx.close();
  }

  @BeforeEach
  void begin() {
    fixture = new GoFixture(directory, nginx.files());
  }

  @AfterEach
  void leaveNothing() {
    fixture.close();
    assertThat(fixture.leftovers()).isEmpty();
  }

  /** Over https, trusting the tests' own authority. */
  private Provider secured(String path, Map<String, Object> more) throws ProviderException {
    Map<String, Object> options = new HashMap<>(more);
    options.put("proxy", URI.create(nginx.https() + path));
    options.put("sumdb", "off");
    options.putIfAbsent("ca_file", certificates.authority());
    return fixture.provider(options);
  }

  private static Options basic(String password) {
    return Options.of(
        Map.of(
            "basic", Options.of(Map.of("username", Nginx.USER, "password", Secret.of(password)))));
  }

  private void resolves(Provider provider) throws Exception {
    assertThat(version(provider, TOOL, "latest")).isEqualTo("v1.1.0");
  }

  private Kind refusal(Provider provider) {
    return failure(provider, request(TOOL, "latest")).kind();
  }

  @Test
  void fetchesOverHttp() throws Exception {
    resolves(fixture.provider(URI.create(nginx.http() + "/files")));
    assertThat(nginx.requests())
        .extracting(ServedRequest::path)
        .contains("/files/example.com/kit/@v/list", "/files/example.com/kit/@v/v1.1.0.zip");
  }

  @Test
  void fetchesOverHttpsWithAPrivateAuthority() throws Exception {
    assertThat(build(secured("/files/", Map.of()), request(TOOL, "v1"))).isNotEmpty();
  }

  @Test
  void refusesAnAuthorityThatIsNotTrusted() throws Exception {
    ProviderException failure =
        failure(fixture.provider(URI.create(nginx.https() + "/files")), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("localhost");
  }

  @Test
  void fetchesWithAPassword() throws Exception {
    resolves(secured("/basic", Map.of("auth", basic(Nginx.PASSWORD))));
  }

  @Test
  void fetchesWithAToken() throws Exception {
    resolves(secured("/bearer", Map.of("auth", Secret.of(Nginx.TOKEN))));
  }

  @Test
  void fetchesWithACustomHeader() throws Exception {
    resolves(secured("/key", Map.of("headers", Map.of("X-Api-Key", Secret.of(Nginx.API_KEY)))));
  }

  @Test
  void fetchesWithANetrcFile() throws Exception {
    Path netrc =
        Files.writeString(
            directory.resolve("netrc"),
            "machine localhost login " + Nginx.USER + " password " + Nginx.PASSWORD + "\n");
    Files.setPosixFilePermissions(
        netrc, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    resolves(secured("/basic", Map.of("auth", Options.of(Map.of("netrc", netrc)))));
  }

  @Test
  void fetchesWithAClientCertificate() throws Exception {
    resolves(
        fixture.provider(
            Map.of(
                "proxy",
                URI.create(nginx.clientHttps() + "/files"),
                "sumdb",
                "off",
                "ca_file",
                certificates.authority(),
                "client_certificate",
                Options.of(
                    Map.of(
                        "certificate", certificates.client(), "key", certificates.clientKey())))));
  }

  @Test
  void fetchesWithAPasswordInTheEnvironmentsAddress() throws Exception {
    String https = nginx.https().replace("//", "//" + Nginx.USER + ":" + Nginx.PASSWORD + "@");
    fixture.with("GOPROXY", https + "/basic,off");
    resolves(fixture.provider(Map.of("sumdb", "off", "ca_file", certificates.authority())));
  }

  @Test
  void reportsAMissingPermission() throws Exception {
    assertThat(refusal(secured("/basic", Map.of()))).isEqualTo(Kind.DENIED);
    ProviderException failure =
        failure(
            secured("/basic", Map.of("auth", basic("not-the-password"))), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    assertThat(failure)
        .hasMessageStartingWith(nginx.https() + "/basic/example.com")
        .hasMessageEndingWith("answered 401 (unauthorized)");
    assertThat(failure.hint() + failure).doesNotContain("not-the-password", "127.0.0.1");
    assertThat(refusal(fixture.provider(URI.create(nginx.http() + "/status/403"))))
        .isEqualTo(Kind.DENIED);
  }

  @Test
  void doesNotMentionTheRelayWhenAModuleIsMissing() throws Exception {
    ProviderException failure =
        failure(
            fixture.provider(URI.create(nginx.http() + "/files")),
            request("example.com/none", "v1.0.0"));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure).hasMessageContaining("example.com/none");
    assertThat(failure.hint() + failure).doesNotContain("127.0.0.1");
    assertThat(refusal(fixture.provider(URI.create(nginx.http() + "/status/410"))))
        .isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void honoursTheRetryTimeOfAFailingServer() throws Exception {
    ProviderException failure =
        failure(
            fixture.provider(URI.create(nginx.http() + "/status/503")), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.retryAfter()).hasValue(Duration.ofSeconds(1));
  }

  @Test
  void reportsAServerThatIsUnreachable() throws Exception {
    try (RefusedPort closed = RefusedPort.open()) {
      String place = "127.0.0.1:" + closed.port();
      ProviderException failure =
          failure(fixture.provider(URI.create("http://" + place)), request(TOOL, "latest"));
      assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(failure).hasMessageContaining(place);
    }
  }

  @Test
  void sendsNoCredentialsUnencryptedToAnotherHost() {
    for (Map<String, Object> credentials :
        List.<Map<String, Object>>of(
            Map.of("auth", Secret.of("t0ken")),
            Map.of("headers", Map.of("X-Api-Key", Secret.of("t0ken"))))) {
      Map<String, Object> options = new HashMap<>(credentials);
      options.put("proxy", URI.create("http://goproxy.example.com/x"));
      ProviderException failure = failure(() -> fixture.provider(options));
      assertThat(failure.kind()).isEqualTo(Kind.INVALID);
      assertThat(failure)
          .hasMessage(
              "credentials would be sent to http://goproxy.example.com/x without encryption");
    }
  }

  @Test
  void sendsNoPasswordOfTheEnvironmentUnencrypted() throws Exception {
    fixture.with("GOPROXY", "http://user:p4ssword@goproxy.example.com");
    ProviderException failure = failure(fixture.provider(Map.of()), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure.toString()).contains("goproxy.example.com").doesNotContain("p4ssword");
  }

  @Test
  void usesTheNextSourceForAMissingModuleWithoutTheFirstOnesCredentials() throws Exception {
    int before = nginx.requests().size();
    resolves(
        fixture.provider(
            Map.of(
                "proxy",
                List.of(
                    URI.create(nginx.http() + "/status/404"),
                    URI.create(nginx.otherHttp() + "/files")),
                "sumdb",
                "off",
                "auth",
                Secret.of("t0ken-of-the-first"))));
    List<ServedRequest> requests = nginx.requests();
    assertThat(requests.subList(before, requests.size()))
        .filteredOn(request -> request.path().startsWith("/status/"))
        .isNotEmpty()
        .allMatch(request -> request.authorization().equals("Bearer t0ken-of-the-first"));
    assertThat(requests.subList(before, requests.size()))
        .filteredOn(request -> request.path().startsWith("/files/"))
        .isNotEmpty()
        .allMatch(request -> request.authorization().equals("-"));
  }

  @Test
  void usesTheNextSourceAfterAnyFailureOnlyIfConfigured() throws Exception {
    List<URI> sources =
        List.of(URI.create(nginx.http() + "/status/500"), URI.create(nginx.http() + "/files"));
    assertThat(
            refusal(
                fixture.provider(
                    Map.of("proxy", sources, "sumdb", "off", "fallback", "not_found"))))
        .isEqualTo(Kind.UNAVAILABLE);
    resolves(fixture.provider(Map.of("proxy", sources, "sumdb", "off", "fallback", "any")));
  }

  @Test
  void acceptsADirectoryAsASource() throws Exception {
    resolves(
        fixture.provider(
            Map.of(
                "proxy",
                List.of(URI.create(nginx.http() + "/status/404"), fixture.tree()),
                "sumdb",
                "off")));
  }

  @Test
  void usesTheModulesRepositoryWhenDirect() throws Exception {
    Path repository = Files.createDirectories(directory.resolve("repository"));
    Files.createDirectories(repository.resolve("cmd/tool"));
    Files.writeString(repository.resolve("go.mod"), "module example.com/own.git\n\ngo 1.21\n");
    Files.writeString(repository.resolve("cmd/tool/main.go"), "package main\n\nfunc main() {}\n");
    git(repository, "init", "-q");
    git(repository, "add", ".");
    git(repository, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x");
    git(repository, "tag", "v1.4.0");
    // What the user has set for git counts here, as on the command line.
    Files.createDirectories(directory.resolve("home"));
    Files.writeString(
        directory.resolve("home/.gitconfig"),
        "[url \"file://"
            + repository
            + "\"]\n\tinsteadOf = https://example.com/own\n[safe]\n\tdirectory = *\n");
    Provider provider =
        fixture.provider(
            Map.of(
                "proxy", List.of(URI.create(nginx.http() + "/files"), "direct"), "sumdb", "off"));
    assertThat(version(provider, "example.com/own.git/cmd/tool", "v1.4.0")).isEqualTo("v1.4.0");
  }

  private static void git(Path directory, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = Tool.find("git").toString();
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Command.of(directory, all).with(Map.of("HOME", directory.toString())).run().orThrow();
  }

  @Test
  void fetchesThroughAForwardProxy() throws Exception {
    try (ConnectProxy proxy =
        ConnectProxy.start(servers.resolve("forward"), "proxy-user", "proxy-passw0rd")) {
      String address = proxy.url().replace("//", "//proxy-user:proxy-passw0rd@");
      resolves(secured("/files", Map.of("http_proxy", URI.create(address))));
      assertThat(proxy.log()).contains("CONNECT localhost:");
      assertThat(refusal(secured("/files", Map.of("http_proxy", URI.create(proxy.url())))))
          .isEqualTo(Kind.DENIED);
    }
  }
}
