// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.suite.Contents;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Link;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files to which a repository contains a pointer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitLfsTest {
  private static final byte[] CONTENT = Contents.random(2_000_000, 1);

  private final Machine machine = new Machine();
  private GitSource source;
  private GitServer server;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server = GitSource.server(machine);
    source = GitSource.at(machine, this::https);
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @Test
  void fetchesAFileWithTheHeadersThatTheServerGave() throws Exception {
    Item item = pointer("lfs/neo", CONTENT, CONTENT);

    assertThat(fetched(https(GitSource.NAME), item)).isEqualTo(CONTENT);
  }

  @Test
  void fetchesThePointerItselfIfConfigured() throws Exception {
    Item item = pointer("lfs/pointer", CONTENT, CONTENT).with(Map.of("lfs", false));

    assertThat(new String(fetched(https(GitSource.NAME), item), StandardCharsets.UTF_8))
        .startsWith("version https://git-lfs.github.com/spec/v1\n");
  }

  @Test
  void asksForServerAndTokenOverSsh() throws Exception {
    Item item = pointer("lfs/by-ssh", CONTENT, CONTENT);
    Files.writeString(
        machine.directory("git").resolve("lfs-login"),
        "{\"href\":\"https://localhost:%d/bearer/%s/info/lfs\",\"header\":{\"Host\":\"other\",\"Transfer-Encoding\":\"chunked\",\"Content-Length\":\"5\",\"Authorization\":\"Bearer %s\"}}"
            .formatted(server.httpsPort(), GitSource.NAME, GitServer.TOKEN));

    assertThat(fetched(ssh(), item)).isEqualTo(CONTENT);
  }

  @Test
  void reportsAFileThatWasNotUploaded() throws Exception {
    Item item = pointer("lfs/missing", Contents.random(10, 2), null);

    ProviderException failure = failure(https(GitSource.NAME), item);

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.NOT_FOUND);
    assertThat(failure.hint()).contains("git lfs push");
  }

  @Test
  void deliversNoFileThatDiffersFromItsPointer() throws Exception {
    byte[] other = CONTENT.clone();
    other[1000] ^= 1;
    Item same = pointer("lfs/other", Contents.random(CONTENT.length, 3), other);
    Item longer =
        pointer(
            "lfs/longer", Contents.random(1000, 4), Arrays.copyOf(Contents.random(1000, 4), 1001));

    assertThat(failure(https(GitSource.NAME), same).kind())
        .isEqualTo(ProviderException.Kind.CHANGED);
    assertThat(failure(https(GitSource.NAME), longer).kind())
        .isEqualTo(ProviderException.Kind.CHANGED);
  }

  @Test
  void distinguishesAnOutdatedPointerFromATruncatedFile() throws Exception {
    Item item = pointer("lfs/shorter", Contents.random(1000, 5), Contents.random(900, 5));

    assertThat(failure(https(GitSource.NAME), item).kind())
        .isEqualTo(ProviderException.Kind.UNAVAILABLE);
  }

  @Test
  void resumesABrokenDownload() throws Exception {
    Item item = pointer("lfs/broken", CONTENT, CONTENT);
    try (Link link = Link.to(server.httpsPort())) {
      Map<String, Object> options = https(link.port(), GitSource.NAME);
      Files.writeString(
          machine.directory("git").resolve("lfs-href"), "https://localhost:" + link.port());
      try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
        link.cutAfter(CONTENT.length / 2);
        assertThat(failure(provider, item).kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
        long before = link.passed();
        link.heal();

        assertThat(provider.fetch(item)).isEqualTo(CONTENT);
        assertThat(link.passed() - before).isLessThan(CONTENT.length * 3 / 4);
      } finally {
        Files.delete(machine.directory("git").resolve("lfs-href"));
      }
    }
  }

  @Test
  void reportsAServerWithoutLfs() throws Exception {
    Item item = pointer("lfs/local", CONTENT, CONTENT);

    ProviderException failure =
        failure(
            Map.of("url", source.repository().directory().toUri() + "", "allow_file", true), item);

    assertThat(failure.hint()).contains("config: {lfs: false}");
  }

  /**
   * Commits a pointer.
   *
   * @param named the content that it identifies
   * @param served the content that the LFS server returns for it; null for none
   */
  private Item pointer(String path, byte[] named, byte[] served) throws Exception {
    String oid = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named));
    store(oid, served);
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize %d\n"
            .formatted(oid, named.length);
    return source.publish(path, pointer.getBytes(StandardCharsets.UTF_8));
  }

  private void store(String oid, byte[] content) throws IOException {
    if (content != null) {
      Files.write(machine.directory("git/lfs").resolve(oid), content);
    }
  }

  private byte[] fetched(Map<String, Object> options, Item item) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      return provider.fetch(item);
    }
  }

  private ProviderException failure(Map<String, Object> options, Item item) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, options, directory)) {
      return failure(provider, item);
    }
  }

  private static ProviderException failure(OpenProvider provider, Item item) throws Exception {
    try {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  private Map<String, Object> https(String name) {
    return https(server.httpsPort(), name);
  }

  private Map<String, Object> https(int port, String name) {
    return Map.of(
        "url",
        "https://localhost:" + port + "/basic/" + name,
        "auth",
        Map.of("basic", Map.of("username", GitServer.USER, "password", GitServer.PASSWORD)),
        "ca_file",
        machine.certificates().authority() + "");
  }

  private Map<String, Object> ssh() {
    return Map.of(
        "url",
        "ssh://git@localhost:" + server.sshPort() + "/" + GitSource.NAME,
        "ssh",
        Map.of("key", server.key() + "", "known_hosts", server.knownHosts() + ""),
        "ca_file",
        machine.certificates().authority() + "");
  }
}
