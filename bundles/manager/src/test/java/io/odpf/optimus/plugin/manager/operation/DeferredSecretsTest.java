// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that secrets and variables are required only when their source is called. */
class DeferredSecretsTest {
  private static final String CONFIG =
      """
      plugins:
        install_location: plugins
        providers:
          - type: memory
            name: main
            place: ${PLACE}
            token: ${TOKEN}
            retries: {attempts: '${ATTEMPTS}'}
          - type: memory
            name: other
            token: file:token
        plugins:
          - provider: main
            output: neo
            path: neo
          - provider: other
            output: trinity
            path: trinity
      """;

  @TempDir Path directory;
  private final MemorySource source = new MemorySource();
  private final ProviderRegistry registry = new ProviderRegistry(ExtensionResolver.NONE);
  private final Map<String, String> environment = new HashMap<>();
  private LocalPluginManager manager;

  @BeforeEach
  void compose() throws Exception {
    registry.add(source, "test", 0);
    manager = TestMachine.manager(registry);
    source.put("neo", TestProgram.of(TestMachine.LINUX, "neo"));
    source.put("trinity", TestProgram.of(TestMachine.LINUX, "trinity"));
    Files.writeString(directory.resolve("config.yaml"), CONFIG);
    environment.put("HOME", directory.toString());
    provide();
  }

  private void provide() throws Exception {
    environment.putAll(Map.of("PLACE", "here", "TOKEN", "hunter2", "ATTEMPTS", "2"));
    Files.writeString(directory.resolve("token"), "hunter3");
  }

  private void withdraw() throws Exception {
    environment.keySet().retainAll(Set.of("HOME"));
    Files.deleteIfExists(directory.resolve("token"));
  }

  private ConfigFile config() {
    return new ConfigFile(directory.resolve("config.yaml"), environment);
  }

  private InstallReport install(Mode mode, Option... options) throws Exception {
    return manager.install(
        new InstallRequest(
            config(),
            List.of(),
            mode,
            Optional.of(TestMachine.LINUX),
            Set.of(options),
            OptionalInt.empty()),
        InstallListener.NONE);
  }

  private Path binary(String plugin) {
    return directory.resolve("plugins/optimus-" + plugin + "_linux_amd64");
  }

  @ParameterizedTest
  @EnumSource
  void needsNoSecretsForCommandsThatCallNoSource(Mode mode) throws Exception {
    install(mode);
    String lock = Files.readString(directory.resolve("config.yaml.lock"));
    int resolves = source.resolves.get();
    withdraw();

    assertThat(install(mode).changed()).isFalse();
    assertThat(
            manager
                .diff(new DiffRequest(config(), mode, Optional.of(TestMachine.LINUX)))
                .differences())
        .isEmpty();
    assertThat(
            manager
                .list(new ListRequest(Optional.of(config()), Optional.empty(), environment))
                .plugins())
        .hasSize(2);
    assertThat(
            manager
                .lock(
                    new LockRequest(
                        config(),
                        Set.of(TestMachine.LINUX),
                        Optional.empty(),
                        false,
                        OptionalInt.empty()),
                    InstallListener.NONE)
                .changed())
        .isFalse();
    Files.delete(binary("neo"));
    assertThat(install(mode, Option.OFFLINE).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REPAIRED, Action.UNCHANGED);
    assertThat(manager.rollback(new RollbackRequest(config(), false)).plugins()).hasSize(1);
    assertThat(install(mode).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED, Action.UNCHANGED);
    assertThat(manager.clean(new CleanRequest(config(), Set.of(CleanRequest.Option.ALL))).removed())
        .hasSize(2);
    assertThat(directory.resolve("config.yaml.lock")).hasContent(lock);
    assertThat(source.resolves).hasValue(resolves);

    // The receipts are the same as with secrets.
    install(mode);
    provide();
    assertThat(install(mode).plugins())
        .extracting(PluginOutcome::reason)
        .containsOnly("up to date");
  }

