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
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checksum database of Go's own code vouches for modules. */
class GoSumDatabaseTest {
  private static final String NAME = "sum.example.com";
  private static final String TOOL = "example.com/kit/cmd/tool";

  @TempDir Path directory;
  private GoModules modules;
  private GoFixture fixture;
  private GoProxy server;

  @BeforeEach
  void vouch() throws Exception {
    modules = new GoModules(Files.createDirectories(directory.resolve("www")));
    modules.publishTool("example.com/kit", "v1.0.0", "hello");
    fixture = user("one");
    server = GoProxy.plain(GoFixture.FIXTURES.resolve("goproxy"), GoFixture.CACHE, modules, NAME);
  }

  @AfterEach
  void stop() {
    server.close();
    fixture.close();
  }

  private GoFixture user(String name) throws Exception {
    return new GoFixture(
        Files.createDirectories(directory.resolve(name)), directory.resolve("www"));
  }

  /** Where the database is asked, and the module proxy too. */
  private String url() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The database with its address, as in a user's GOSUMDB. */
  private String database() {
    return server.checksumDatabase() + " " + url();
  }

  private Map<String, Object> passedOn() {
    return Map.of("proxy", URI.create(url()), "sumdb", server.checksumDatabase());
  }

  /** The module, other than the database has seen it. */
  private void tamper() {
    modules.publishTool("example.com/kit", "v1.0.0", "something else");
  }

  @Test
  void usesTheDatabaseThroughAModuleProxy() throws Exception {
    assertThat(version(fixture.provider(passedOn()), TOOL, "latest")).isEqualTo("v1.0.0");
    assertThat(build(fixture.provider(passedOn()), request(TOOL, "v1.0.0"))).isNotEmpty();
  }

  @Test
  void refusesAnArchiveThatDiffersFromTheDatabase() throws Exception {
    version(fixture.provider(passedOn()), TOOL, "latest");
    tamper();
    try (GoFixture other = user("two")) {
      ProviderException failure = failure(other.provider(passedOn()), request(TOOL, "latest"));
      assertThat(failure.kind()).isEqualTo(Kind.CHANGED);
      assertThat(failure)
          .hasMessageStartingWith("the module is not what the checksum database knows: ")
          .hasMessageContaining("checksum mismatch")
          .hasMessageContaining("downloaded: ")
          .hasMessageContaining(NAME + ": ");
    }
  }

  @Test
  void refusesADatabaseWithAnotherKey() throws Exception {
    String other = "sum.example.com+6b02a759+AS/fSzz8sIuy6fol5ZRyF6hEOQHUzEPXMtNLgSafjFvc";
    ProviderException failure =
        failure(
            fixture.provider(Map.of("proxy", URI.create(url()), "sumdb", other)),
            request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("verifying");
  }

  @Test
  void usesTheUsersDatabaseAtItsOwnAddress() throws Exception {
    fixture.with("GOSUMDB", database());
    assertThat(version(fixture.provider(Map.of("proxy", fixture.tree())), TOOL, "latest"))
        .isEqualTo("v1.0.0");
    tamper();
    try (GoFixture other = user("two").with("GOSUMDB", database())) {
      assertThat(
              failure(other.provider(Map.of("proxy", other.tree())), request(TOOL, "latest"))
                  .kind())
          .isEqualTo(Kind.CHANGED);
    }
  }

  @Test
  void fetchesNothingWhileTheDatabaseIsDown() throws Exception {
    fixture.with("GOSUMDB", database());
    server.close();
    ProviderException failure =
        failure(fixture.provider(Map.of("proxy", fixture.tree())), request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining(url().substring("http://".length()));
  }

  @Test
  void buildsWithoutADatabaseWhenItIsOff() throws Exception {
    version(fixture.provider(passedOn()), TOOL, "latest");
    tamper();
    try (GoFixture other = user("two").with("GOSUMDB", database())) {
      assertThat(
              version(
                  other.provider(Map.of("proxy", other.tree(), "sumdb", "off")), TOOL, "latest"))
          .isEqualTo("v1.0.0");
    }
  }

  @Test
  void doesNotQueryTheDatabaseForPrivateModules() throws Exception {
    version(fixture.provider(passedOn()), TOOL, "latest");
    tamper();
    try (GoFixture other = user("two").with("GOSUMDB", database())) {
      assertThat(
              version(
                  other.provider(
                      Map.of(
                          "proxy",
                          other.tree(),
                          "private",
                          List.of("git.example.com", "example.com/*"))),
                  TOOL,
                  "latest"))
          .isEqualTo("v1.0.0");
    }
  }

  @Test
  void refusesADatabaseWhoseKeyGoDoesNotKnow() throws Exception {
    ProviderException failure =
        failure(
            fixture.provider(Map.of("proxy", fixture.tree(), "sumdb", "sum.example.org")),
            request(TOOL, "latest"));
    assertThat(failure.kind()).isEqualTo(Kind.INVALID);
    assertThat(failure).hasMessageContaining("sum.example.org");
  }
}
