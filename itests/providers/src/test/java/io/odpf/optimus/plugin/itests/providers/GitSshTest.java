// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Link;
import io.odpf.optimus.plugin.provider.suite.OpenProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Trust in hosts and keys of ssh logins, and the cleanup after them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GitSshTest {
  private static final byte[] CONTENT = "neo".getBytes(StandardCharsets.UTF_8);

  private final Machine machine = new Machine();
  private GitSource source;
  private GitServer server;
  private Item item;

  @TempDir Path directory;

  @BeforeAll
  void start() {
    server = GitSource.server(machine);
    source = GitSource.at(machine, name -> options(server.key(), server.knownHosts()));
    item = source.publish("bin/neo", CONTENT);
  }

  @AfterAll
  void stop() {
    source.close();
  }

  @Test
  void opensARepositoryWithAKey() throws Exception {
    try (OpenProvider provider = open(options(server.key(), server.knownHosts()))) {
      assertThat(provider.fetch(item)).isEqualTo(CONTENT);
    }
  }

  @Test
  void doesNotConnectToAnUnknownHost() throws Exception {
    Path empty = Files.createFile(directory.resolve("known_hosts"));

    ProviderException failure = failure(options(server.key(), empty));

    assertThat(failure).hasMessage("the key of localhost is not known");
    assertThat(failure.hint()).contains("known_hosts");
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
    assertThat(empty).isEmptyFile();
  }

  @Test
  void doesNotConnectToAHostWithAnotherKey() throws Exception {
    String stranger = Files.readString(Path.of(server.strangersKey() + ".pub"));
    Path other = directory.resolve("known_hosts");
    Files.writeString(other, "[localhost]:" + server.sshPort() + " " + stranger);

    ProviderException failure = failure(options(server.key(), other));

    assertThat(failure).hasMessage("the key of localhost differs from the known one");
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  void reportsAMissingKey() throws Exception {
    ProviderException failure = failure(options(directory.resolve("missing"), server.knownHosts()));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  void doesNotPromptForTheKeysPassphrase() throws Exception {
    ProviderException failure = failure(options(server.encryptedKey(), server.knownHosts()));

    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  void passesThePassphraseInNoArgumentAndNoVariable() throws Exception {
    try (Link link = Link.to(server.sshPort());
        OpenProvider provider = open(encrypted(link.port()))) {
      // During the greeting, so that the client waits for the rest of it.
      link.stallAfter(10);
      Thread caller =
          new Thread(
              () -> {
                try {
                  provider.fetch(item);
                } catch (Exception interrupted) {
                  Thread.currentThread().interrupt();
                }
              });
      caller.start();
      try {
        link.spoiled().await();
        ProcessHandle client = clients().findFirst().orElseThrow();
        Path process = Path.of("/proc", client.pid() + "");
        assertThat(Files.readString(process.resolve("cmdline")))
            .contains("StrictHostKeyChecking=yes")
            .doesNotContain(GitServer.PASSPHRASE);
        assertThat(Files.readString(process.resolve("environ")))
            .contains("SSH_ASKPASS")
            .doesNotContain(GitServer.PASSPHRASE);
      } finally {
        caller.interrupt();
        caller.join();
      }
    }
  }

  @Test
  void writesThePassphraseToNoFile() throws Exception {
    try (OpenProvider provider = open(encrypted(server.sshPort()))) {
      assertThat(provider.fetch(item)).isEqualTo(CONTENT);
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (file.getFileName().toString().startsWith("config-")) {
            // The file that this test wrote.
            continue;
          }
          assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .as(file + "")
              .doesNotContain(GitServer.PASSPHRASE);
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  @Test
  void reportsAWrongPassphrase() throws Exception {
    Map<String, Object> options = encrypted(server.sshPort());
    Map<String, Object> wrong =
        Changed.with(
            options,
            "ssh",
            Changed.with((Map<String, Object>) options.get("ssh"), "passphrase", "another"));

    ProviderException failure = failure(wrong);

    assertThat(failure)
        .hasMessage("the passphrase is not that of the ssh key " + server.encryptedKey());
    assertThat(failure.kind()).isEqualTo(ProviderException.Kind.DENIED);
  }

  @Test
  void reportsAMissingPassphrase() throws Exception {
    assertThat(failure(options(server.encryptedKey(), server.knownHosts())))
        .hasMessage("the ssh key " + server.encryptedKey() + " is encrypted");
  }

  @Test
  void reportsTheLastLineOfSshWhenTheServerDisconnects() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread closing = new Thread(() -> hangUp(server));
      closing.setDaemon(true);
      closing.start();

      ProviderException failure = failure(encrypted(server.getLocalPort()));

      assertThat(failure.kind()).isEqualTo(ProviderException.Kind.UNAVAILABLE);
      assertThat(failure)
          .hasMessageMatching(
              "ssh://localhost:\\d+/\\S+ broke off: .*Connection (closed|reset) by .*");
    }
  }

  private static void hangUp(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        // Read the client's greeting, or the connection is reset.
        client.getInputStream().read(new byte[1000]);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Test
  void readsPathsWithPercentSignsLiterally() throws Exception {
    Path odd = Files.createDirectories(directory.resolve("%d 100%"));
    Path key = Files.copy(server.key(), odd.resolve("%h"));
    Path known = Files.copy(server.knownHosts(), odd.resolve("known%%hosts"));
    try (OpenProvider provider = open(options(key, known))) {
      assertThat(provider.fetch(item)).isEqualTo(CONTENT);
    }
  }

  @Test
  void refusesPathsThatSshWouldExpand() throws Exception {
    Path key = Files.copy(server.key(), directory.resolve("key\""));
    assertThat(failure(options(key, server.knownHosts())).kind())
        .isEqualTo(ProviderException.Kind.INVALID);
    Path known = Files.copy(server.knownHosts(), directory.resolve("known\"hosts"));
    assertThat(failure(options(server.key(), known)).kind())
        .isEqualTo(ProviderException.Kind.INVALID);
  }

  private Map<String, Object> encrypted(int port) throws IOException {
    Path knownHosts = directory.resolve("known_hosts");
    Files.writeString(knownHosts, "[localhost]:" + port + " " + server.hostKey() + "\n");
    return Map.of(
        "url",
        "ssh://git@localhost:" + port + "/" + GitSource.NAME,
        "ssh",
        Map.of(
            "key", server.encryptedKey() + "",
            "passphrase", GitServer.PASSPHRASE,
            "known_hosts", knownHosts + ""));
  }

  private static Stream<ProcessHandle> clients() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().command().orElse("").endsWith("/ssh"));
  }

  @Test
  void leavesNoProcess() throws Exception {
    try (OpenProvider provider = open(options(server.key(), server.knownHosts()))) {
      provider.fetch(item);
    }

    assertThat(clients()).isEmpty();
  }

  private OpenProvider open(Map<String, Object> options) throws Exception {
    return OpenProvider.of(source, options, directory);
  }

  private ProviderException failure(Map<String, Object> options) throws Exception {
    try (OpenProvider provider = open(options)) {
      provider.fetch(item);
    } catch (ProviderException failure) {
      return failure;
    }
    throw new AssertionError("nothing failed");
  }

  private Map<String, Object> options(Path key, Path knownHosts) {
    return Map.of(
        "url",
        "ssh://git@localhost:" + server.sshPort() + "/" + GitSource.NAME,
        "ssh",
        Map.of("key", key + "", "known_hosts", knownHosts + ""));
  }
}
