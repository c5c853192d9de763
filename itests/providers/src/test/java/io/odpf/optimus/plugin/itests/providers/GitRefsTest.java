// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.GitRepository;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import io.odpf.optimus.plugin.provider.suite.RecordingSink;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commit that a plugin's {@code ref} names, and the commits that each server provides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitRefsTest {
  private final Machine machine = new Machine();
  private GitSource source;
  private GitServer server;
  private String first;
  private String second;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server = GitSource.server(machine);
    source =
        GitSource.at(
            machine,
            name ->
                Map.of(
                    "url",
                    "https://localhost:" + server.httpsPort() + "/" + name,
                    "ca_file",
                    machine.certificates().authority() + ""));
    GitRepository repository = source.repository();
    first = repository.commit("bin/neo", bytes("first"));
    repository.ref("refs/heads/release/1", first);
    repository.tag("v1.0.0", first);
    repository.ref("refs/tags/light", first);
    repository.ref("refs/heads/both", first);
    repository.ref("refs/tags/both", first);
    second = repository.commit("bin/neo", bytes("second"));
    repository.link("bin/latest", "neo");
    repository.submodule("vendor");
    for (int i = 0; i < 10; i++) {
      repository.commit("bin/other-" + i, bytes("other"));
    }
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.0.0", "light", "release/1", "refs/tags/v1.0.0", "refs/heads/both"})
  void resolvesABranchOrTagToItsCommit(String ref) throws Exception {
    assertThat(fetched("public", Map.of("ref", ref))).isEqualTo("first");
    assertThat(pin("public", Map.of("ref", ref))).contains(first);
  }

  @Test
  void usesTheBranchOfHeadWithoutARef() throws Exception {
    assertThat(fetched("public", Map.of())).isEqualTo("second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "version0", "unfiltered"})
  void resolvesAFullCommitToItself(String way) throws Exception {
    // Before version 2 of the protocol, servers only provide commits that a ref names, as here.
    assertThat(fetched(way, Map.of("ref", first))).isEqualTo("first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "unfiltered"})
  void fetchesACommitThatNoRefNames(String way) throws Exception {
    assertThat(fetched(way, Map.of("ref", second))).isEqualTo("second");
  }

  @Test
  void fetchesDeeperWhereOnlyTipsAreServed() throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, tipsAlone(), directory)) {
      Item deep = item(Map.of("ref", "main", "depth", 20));
      assertThat(text(fetch(provider, deep, second))).isEqualTo("second");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void refusesACommitBeyondTheDepth(int depth) throws Exception {
    try (OpenProvider provider = OpenProvider.of(source, tipsAlone(), directory)) {
      Item shallow = item(Map.of("ref", "main", "depth", depth));
      assertThatThrownBy(() -> fetch(provider, shallow, second))
          .isInstanceOfSatisfying(
              ProviderException.class,
              failure -> {
                assertThat(failure)
                    .hasMessageContaining("does not give out commit " + second + " any more");
                assertThat(failure.hint()).contains("depth: 100");
                assertThat(failure.kind()).isEqualTo(ProviderException.Kind.CHANGED);
              });
    }
  }

  private Map<String, Object> tipsAlone() {
    return Map.of(
        "url",
        "ssh://git@localhost:" + server.sshPort() + "/version0/" + GitSource.NAME,
        "ssh",
        Map.of("key", server.key() + "", "known_hosts", server.knownHosts() + ""));
  }

  @Test
  void reportsACommitThatNeverExisted() throws Exception {
    ProviderException failure = failure("public", Map.of("ref", "1".repeat(40)));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.CHANGED);
  }

  @Test
  void reportsAMissingRef() throws Exception {
    ProviderException failure = failure("public", Map.of("ref", "v9"));

    assertThat(failure).hasMessageContaining("has no branch and no tag v9");
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.NOT_FOUND);
  }

  @Test
  void refusesANameOfBothABranchAndATag() throws Exception {
    ProviderException failure = failure("public", Map.of("ref", "both"));

    assertThat(failure).hasMessageContaining("both is both a branch and a tag");
    assertThat(failure.hint()).isEqualTo("write refs/heads/both or refs/tags/both");
  }

  @Test
  void listsWhatExistsWhenAPathIsMissing() throws Exception {
    ProviderException failure = failure("public", Item.at("bin/missing"));

    assertThat(failure).hasMessageContaining("has no bin/missing at ");
    assertThat(failure.hint()).contains("there are: latest, neo, other-0", ", …");
  }

  @Test
  void reportsAPathInAMissingDirectory() throws Exception {
    assertThat(failure("public", Item.at("a/b/c")).kind())
        .isEqualTo(ProviderException.Kind.NOT_FOUND);
  }

  @Test
  void namesAnEntryThatIsNotAFile() throws Exception {
    assertThat(failure("public", Item.at("bin"))).hasMessageContaining("bin is a directory");
    assertThat(failure("public", Item.at("bin/latest")))
        .hasMessageContaining("bin/latest is a symbolic link");
    assertThat(failure("public", Item.at("vendor"))).hasMessageContaining("vendor is a submodule");
  }

  @Test
  void reportsAnEmptyRepository() throws Exception {
    GitRepository.create(machine.directory("git").resolve("empty.git"));
    try (OpenProvider provider =
        OpenProvider.of(source, options("public", "empty.git"), directory)) {
      assertThatThrownBy(() -> provider.fetch(item(Map.of())))
          .hasMessageContaining("empty.git has no commits");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "version0", "unfiltered"})
  void reportsATagOfAFileOrDirectory(String way) throws Exception {
    String blob = source.repository().git("rev-parse", second + ":bin/neo");
    String tree = source.repository().git("rev-parse", second + "^{tree}");
    source.repository().tag("blob-" + way, blob);
    source.repository().tag("tree-" + way, tree);
    source.repository().ref("refs/tags/light-tree-" + way, tree);

    assertThat(failure(way, Map.of("ref", "blob-" + way)))
        .hasMessageContaining("the ref names a file (blob) of ")
        .hasMessageContaining(", not a commit");
    for (String ref : new String[] {"tree-" + way, "light-tree-" + way}) {
      assertThat(failure(way, Map.of("ref", ref)))
          .hasMessageContaining("the ref names a directory (tree) of ");
    }
  }

  @Test
  void refusesARepositoryWithSha256Ids() throws Exception {
    Path other = machine.directory("git").resolve("sha256.git");
    Files.createDirectories(other);
    Command.of(
            other,
            "sh",
            "-c",
            "git init -q --bare --object-format=sha256 --initial-branch=main . && git -c user.name=x"
                + " -c user.email=x update-ref refs/heads/main $(git -c user.name=x -c user.email=x"
                + " commit-tree -m x $(git mktree </dev/null))")
        .run()
        .orThrow();
    for (String way : new String[] {"public", "version0"}) {
      try (OpenProvider provider = OpenProvider.of(source, options(way, "sha256.git"), directory)) {
        assertThatThrownBy(() -> provider.fetch(item(Map.of())))
            .isInstanceOf(ProviderException.class)
            .hasMessageContaining("names its objects by SHA-256, which is not supported");
      }
    }
    Map<String, Object> local = Map.of("url", other.toUri() + "", "allow_file", true);
    assertThatThrownBy(() -> OpenProvider.of(source, local, directory).close())
        .hasMessageContaining("names its objects by SHA-256, which is not supported");
  }

  private Optional<String> pin(String way, Map<String, Object> config) throws Exception {
    try (OpenProvider provider = open(way)) {
      return provider.resolve(item(config)).pin();
    }
  }

  private String fetched(String way, Map<String, Object> config) throws Exception {
    try (OpenProvider provider = open(way)) {
      return text(provider.fetch(item(config)));
    }
  }

  private static byte[] fetch(OpenProvider provider, Item item, String pin) throws Exception {
    RecordingSink sink = new RecordingSink();
    provider.fetch(provider.resolve(item, pin), sink);
    return sink.content();
  }

  private ProviderException failure(String way, Map<String, Object> config) throws Exception {
    return failure(way, item(config));
  }

  private ProviderException failure(String way, Item item) throws Exception {
    try (OpenProvider provider = open(way)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  private OpenProvider open(String way) throws Exception {
    return OpenProvider.of(source, options(way, GitSource.NAME), directory);
  }

  private Map<String, Object> options(String way, String name) {
    return Changed.with(
        source.options(),
        "url",
        "https://localhost:" + server.httpsPort() + "/" + way + "/" + name);
  }

  private static Item item(Map<String, Object> config) {
    return Item.at("bin/neo").with(config);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }
}
