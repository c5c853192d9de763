// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.build;
import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static io.odpf.optimus.plugin.provider.go.GoFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.Nginx;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which go command is used, and what it is told. */
class GoToolchainTest {
  private static final String TOOL = "example.com/kit/cmd/tool";

  @TempDir Path directory;
  private GoFixture fixture;

  @BeforeEach
  void publish() {
    fixture = new GoFixture(directory);
    fixture.modules().publishTool("example.com/kit", "v1.0.0", "hello");
  }

  @AfterEach
  void makeDeletable() {
    fixture.close();
  }

  private Path script(String text) throws Exception {
    Path script = Files.createDirectories(directory.resolve("bin")).resolve("go");
    Files.writeString(script, "#!/bin/sh\n" + text + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private ProviderException refusal(Map<String, Object> options) throws ProviderException {
    ProviderException failure = failure(fixture.provider(options), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.LOCAL);
    return failure;
  }

  @Test
  void refusesAPathWithoutGo() throws Exception {
    fixture.with("PATH", directory + ":relative");
    ProviderException failure = refusal(Map.of());
    assertThat(failure)
        .hasMessage(
            "plugins from Go modules are built by the go command, and there is none on the PATH ("
                + directory
                + ":relative)");
    assertThat(failure.hint()).isEqualTo("install Go 1.21 or newer, or set the provider's go:");
  }

  @Test
  void refusesAConfiguredGoThatDoesNotExist() throws Exception {
    Path nowhere = directory.resolve("no/go");
    assertThat(refusal(Map.of("go", nowhere))).hasMessage("there is no go command at " + nowhere);
  }

  @Test
  void refusesAGoThatIsTooOld() throws Exception {
    Path old =
        script(
            "echo '{\"GOVERSION\":\"go1.20.14\",\"GOHOSTOS\":\"linux\",\"GOHOSTARCH\":\"amd64\"}'");
    assertThat(refusal(Map.of("go", old)))
        .hasMessage(old + " is go1.20.14, which is older than Go 1.21");
    Path ancient = script("echo '{}'");
    assertThat(refusal(Map.of("go", ancient))).hasMessage(ancient + " is older than Go 1.21");
  }

  @Test
  void refusesAnotherProgramNamedGo() throws Exception {
    Path game = script("echo 'black to play'");
    assertThat(refusal(Map.of("go", game)))
        .hasMessage(game + " answers 'go env -json' in a way that is not Go's");
    Path failing = script("echo 'no such board' >&2; exit 3");
    assertThat(refusal(Map.of("go", failing)))
        .hasMessage(failing + " fails at 'go env -json': no such board");
    assertThat(failing.toFile().setExecutable(false)).isTrue();
    assertThat(refusal(Map.of("go", failing))).hasMessage("there is no go command at " + failing);
  }

  @Test
  void ignoresTheUsersGoSettings() throws Exception {
    byte[] plain = build(fixture.provider(fixture.tree()), request(TOOL, "v1.0.0"));
    Path mark = directory.resolve("mark");
    Path evil = script("touch " + mark + "; exec \"$@\"");
    Path settings =
        Files.writeString(
            directory.resolve("goenv"),
            "GOFLAGS=-toolexec=" + evil + "\nCC=" + evil + "\nCGO_ENABLED=1\nGOTOOLCHAIN=go1.99\n");
    fixture
        .with("GOENV", settings.toString())
        .with("GOFLAGS", "-toolexec=" + evil)
        .with("CC", evil.toString())
        .with("CGO_ENABLED", "1")
        .with("GOROOT", directory.toString())
        .with("GOTOOLDIR", directory.toString())
        .with("GOTOOLCHAIN", "go1.99+auto")
        .with("GOEXPERIMENT", "nonsense")
        .with("GOOS", "plan9")
        .with("GOAMD64", "v3")
        .with("GOBIN", directory.toString())
        .with("GOWORK", directory.resolve("go.work").toString())
        .with("GO111MODULE", "off")
        .with("GOPRIVATE", "example.com")
        .with("GODEBUG", "gocachehash=1");
    byte[] same = build(fixture.provider(fixture.tree()), request(TOOL, "v1.0.0"));
    assertThat(java.util.Arrays.equals(plain, same)).as("the same bytes").isTrue();
    assertThat(mark).doesNotExist();
  }

  @Test
  void usesTemporaryCachesForAUserWithoutAHome() throws Exception {
    fixture.without("HOME").without("GOPATH").without("GOCACHE").without("GOMODCACHE");
    assertThat(version(fixture.provider(fixture.tree()), TOOL, "latest")).isEqualTo("v1.0.0");
    try (Stream<Path> files = Files.walk(fixture.scratch().resolve("modules"))) {
      assertThat(files.filter(Files::isDirectory)).isNotEmpty().allMatch(Files::isWritable);
    }
  }

  @Test
  void startsNoTelemetryHelper() throws Exception {
    // In a home where none ran today, go would start one that outlives it, after taking a token.
    build(fixture.provider(fixture.tree()), request(TOOL, "v1.0.0"));
    try (Stream<Path> files = Files.walk(directory.resolve("home"))) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("upload.token");
    }
  }

  @Test
  void passesNoSecretToGo() throws Exception {
    Path log = directory.resolve("log");
    Path spy =
        script(
            "{ env; echo \"$@\"; cat /proc/self/environ; } >> "
                + log
                + "; exec "
                + Tool.find("go")
                + " \"$@\"");
    Certificates certificates = Certificates.create(directory.resolve("certificates"));
    try (Nginx nginx = Nginx.start(directory.resolve("nginx"), certificates)) {
      GoFixture served = new GoFixture(directory, nginx.files());
      served.modules().publishTool("example.com/kit", "v1.0.0", "hello");
      served.with("PLUGINS_TOKEN", Nginx.PASSWORD).with("HTTPS_PROXY", "");
      byte[] program =
          build(
              served.provider(
                  Map.of(
                      "go",
                      spy,
                      "proxy",
                      URI.create(nginx.https() + "/basic"),
                      "sumdb",
                      "off",
                      "ca_file",
                      certificates.authority(),
                      "auth",
                      Options.of(
                          Map.of(
                              "basic",
                              Options.of(
                                  Map.of(
                                      "username",
                                      Nginx.USER,
                                      "password",
                                      Secret.of(Nginx.PASSWORD))))))),
              request(TOOL, "v1.0.0"));
      assertThat(program).isNotEmpty();
      assertThat(Files.readString(log))
          .contains("GOPROXY=http://127.0.0.1:", "mod download -json", "install -trimpath")
          .doesNotContain(Nginx.PASSWORD, Nginx.USER, nginx.https());
    }
  }
}
