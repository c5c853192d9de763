// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.policy.PolicyProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.supervisor.discovery.InstalledPlugins;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.discovery.PluginDirectories;
import io.odpf.optimus.plugin.supervisor.lifecycle.RestartPolicy;
import io.odpf.optimus.plugin.supervisor.run.KeepSettings;
import io.odpf.optimus.plugin.supervisor.run.RunSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real plugins, found, watched and replaced. */
@Tag("process")
class MachineSupervisorTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(LONG);
  private static final FixturePlugins PLUGINS = RealPlugins.build();

  @TempDir Path directory;

  private final List<InstalledPlugin> records = new CopyOnWriteArrayList<>();
  private final List<Problem> denials = new CopyOnWriteArrayList<>();
  private Path location;
  private Path receipts;
  private Path sockets;
  private MachineSupervisor supervisor;

  @BeforeEach
  void prepare() throws Exception {
    location = Files.createDirectories(directory.resolve("plugins"));
    receipts = Files.createDirectories(location.resolve(".optimus").resolve("receipts"));
    sockets = Files.createTempDirectory("s");
  }

  private void open(MachineSettings.Start start, Path... directories) {
    open(start, KeepSettings.NONE, directories);
  }

  private void open(MachineSettings.Start start, KeepSettings keep, Path... directories) {
    supervisor =
        MachineSupervisor.create(
            new MachineSettings(
                new PluginDirectories(List.of(directories)),
                RunSettings.of(sockets, System.getenv()),
                keep,
                RestartPolicy.DEFAULT,
                Duration.ZERO,
                start,
                true,
                Optional.empty()),
            new Manager());
    supervisor.begin();
  }

  /** The manager's receipts, and its answer before each start. */
  private final class Manager implements InstalledPlugins {
    @Override
    public List<InstalledPlugin> in(Path place) {
      return place.equals(location) ? List.copyOf(records) : List.of();
    }

    @Override
    public List<Problem> denials(PluginBinary binary) {
      return List.copyOf(denials);
    }
  }

  @AfterEach
  void close() throws Exception {
    if (supervisor != null) {
      supervisor.close();
    }
    assertThat(sockets).isEmptyDirectory();
    Files.delete(sockets);
  }

  private Path put(String name, Role role) throws Exception {
    Path fresh = Files.createDirectories(directory.resolve("fresh"));
    Path file = PLUGINS.install(fresh, name, role);
    return Files.move(
        file, location.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  /** As the manager does it, after the file is there. */
  private void record(String name, Path file, String version) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    records.removeIf(known -> known.name().equals(name));
    records.add(
        InstalledPlugin.builder(
                name,
                Platform.of(System.getProperty("os.name"), System.getProperty("os.arch")),
                file,
                State.OK)
            .version(Optional.of(version))
            .provider(Optional.of("here"))
            .source(Optional.of(name))
            .digest(Optional.of(Digest.of(Digest.Algorithm.SHA256, sum)))
            .size(Files.size(file))
            .build());
    Files.writeString(receipts.resolve(name), version);
  }

  private PluginStatus status(String name) {
    return supervisor.plugin(name).orElseThrow();
  }

  private void awaitVersion(String version) {
    Eventually.until(
        () -> "version of " + supervisor.plugins(),
        () ->
            supervisor.plugin("neo").isPresent()
                && status("neo").state() == PluginState.READY
                && status("neo").info().orElseThrow().version().equals(Optional.of(version)));
  }

  @Test
  void startsNothingBeforeTheFirstRequest() throws Exception {
    put("neo", Role.of(Generation.C));

    open(MachineSettings.Start.ON_REQUEST, location);

    assertThat(status("neo").state()).isEqualTo(PluginState.DISCOVERED);
    supervisor.start(List.of("neo"), LONG);
    assertThat(supervisor.client("neo").info(PATIENT).generation()).isEqualTo(Generation.C);
  }

  @Test
  void attachesToLeftPluginsWithoutARequest() throws Exception {
    KeepSettings keep = KeepSettings.reattaching(directory.resolve("kept"));
    put("neo", Role.of(Generation.C));
    put("trinity", Role.of(Generation.C));
    open(MachineSettings.Start.ON_REQUEST, keep, location);
    supervisor.start(List.of("neo"), LONG);
    OptionalLong pid = status("neo").pid();
    supervisor.close();

    open(MachineSettings.Start.ON_REQUEST, keep, location);

    Eventually.until(
        () -> "a ready plugin: " + status("neo"), () -> status("neo").state() == PluginState.READY);
    assertThat(status("neo").pid()).isEqualTo(pid);
    assertThat(status("trinity").state()).isEqualTo(PluginState.DISCOVERED);
    supervisor.stop(List.of(), LONG);
  }

  @Test
  void startsAPluginOnlyIfTheManagerPermitsItAndEndsOneThatWasLeft() throws Exception {
    KeepSettings keep = KeepSettings.reattaching(directory.resolve("kept"));
    put("neo", Role.of(Generation.C));
    open(MachineSettings.Start.ON_REQUEST, keep, location);
    supervisor.start(List.of("neo"), LONG);
    long pid = status("neo").pid().getAsLong();
    supervisor.close();
    denials.add(
        Problem.ofPlugin("neo", PolicyProblem.DENIED, "neo must not be started: frozen", "wait"));

    open(MachineSettings.Start.ALL, keep, location);

    Eventually.until(
        () -> "a denied plugin: " + status("neo"),
        () -> status("neo").state() == PluginState.FAILED);
    assertThat(status("neo").failure()).contains(denials.get(0));
    Eventually.until(() -> "the end of process " + pid, () -> ProcessHandle.of(pid).isEmpty());
    denials.clear();
    supervisor.start(List.of("neo"), LONG);
    assertThat(status("neo").state()).isEqualTo(PluginState.READY);
    supervisor.stop(List.of(), LONG);
  }

  @Test
  void startsAndReplacesPluginsThatAppearInAWatchedDirectory() throws Exception {
    open(MachineSettings.Start.ALL, location);

    put("neo", Role.of(Generation.C).with("version", "1"));
    awaitVersion("1");
    put("neo", Role.of(Generation.C).with("version", "2"));

    awaitVersion("2");
    assertThat(status("neo").managed()).isFalse();
  }

  @Test
  void startsABinaryWhoseReceiptIsWrittenLater() throws Exception {
    open(MachineSettings.Start.ALL, location);
    record("neo", put("neo", Role.of(Generation.C).with("version", "1")), "1");
    awaitVersion("1");

    // The old receipt does not fit the new file, which must not be run until its own is there.
    Path file = put("neo", Role.of(Generation.C).with("version", "2"));
    Eventually.until(
        () -> "failure of " + status("neo"),
        () ->
            status("neo")
                .failure()
                .map(it -> it.code().word())
                .equals(Optional.of("plugin-modified")));
    assertThat(supervisor.client("neo").info(PATIENT).version()).contains("1");
    record("neo", file, "2");

    awaitVersion("2");
    assertThat(status("neo").version()).contains("2");
    assertThat(status("neo").managed()).isTrue();
  }

  @Test
  void acceptsALateReceiptWithoutANewProcess() throws Exception {
    open(MachineSettings.Start.ALL, location);
    Path file = put("neo", Role.of(Generation.C).with("version", "1"));
    awaitVersion("1");
    long pid = status("neo").pid().orElseThrow();

    record("neo", file, "1");

    Eventually.until(() -> "record of " + status("neo"), () -> status("neo").managed());
    assertThat(status("neo").pid()).hasValue(pid);
  }

  @Test
  void searchesALocationThatTheManagerChanged() throws Exception {
    open(MachineSettings.Start.ALL, directory.resolve("elsewhere"));
    put("neo", Role.of(Generation.C).with("version", "1"));
    assertThat(supervisor.plugins()).isEmpty();

    supervisor.changed(location);

    awaitVersion("1");
  }

  @Test
  void remembersAnInstallLocationAfterARestart() throws Exception {
    Path file = directory.resolve("state").resolve("plugin-locations");
    put("neo", Role.of(Generation.C).with("version", "1"));
    openRemembering(file);
    assertThat(supervisor.plugins()).isEmpty();
    supervisor.changed(location);
    supervisor.close();

    openRemembering(file);

    assertThat(status("neo").binary()).startsWith(location);
    assertThat(file).hasContent(location + "\n");
  }

  private void openRemembering(Path file) {
    supervisor =
        MachineSupervisor.create(
            new MachineSettings(
                new PluginDirectories(List.of(directory.resolve("elsewhere"))),
                RunSettings.of(sockets, System.getenv()),
                KeepSettings.NONE,
                RestartPolicy.DEFAULT,
                Duration.ZERO,
                MachineSettings.Start.ON_REQUEST,
                false,
                Optional.empty()),
            place -> List.of(),
            Optional.of(new RememberedLocations(file)));
  }

  @Test
  void reportsWhyABinaryFailsItsCheck() throws Exception {
    Path good = put("good", Role.of(Generation.B));
    Path odd = put("odd", Role.fault("exit", "3"));

    List<Problem> problems =
        new HandshakeCheck(RunSettings.of(sockets, System.getenv()))
            .check(Map.of("good", good, "odd", odd));

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).plugin()).contains("odd");
    assertThat(problems.get(0).message()).contains("exit code 3", "ends before the handshake");
  }

  @Test
  void describesAReadyPluginByTheReceiptBeforeItsOwnVersion() throws Exception {
    record("neo", put("neo", Role.of(Generation.C).with("version", "1")), "1.0");
    open(MachineSettings.Start.ALL, location);
    awaitVersion("1");

    assertThat(ReadyPlugins.properties(status("neo")))
        .containsEntry(PluginClient.NAME, "neo")
        .containsEntry(PluginClient.VERSION, "1.0")
        .containsEntry(PluginClient.TYPE, "task")
        .containsEntry(PluginClient.GENERATION, "C")
        .containsEntry(PluginClient.MODS, new String[] {"cli", "dependency_resolver"});
  }
}
