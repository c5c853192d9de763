// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.GitRepository;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Link;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of servers, and the amount of transferred data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitHttpTest {
  /** In bytes. */
  private static final int LARGE = 4 * 1024 * 1024;

  private static final int SMALL = 100_000;

  private final Machine machine = new Machine();
  private GitSource source;
  private GitServer server;
  private Item item;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server = GitSource.server(machine);
    source = GitSource.at(machine, name -> options("public/" + name));
    for (int version = 0; version < 4; version++) {
      source.publish("bin/large", Contents.random(LARGE, version));
    }
    // By its tag, so that the commits of other tests do not count.
    item = source.release("bin/small", "1.0.0", Contents.random(SMALL, 9));
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @Test
  void transfersOneFileIfTheServerSupportsFilters() throws Exception {
    assertThat(transferred("public")).isBetween((long) SMALL, SMALL + 30_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unfiltered", "version0"})
  void transfersOneCommitIfTheServerLacksFilters(String way) throws Exception {
    assertThat(transferred(way)).isBetween((long) LARGE + SMALL, LARGE + SMALL + 30_000L);
  }

  private long transferred(String way) throws Exception {
    try (Link link = Link.to(server.httpsPort());
        OpenProvider provider =
            OpenProvider.of(source, options(link.port(), way + "/" + GitSource.NAME), directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
      return link.passed();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "unfiltered", "version0"})
  void refusesAFileThatDoesNotMatchItsId(String way) throws Exception {
    Item replaced = source.publish("replaced/" + way, Contents.random(SMALL, 10));
    replaceBlob("main:replaced/" + way, Contents.random(SMALL, 11));
    RecordingSink sink = new RecordingSink();

    try (OpenProvider provider =
        OpenProvider.of(source, options(way + "/" + GitSource.NAME), directory)) {
      assertThatThrownBy(() -> provider.fetch(provider.resolve(replaced), sink))
          .isInstanceOfSatisfying(
              ProviderException.class,
              failure -> assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID));
    }
    assertThat(sink.content()).hasSizeLessThan(SMALL);
  }

  /** Replaces an object, like a damaged disk or an attacker with access to the server's. */
  private void replaceBlob(String name, byte[] content) throws Exception {
    GitRepository repository = source.repository();
    Path file = Files.write(directory.resolve("content"), content);
    Files.copy(
        blob(repository.git("hash-object", "-w", "--no-filters", file + "")),
        blob(repository.git("rev-parse", name)),
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Path blob(String id) {
    Path objects = source.repository().directory().resolve("objects");
    return objects.resolve(id.substring(0, 2)).resolve(id.substring(2));
  }

  @Test
  void fetchesWithAToken() throws Exception {
    Map<String, Object> options =
        Changed.with(options("bearer/" + GitSource.NAME), "auth", GitServer.TOKEN);

    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }
  }

  @Test
  void followsARedirectWithoutItsCredentials() throws Exception {
    Map<String, Object> options =
        Changed.with(options("moved/" + GitSource.NAME), "auth", "not-for-the-other-host");

    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      assertThat(item.content().test(provider.fetch(item))).isTrue();
    }
  }

  @Test
  void reportsAServerThatForbids() throws Exception {
    assertThat(failure("forbidden/" + GitSource.NAME).kind())
        .isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  void namesAWebPage() throws Exception {
    assertThat(failure("page/" + GitSource.NAME))
        .hasMessageEndingWith("/page/plugins.git answers with a web page");
  }

  @Test
  void retriesABusyServerAfterItsDelay() throws Exception {
    assertThat(failure("busy/" + GitSource.NAME).retryAfter()).contains(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://reader:word@localhost/x.git",
        "https://localhost/x.git?token=word",
        "ssh://git:word@localhost/x.git",
        "ssh://-oProxyCommand=touch@localhost/x.git",
        "ssh://localhost",
        "git:///x.git",
      })
  void addressesThatHoldMoreThanAnAddressAreRefused(String url) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, Map.of("url", url), directory)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.INVALID);
      assertThat(failure.getMessage() + failure.hint()).doesNotContain("word@", "=word");
      return;
    } catch (PluginManagerException e) {
      assertThat(e.problems().toString()).contains("url").doesNotContain("word@", "=word");
      return;
    }
    throw new AssertionError("nothing failed");
  }

  private ProviderException failure(String path) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, options(path), directory)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  private Map<String, Object> options(String path) {
    return options(server.httpsPort(), path);
  }

  private Map<String, Object> options(int port, String path) {
    return Map.of(
        "url",
        "https://localhost:" + port + "/" + path,
        "ca_file",
        machine.certificates().authority() + "");
  }
}
