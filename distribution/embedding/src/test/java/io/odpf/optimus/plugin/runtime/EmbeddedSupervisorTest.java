// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor of an embedded runtime. */
final class EmbeddedSupervisorTest {
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final FixturePlugins PLUGINS =
      FixturePlugins.build(
          Path.of(System.getProperty("optimus.itests.fixtures")).toAbsolutePath().normalize(),
          Path.of(System.getProperty("optimus.itests.cache"))
              .toAbsolutePath()
              .normalize()
              .resolve("go"));

  @TempDir private Path temp;
  private Path location;

  @BeforeEach
  void installAPlugin() throws Exception {
    location = Files.createDirectories(temp.resolve("plugins"));
    PLUGINS.install(location, "neo", Role.of(Generation.C));
  }

  /** Plugins that outlive a failed test. */
  @AfterEach
  void endPlugins() {
    ProcessHandle.allProcesses()
        .filter(it -> it.info().command().orElse("").startsWith(location.toString()))
        .forEach(ProcessHandle::destroyForcibly);
  }

  private RuntimeOptions options() {
    return RuntimeOptions.defaults().storage(temp.resolve("storage")).location(location);
  }

  @Test
  void startsAndCallsAPluginOnRequest() throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options())) {
      Supervisor supervisor = plugins.supervisor();
      assertThat(supervisor.plugin("neo").orElseThrow().state()).isEqualTo(PluginState.DISCOVERED);

      supervisor.start(List.of("neo"), LONG);

      assertThat(supervisor.client("neo").info(CallOptions.DEFAULT).generation())
          .isEqualTo(Generation.C);
    }
  }

  @Test
  void startsFoundPluginsIfTheOptionsRequestIt() throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options().startingPlugins())) {
      Supervisor supervisor = plugins.supervisor();

      Eventually.holds(
          "the plugin is ready",
          () ->
              supervisor
                  .plugin("neo")
                  .map(plugin -> plugin.state() == PluginState.READY)
                  .orElse(false));
    }
  }

  @Test
  void startsNoFoundPluginThatTheHostsOwnPolicyDenies() throws Exception {
    try (OptimusPlugins plugins =
        OptimusPlugins.start(options().startingPlugins().policy(new NothingPolicy()))) {
      Supervisor supervisor = plugins.supervisor();

      Eventually.holds(
          "the plugin is denied",
          () ->
              supervisor
                  .plugin("neo")
                  .filter(plugin -> plugin.state() == PluginState.FAILED)
                  .flatMap(PluginStatus::failure)
                  .map(failure -> failure.code().word().equals("policy-denied"))
                  .orElse(false));
    }
  }

  @Test
  void callsAPluginFromAThreadOfAnyContextClassLoader() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader empty = new URLClassLoader(new URL[0], null);
        OptimusPlugins plugins = OptimusPlugins.start(options())) {
      thread.setContextClassLoader(empty);
      plugins.supervisor().start(List.of("neo"), LONG);
      assertThat(plugins.supervisor().client("neo").info(CallOptions.DEFAULT)).isNotNull();

      thread.setContextClassLoader(null);
      plugins.supervisor().restart(List.of("neo"), LONG);
      assertThat(plugins.supervisor().client("neo").info(CallOptions.DEFAULT)).isNotNull();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void leavesNoProcessAndNoClassLoaderWhenClosed() throws Exception {
    Closed closed = callAndClose(options());

    assertThat(ProcessHandle.of(closed.pid())).isEmpty();
    assertThatThrownBy(closed.supervisor()::plugins)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this runtime of Optimus plugins is closed");
    Eventually.collected(closed.loader());
  }

  private record Closed(Supervisor supervisor, long pid, WeakReference<ClassLoader> loader) {}

  private Closed callAndClose(RuntimeOptions options) throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options)) {
      Supervisor supervisor = plugins.supervisor();
      supervisor.start(List.of("neo"), LONG);
      Object client = supervisor.client("neo");
      assertThat(supervisor.client("neo").info(CallOptions.DEFAULT)).isNotNull();
      supervisor.rescan(); // Compares the found plugins with those of the previous runtime.
      supervisor.rescan();
      return new Closed(
          supervisor,
          supervisor.plugin("neo").orElseThrow().pid().orElseThrow(),
          new WeakReference<>(client.getClass().getClassLoader()));
    }
  }

  @Test
  void handsKeptPluginsToTheNextRuntimeWithoutKeepingAClassLoader() throws Exception {
    RuntimeOptions reattaching = options().reattachingPlugins();
    Closed first = callAndClose(reattaching);
    assertThat(runs(first.pid())).isTrue();
    Eventually.collected(first.loader());

    try (OptimusPlugins next = OptimusPlugins.start(reattaching)) {
      Supervisor supervisor = next.supervisor();
      // Starts plugins without a request.
      Eventually.holds(
          "the plugin is ready",
          () ->
              supervisor
                  .plugin("neo")
                  .map(plugin -> plugin.state() == PluginState.READY)
                  .orElse(false));
      assertThat(supervisor.plugin("neo").orElseThrow().pid()).hasValue(first.pid());
      assertThat(supervisor.client("neo").info(CallOptions.DEFAULT)).isNotNull();
    }

    assertThat(runs(first.pid())).isTrue();
    try (OptimusPlugins last = OptimusPlugins.start(options())) {
      Eventually.holds("the plugin has ended", () -> !runs(first.pid()));
      assertThat(last.manager()).isNotNull();
    }
    Eventually.holds(
        "no record is left", () -> !Files.exists(temp.resolve("storage").resolve("kept")));
  }

  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  @Test
  void refusesToKeepPluginsWithoutAStorage() {
    assertThatThrownBy(() -> OptimusPlugins.start(RuntimeOptions.defaults().reattachingPlugins()))
        .isInstanceOf(PluginManagerException.class)
        .hasMessage("plugins cannot outlive a runtime whose storage is temporary");
  }
}
