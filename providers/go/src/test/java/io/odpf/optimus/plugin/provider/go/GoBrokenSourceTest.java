// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.build;
import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static io.odpf.optimus.plugin.provider.go.GoFixture.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that break off, stall or make no sense while a module is had from them. */
class GoBrokenSourceTest {
  private static final String VERSIONS = "/example.com/kit/@v/";

  @TempDir Path directory;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private GoFixture fixture;
  private byte[] archive;

  @BeforeEach
  void publish() throws IOException {
    fixture = new GoFixture(directory);
    fixture.modules().publishTool("example.com/kit", "v1.0.0", "hello");
    archive = Files.readAllBytes(fixture.modules().archive("example.com/kit", "v1.0.0"));
    fixture.serve(server, VERSIONS, "list", "v1.0.0.info", "v1.0.0.mod");
  }

  private void archive(Answer answer) {
    server.on(VERSIONS + "v1.0.0.zip", answer);
  }

  private ProviderException refusal() throws ProviderException {
    return failure(fixture.provider(server.uri("")), request("example.com/kit/cmd/tool", "latest"));
  }

  @Test
  void acceptsABodyWithoutALengthAtItsEnd() throws Exception {
    archive(
        (request, wire) ->
            wire.head(200, "Transfer-Encoding: chunked")
                .send(Integer.toHexString(archive.length) + "\r\n")
                .send(archive)
                .send("\r\n0\r\n\r\n"));
    assertThat(version(fixture.provider(server.uri("")), "example.com/kit/cmd/tool", "v1"))
        .isEqualTo("v1.0.0");
  }

  @Test
  void refusesATruncatedBody() throws Exception {
    archive(
        (request, wire) -> {
          wire.head(200, "Content-Length: " + archive.length).send(archive, 0, 100);
          wire.close();
        });
    assertThat(refusal().kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void refusesATruncatedChunkedBody() throws Exception {
    archive(
        (request, wire) -> {
          wire.head(200, "Transfer-Encoding: chunked")
              .send(Integer.toHexString(archive.length) + "\r\n")
              .send(archive, 0, 100);
          wire.close();
        });
    assertThat(refusal().kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void reportsAConnectionThatIsReset() throws Exception {
    archive((request, wire) -> wire.reset());
    assertThat(refusal().kind()).isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void abandonsAServerThatStallsAtTheTimeLimit() throws Exception {
    archive(
        (request, wire) -> {
          wire.head(200, "Content-Length: " + archive.length).send(archive, 0, 100);
          wire.stall();
        });
    fixture.within(Duration.ofSeconds(3));
    assertThat(refusal().kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fixture.leftovers()).isEmpty();
  }

  @Test
  void refusesAMalformedAnswer() throws Exception {
    server.on(
        VERSIONS + "v1.0.0.info", (request, wire) -> wire.answer(200, "text/html", "<html>Hello"));
    ProviderException failure = refusal();
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("invalid response");
  }

  @Test
  void passesTheTextOfAProxys404ToGoOnly() throws Exception {
    server.on(
        VERSIONS + "list",
        (request, wire) -> wire.answer(404, "text/plain", "not found: " + "x".repeat(5_000)));
    ProviderException failure = refusal();
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(failure.getMessage().getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000);
  }

  private ProviderException refusalOf(Map<String, String> files) throws Exception {
    fixture.modules().publish("example.com/other", "v1.0.0", files);
    return failure(
        () -> build(fixture.provider(fixture.tree()), request("example.com/other", "v1.0.0")));
  }

  @Test
  void namesTheNewPathOfAModuleThatWasRenamed() throws Exception {
    ProviderException failure =
        refusalOf(
            Map.of(
                "go.mod",
                "module example.com/new-name\n\ngo 1.21\n",
                "main.go",
                GoModules.program("hello")));
    assertThat(failure)
        .hasMessage(
            "the module example.com/other was renamed: it declares its path as"
                + " example.com/new-name");
    assertThat(failure.hint()).contains("write the plugin's path with example.com/new-name");
  }

  @Test
  void reportsAProgramThatNeedsCgo() throws Exception {
    ProviderException failure =
        refusalOf(
            Map.of(
                "main.go", "package main\n\nimport \"C\"\n\nfunc main() { println(C.int(1)) }\n"));
    assertThat(failure.hint()).contains("config: {cgo: true}");
  }
}