  @Test
  void reportsAllMissingSecretsFirst() throws Exception {
    withdraw();

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> install(Mode.CLIENT));

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(refused.problems())
        .extracting(it -> it.code().word())
        .containsExactly(
            "undefined-variable", "undefined-variable", "undefined-variable", "unavailable-file");
    assertThat(refused.problems().get(0).position().orElseThrow().line()).isEqualTo(6);
    assertThat(source.resolves).hasValue(0);
    assertThat(directory.resolve("plugins")).doesNotExist();
    assertThat(directory.resolve("config.yaml.lock")).doesNotExist();
  }

  @Test
  void locksOnAClientWithoutTheSecretsOfServers() throws Exception {
    withdraw();
    environment.putAll(Map.of("PLACE", "here", "TOKEN", "hunter2", "ATTEMPTS", "2"));
    Files.writeString(
        directory.resolve("config.yaml"),
        CONFIG.replace("path: trinity", "path: trinity\n      modes: [server]"));

    InstallReport report = install(Mode.CLIENT);

    assertThat(report.plugins()).extracting(PluginOutcome::name).containsExactly("neo");
    assertThat(directory.resolve("config.yaml.lock"))
        .content()
        .contains("neo")
        .doesNotContain("trinity");
  }

  @Test
  void doesNotLockFromAReceiptIfASecretIsMissing() throws Exception {
    install(Mode.CLIENT);
    Files.delete(directory.resolve("config.yaml.lock"));
    withdraw();

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> install(Mode.CLIENT));

    assertThat(refused.category()).isEqualTo(PluginManagerException.Category.CONFIG);
    assertThat(directory.resolve("config.yaml.lock")).doesNotExist();
  }

  @Test
  void needsNoSecretsOfOtherProviders() throws Exception {
    install(Mode.CLIENT);
    withdraw();
    Files.writeString(directory.resolve("token"), "hunter3");
    Files.writeString(
        directory.resolve("config.yaml"),
        CONFIG + "    - {provider: other, output: cypher, path: trinity, binary: trinity}\n");

    assertThat(install(Mode.CLIENT).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.INSTALLED, Action.UNCHANGED, Action.UNCHANGED);
  }

  @Test
  void readsTheSecretsIfTheStoreLacksAnArtifact() throws Exception {
    install(Mode.CLIENT);
    Files.delete(binary("neo"));
    manager.clean(new CleanRequest(config(), Set.of(CleanRequest.Option.CACHE)));
    withdraw();

    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> install(Mode.CLIENT));
    provide();

    assertThat(refused.problems())
        .extracting(Problem::message)
        .contains("variable 'TOKEN' is not set");
    assertThat(install(Mode.CLIENT).plugins())
        .extracting(PluginOutcome::action)
        .containsExactly(Action.REPAIRED, Action.UNCHANGED);
  }

  @Test
  void reportsMissingSecretsAsNotesUnlessTheValidationIsStrict() throws Exception {
    withdraw();

    ValidateReport report = manager.validate(new ValidateRequest(config(), false));
    ValidateReport strict = manager.validate(new ValidateRequest(config(), true));

    assertThat(report.valid()).isTrue();
    assertThat(report.notes())
        .extracting(Problem::message)
        .contains("variable 'TOKEN' is not set")
        .hasSize(4);
    assertThat(strict.problems()).isEqualTo(report.notes());
    assertThat(strict.notes()).isEmpty();
    provide();
    assertThat(manager.validate(new ValidateRequest(config(), false)).notes()).isEmpty();
  }

  @Test
  void reportsErrorsBesideMissingSecrets() throws Exception {
    withdraw();
    Files.writeString(directory.resolve("token"), "");
    Files.writeString(directory.resolve("config.yaml"), CONFIG + "    - {output: x}\n");

    ValidateReport report = manager.validate(new ValidateRequest(config(), false));

    assertThat(report.problems())
        .extracting(it -> it.code().word())
        .containsExactly("unreadable-file", "missing-key", "missing-key");
    assertThat(report.notes())
        .extracting(it -> it.code().word())
        .containsOnly("undefined-variable");
  }
}
