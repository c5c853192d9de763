// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static io.odpf.optimus.plugin.manager.operation.TestMachine.ARM;
import static io.odpf.optimus.plugin.manager.operation.TestMachine.LINUX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs from a server. */
class ServerInstallTest {
  @TempDir Path directory;

  private ServedPlugins server;
  private TestMachine client;
  private byte[] neo;
  private byte[] bq;

  @BeforeEach
  void lockTwoPlugins() throws Exception {
    server = new ServedPlugins(directory.resolve("server"));
    client = new TestMachine(directory.resolve("client"));
    neo = server.lock("neo", "1.0", LINUX);
    bq = server.lock("bq", "2.0", LINUX);
    server.serve(client);
  }

  private InstallReport install(TestMachine machine, boolean configured, Option... options)
      throws Exception {
    return machine
        .manager()
        .install(
            new ServerInstallRequest(
                "integration",
                configured ? Optional.of(machine.file()) : Optional.empty(),
                Optional.of(machine.location),
                Map.of(),
                List.of(),
                Optional.empty(),
                Set.of(options),
                OptionalInt.empty(),
                List.of()),
            machine.listener);
  }

  /** Asserts that an install fails with a code and changes nothing. */
  private String refused(String code, boolean configured, Option... options) {
    Map<String, String> before = client.tree();
    PluginManagerException failure =
        catchThrowableOfType(
            PluginManagerException.class, () -> install(client, configured, options));
    assertThat(failure).isNotNull();
    assertThat(failure.problems()).extracting(it -> it.code().word()).contains(code);
    assertThat(client.tree()).isEqualTo(before);
    return failure.getMessage();
  }

  @Test
  void installsAllOfTheServersLockWithoutAConfiguration() throws Exception {
    assertThat(install(client, false).changed()).isTrue();
    assertThat(client.binary("neo")).hasBinaryContent(neo);
    assertThat(client.binary("bq")).hasBinaryContent(bq);
    assertThat(install(client, false).changed()).isFalse();
  }

  @Test
  void installsTheConfiguredPluginsAndLeavesTheProjectsLockFileAlone() throws Exception {
    client.list("neo", "1.0");
    install(client, true);
    assertThat(client.binary("neo")).hasBinaryContent(neo);
    assertThat(client.binary("bq")).doesNotExist();
    assertThat(client.lockFile()).doesNotExist();
    assertThat(client.listener.warnings).isEmpty();
  }

  @Test
  void bringsThreeClientsToTheSameSetWithoutAnySource() throws Exception {
    for (String name : List.of("first", "second", "third")) {
      TestMachine other = new TestMachine(directory.resolve(name));
      server.serve(other);
      install(other, false);
      assertThat(other.binary("neo")).hasBinaryContent(neo);
      assertThat(other.binary("bq")).hasBinaryContent(bq);
    }
  }

  @Test
  void followsTheServerToAnOlderVersion() throws Exception {
    install(client, false);
    byte[] older = server.lock("neo", "0.9", LINUX);
    server.serve(client);
    install(client, false);
    assertThat(client.binary("neo")).hasBinaryContent(older);
  }

  @Test
  void installsOfflineWhatTheServerHadWhenItWasLastAsked() throws Exception {
    install(client, false);
    Files.delete(client.binary("neo"));
    client.source.remove("v1/lock");
    install(client, false, Option.OFFLINE);
    assertThat(client.binary("neo")).hasBinaryContent(neo);
  }

  @Test
  void refusesToInstallOfflineFromAServerThatWasNeverAsked() {
    refused("server-lock-not-kept", false, Option.OFFLINE);
  }

  @Test
  void showsWithoutChangesWhatItWouldInstall() throws Exception {
    assertThat(install(client, false, Option.DRY_RUN).plugins()).hasSize(2);
    assertThat(client.location).doesNotExist();
  }

  @Test
  void keepsTheOldSetIfTheServerDeliversOtherBytes() throws Exception {
    install(client, false);
    byte[] newer = server.lock("neo", "1.1", LINUX);
    server.serve(client);
    byte[] other = newer.clone();
    other[other.length - 1]++;
    client.source.put(ServedPlugins.artifact(newer), other);
    assertThat(refused("server-mismatch", false)).contains("integration", "delivered other bytes");
  }

  @Test
  void keepsTheOldSetIfTheServerBreaksOffAndContinuesLater() throws Exception {
    install(client, false);
    byte[] newer = server.lock("neo", "1.1", LINUX);
    server.lock("bq", "2.1", LINUX);
    server.serve(client);
    client.source.on(
        ServedPlugins.artifact(newer),
        (content, sink) -> {
          MemorySource.give(Arrays.copyOf(content, content.length / 2), sink);
          throw ProviderException.unavailable("the connection was closed", "", null);
        });
    refused("server-unreachable", false);
    client.source.heal();
    install(client, false);
    assertThat(client.binary("neo")).hasBinaryContent(newer);
  }

  @Test
  void keepsTheOldSetIfTheServerNoLongerHasAnArtifact() throws Exception {
    install(client, false);
    client.source.remove(ServedPlugins.artifact(server.lock("neo", "1.1", LINUX)));
    byte[] lost = server.lock("neo", "1.2", LINUX);
    server.serve(client);
    client.source.remove(ServedPlugins.artifact(lost));
    refused("server-lacks-artifact", false);
  }

