// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import static io.odpf.optimus.plugin.provider.go.GoFixture.failure;
import static io.odpf.optimus.plugin.provider.go.GoFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import io.odpf.optimus.plugin.itests.servers.HttpTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Module proxies and checksum databases whose answers do not end. */
class GoEndlessSourceTest {
  private static final String VERSIONS = "/example.com/kit/@v/";
  private static final String DATABASE_KEY =
      "sum.example.com+6b02a759+AS/fSzz8sIuy6fol5ZRyF6hEOQHUzEPXMtNLgSafjFvc";
  private static final long MIB = 1 << 20;

  /** The bytes that lie in socket buffers when a reader hangs up. */
  private static final long UNDERWAY = 16 * MIB;

  @TempDir Path directory;
  @AutoClose private final HttpTestServer server = HttpTestServer.start();
  @AutoClose private GoFixture fixture;

  @BeforeEach
  void publish() throws IOException {
    fixture = new GoFixture(directory);
    fixture.modules().publishTool("example.com/kit", "v1.0.0", "hello");
    fixture.serve(server, VERSIONS, "list", "v1.0.0.info", "v1.0.0.mod", "v1.0.0.zip");
  }

  private ProviderException refusal(String version, Map<String, Object> options) throws Exception {
    return failure(fixture.provider(options), request("example.com/kit/cmd/tool", version));
  }

  private Map<String, Object> withoutDatabase() {
    return Map.of("proxy", server.uri(""), "sumdb", "off");
  }

  /** All bytes of files in the places that the provider and go write to. */
  private long written() throws IOException {
    long sum = 0;
    for (String place : new String[] {"scratch", "modules", "user", "home"}) {
      if (Files.exists(directory.resolve(place))) {
        try (Stream<Path> files = Files.walk(directory.resolve(place))) {
          sum += files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
      }
    }
    return sum;
  }

  private void assertStopsAt(
      long limit, String path, String version, Map<String, Object> options, String message)
      throws Exception {
    EndlessAnswer endless = new EndlessAnswer(200, limit + 4 * UNDERWAY);
    server.on(path, endless);
    ProviderException failure = refusal(version, options);
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessage(message);
    assertThat(failure.hint()).contains("ask the operator");
    assertThat(endless.sent()).isBetween(limit, limit + UNDERWAY);
    assertThat(fixture.leftovers()).isEmpty();
    assertThat(written()).isLessThan(MIB);
  }

  @Test
  void stopsAnEndlessListAt16MiB() throws Exception {
    String path = VERSIONS + "list";
    assertStopsAt(
        16 * MIB,
        path,
        "latest",
        withoutDatabase(),
        "the list of versions of example.com/kit is limited to 16 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessInfoFileAt1MiB() throws Exception {
    String path = VERSIONS + "v1.0.0.info";
    assertStopsAt(
        MIB,
        path,
        "v1.0.0",
        withoutDatabase(),
        "the .info file of example.com/kit@v1.0.0 is limited to 1 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessGoModFileAt16MiB() throws Exception {
    String path = VERSIONS + "v1.0.0.mod";
    assertStopsAt(
        16 * MIB,
        path,
        "v1.0.0",
        withoutDatabase(),
        "the go.mod file of example.com/kit@v1.0.0 is limited to 16 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessLatestVersionAt1MiB() throws Exception {
    server.on(VERSIONS + "list", (request, wire) -> wire.answer(200, "text/plain", ""));
    String path = "/example.com/kit/@latest";
    assertStopsAt(
        MIB,
        path,
        "latest",
        withoutDatabase(),
        "the latest version of example.com/kit is limited to 1 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessArchiveAt500MiB() throws Exception {
    String path = VERSIONS + "v1.0.0.zip";
    assertStopsAt(
        500 * MIB,
        path,
        "v1.0.0",
        withoutDatabase(),
        "the archive of example.com/kit@v1.0.0 is limited to 500 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessAnswerOfADatabaseAt1MiB() throws Exception {
    fixture.with("GOSUMDB", DATABASE_KEY + " " + server.uri("/sums"));
    String path = "/sums/lookup/example.com/kit@v1.0.0";
    assertStopsAt(
        MIB,
        path,
        "v1.0.0",
        Map.of("proxy", server.uri("")),
        "the checksum database's lookup/example.com/kit@v1.0.0 is limited to 1 MiB, but "
            + server.uri(path)
            + " sends more");
  }

  @Test
  void stopsAnEndlessAnswerOfADatabaseBehindAProxyAt1MiB() throws Exception {
    EndlessAnswer supported = new EndlessAnswer(200, 4 * UNDERWAY);
    server.on("/sumdb/sum.example.com/supported", supported);
    String path = "/sumdb/sum.example.com/lookup/example.com/kit@v1.0.0";
    assertStopsAt(
        MIB,
        path,
        "v1.0.0",
        Map.of("proxy", server.uri(""), "sumdb", DATABASE_KEY),
        "the checksum database's lookup/example.com/kit@v1.0.0 is limited to 1 MiB, but "
            + server.uri(path)
            + " sends more");
    assertThat(supported.sent()).isLessThan(UNDERWAY);
  }

  @Test
  void readsLittleOfAnEndlessErrorPage() throws Exception {
    EndlessAnswer endless = new EndlessAnswer(403, 4 * UNDERWAY);
    server.on(VERSIONS + "v1.0.0.info", endless);
    assertThat(refusal("v1.0.0", withoutDatabase()).kind()).isEqualTo(Kind.DENIED);
    assertThat(endless.sent()).isLessThan(UNDERWAY);
  }

  @Test
  void refusesADeclaredLengthAboveTheLimitBeforeTheFirstByte() throws Exception {
    String path = VERSIONS + "v1.0.0.zip";
    server.on(
        path, (request, wire) -> wire.head(200, "Content-Length: " + (500 * MIB + 1)).stall());
    ProviderException failure = refusal("v1.0.0", withoutDatabase());
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure)
        .hasMessage(
            "the archive of example.com/kit@v1.0.0 is limited to 500 MiB, but "
                + server.uri(path)
                + " declares 524288001 bytes");
    assertThat(fixture.leftovers()).isEmpty();
    assertThat(written()).isLessThan(MIB);
  }

  @Test
  void usesTheNextSourceAfterAnEndlessOneIfConfiguredForAnyFailure() throws Exception {
    server.on(VERSIONS + "v1.0.0.info", new EndlessAnswer(200, 4 * UNDERWAY));
    assertThat(
            GoFixture.version(
                fixture.provider(
                    Map.of(
                        "proxy",
                        List.of(server.uri(""), fixture.tree()),
                        "fallback",
                        "any",
                        "sumdb",
                        "off")),
                "example.com/kit/cmd/tool",
                "v1.0.0"))
        .isEqualTo("v1.0.0");
  }
}