  @Test
  void takesTheLockAnewIfTheServerIsUpgradedWhileItIsRead() throws Exception {
    install(client, false);
    byte[] passing = server.lock("neo", "1.1", LINUX);
    server.serve(client);
    client.source.on(
        ServedPlugins.artifact(passing),
        (content, sink) -> {
          upgrade();
          throw ProviderException.notFound("the lock has no such artifact", "");
        });
    install(client, false);
    assertThat(client.binary("neo")).hasBinaryContent(TestProgram.of(LINUX, "neo 1.2"));
    assertThat(client.binary("bq")).hasBinaryContent(bq);
  }

  private void upgrade() {
    try {
      server.lock("neo", "1.2", LINUX);
      server.serve(client);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void showsTheServersOwnProblemIfItsSourceFails() throws Exception {
    install(client, false);
    byte[] newer = server.lock("neo", "1.1", LINUX);
    server.serve(client);
    ProviderException refusal =
        ProviderException.invalid("https://host answered 409", "check the provider's url")
            .saying("releases cannot be reached (unavailable)");
    client.source.on(
        ServedPlugins.artifact(newer),
        (content, sink) -> {
          throw refusal;
        });
    assertThat(refused("server-lacks-artifact", false)).contains("releases cannot be reached");
    client.source.on(
        "v1/lock",
        (content, sink) -> {
          throw refusal;
        });
    assertThat(refused("server-unusable", false)).contains("releases cannot be reached");
  }

  @Test
  void tellsWhyAServerCannotBeUsed() throws Exception {
    install(client, false);
    client.source.remove("v1/lock");
    refused("server-unknown-api", false);
    client.source.put("v1/lock", "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8));
    refused("server-unknown-api", false);
    client.source.on(
        "v1/lock",
        (content, sink) -> {
          throw ProviderException.unavailable("connection refused", "", null);
        });
    assertThat(refused("server-unreachable", false)).contains("connection refused");
    client.source.on(
        "v1/lock",
        (content, sink) -> {
          throw ProviderException.denied("403 (forbidden)", "");
        });
    refused("server-denied", false);
  }

  @Test
  void refusesALockThatItCannotReadSafely() throws Exception {
    String lock = Files.readString(server.machine.lockFile());
    server.serve(client, lock, "sha256:" + "0".repeat(64));
    refused("server-broken-lock", false);
    String newer = lock.replaceFirst("\"version\": 1", "\"version\": 2");
    server.serve(client, newer, digest(newer));
    assertThat(refused("server-newer", false)).contains("its lock file has version 2");
    String extended = lock.replaceFirst("\"version\": 1,", "\"version\": 1, \"seal\": \"abc\",");
    server.serve(client, extended, digest(extended));
    assertThat(refused("server-newer", false)).contains("\"seal\" is not known here");
    server.serve(client, "{}", digest("{}"));
    refused("server-broken-lock", false);
    server.api(2);
    server.serve(client, lock, digest(lock));
    assertThat(refused("server-newer", false)).contains("its management API has version 2");
  }

  private static String digest(String text) {
    return FileDigest.sha256(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Test
  void refusesPluginsThatTheServerHasNotLockedForThisMachine() throws Exception {
    client.list("other", "1.0");
    assertThat(refused("server-lock-incomplete", true)).contains("has no plugin other");
    ServedPlugins other = new ServedPlugins(directory.resolve("other"));
    other.lock("arm", "1.0", ARM);
    other.serve(client);
    assertThat(refused("server-lock-incomplete", false)).contains("does not cover arm");
  }

  @Test
  void asksTheServerToLockAPlatformThatItsLockDoesNotCover() throws Exception {
    ServedPlugins other = new ServedPlugins(directory.resolve("other"));
    other.lock("neo", "1.0", ARM);
    other.serve(client);
    other.lock("neo", "1.0", LINUX, ARM);
    other.serve(client, "v1/lock/linux_amd64");
    install(client, false);
    assertThat(client.binary("neo")).hasBinaryContent(TestProgram.of(LINUX, "neo 1.0"));
  }

  @Test
  void installsTheServersVersionAndTellsThatTheConfigurationWantsAnother() throws Exception {
    client.list("neo", "3.0");
    install(client, true);
    assertThat(client.binary("neo")).hasBinaryContent(neo);
    assertThat(client.listener.warnings)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code().word()).isEqualTo("server-differs");
              assertThat(it.message()).contains("here 3.0, there 1.0");
            });
  }

  @Test
  void refusesWhatTheRulesOfTheServersEntryForbidWithAndWithoutAConfiguration() throws Exception {
    client.list("neo", "1.0");
    client.serverPolicy =
        new PolicyRules(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new PolicyRules.MaxSize(1, new Position("defaults.yaml", 7, 20))),
            Optional.empty());
    assertThat(refused("policy-denied", false)).contains("max_size_mib");
    refused("policy-denied", true);
    client.serverPolicy = PolicyRules.NONE;
    assertThat(install(client, false).changed()).isTrue();
  }

  @Test
  void refusesAnArtifactWhoseDigestTheConfigurationForbids() throws Exception {
    client.listWithDigest(Digest.sha256("0".repeat(64)));
    assertThat(refused("server-lock-incomplete", true)).contains("demands another digest");
  }
}
