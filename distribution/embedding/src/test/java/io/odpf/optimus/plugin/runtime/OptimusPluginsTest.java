// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.runtime.fixture.Fixtures;
import io.odpf.optimus.plugin.runtime.remote.RemoteProviderFactory;
import java.lang.ref.WeakReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedding API with the real bundles. */
final class OptimusPluginsTest {
  /** A login as gcloud stores it, reduced to the required fields. */
  private static final String GOOGLE_LOGIN =
      "{\"type\":\"authorized_user\",\"client_id\":\"c\",\"client_secret\":\"s\",\"refresh_token\":\"r\"}";

  @TempDir private Path temp;

  private RuntimeOptions options() {
    return RuntimeOptions.defaults().storage(temp.resolve("storage"));
  }

  private ConfigFile config(String type, Map<String, String> environment) throws Exception {
    Path config = temp.resolve("config.yaml");
    Files.writeString(
        config,
        """
        plugins:
          install_location: %s
          providers:
            - type: %s
              name: source
          plugins:
            - provider: source
              output: neo
              path: neo
        """
            .formatted(temp.resolve("plugins"), type));
    return new ConfigFile(config, environment);
  }

  /** Returns the provider types whose bundles are active. */
  private static List<String> types(PluginManager manager) {
    return manager.providers().stream()
        .filter(it -> !it.origin().equals("on demand"))
        .map(ProviderInfo::type)
        .toList();
  }

  private static boolean has(PluginManager manager, String type, String origin) {
    return manager.providers().stream()
        .anyMatch(it -> it.type().equals(type) && it.origin().equals(origin));
  }

  private static CompletableFuture<InstallReport> install(
      PluginManager manager, ConfigFile config) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return manager.install(InstallRequest.of(config, Mode.CLIENT), InstallListener.NONE);
          } catch (Exception failure) {
            throw new CompletionException(failure);
          }
        });
  }

  @Test
  void hasTheBuiltInProviders() throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options())) {
      assertThat(plugins.manager().providers())
          .extracting(ProviderInfo::type)
          .contains("gcs", "git", "go", "oci", "s3", "url");
      assertThat(types(plugins.manager())).containsExactly("url");
    }
  }

  @Test
  void startsTheBundleOfATypeThatAConfigurationNames() throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options())) {
      List<Problem> problems =
          plugins.manager().validate(config("s3", Map.of("HOME", temp.toString())));
      assertThat(problems).extracting(Problem::message).allMatch(text -> text.contains("bucket"));
      assertThat(types(plugins.manager())).containsExactly("s3", "url");
    }
  }

  @Test
  void reportsATypeThatNoBundleProvidesAsAProblemOfTheConfiguration() throws Exception {
    try (OptimusPlugins plugins = OptimusPlugins.start(options())) {
      assertThat(plugins.manager().validate(config("acme", Map.of("HOME", temp.toString()))))
          .extracting(Problem::message)
          .anyMatch(text -> text.contains("acme"));
    }
  }

  @Test
  void acceptsTheSampleConfigurations() throws Exception {
    Map<String, String> environment =
        Map.of(
            "HOME", temp.toString(),
            "PLUGINS_TOKEN", "token",
            "GCS_SERVICE_ACCOUNT",
                Base64.getEncoder().encodeToString(GOOGLE_LOGIN.getBytes(UTF_8)));
    try (OptimusPlugins plugins = OptimusPlugins.start(options());
        DirectoryStream<Path> samples =
            Files.newDirectoryStream(Path.of("../../examples/configs"), "*.yaml")) {
      for (Path sample : samples) {
        assertThat(plugins.manager().validate(new ConfigFile(sample, environment)))
            .as(sample.toString())
            .isEmpty();
      }
    }
  }

  @Test
  void installsNothingThatTheHostsOwnPolicyDenies() throws Exception {
    try (Server server = new Server();
        OptimusPlugins plugins =
            OptimusPlugins.start(
                options().provider(new RemoteProviderFactory()).policy(new NothingPolicy()))) {
      CompletableFuture<InstallReport> report =
          install(plugins.manager(), config("remote", server.environment(temp)));
      server.begin();
      server.finish();
      assertThatThrownBy(report::join)
          .hasMessageContaining("neo must not be installed: the policy nothing of ")
          .hasMessageContaining("denies it by its rule all: this host installs no plugins");
      assertThat(temp.resolve("plugins/optimus-neo_linux_amd64")).doesNotExist();
    }
  }

  @Test
  void installsThroughTheHostsOwnProvider() throws Exception {
    try (Server server = new Server();
        OptimusPlugins plugins =
            OptimusPlugins.start(options().provider(new RemoteProviderFactory()))) {
      CompletableFuture<InstallReport> report =
          install(plugins.manager(), config("remote", server.environment(temp)));
      server.begin();
      server.finish();
      assertThat(report.join().plugins()).hasSize(1);
      assertThat(temp.resolve("plugins")).isNotEmptyDirectory();
    }
  }

  @Test
  void runsTwiceInOneVirtualMachine() throws Exception {
    try (OptimusPlugins other =
        OptimusPlugins.start(options().provider(new RemoteProviderFactory()))) {
      try (OptimusPlugins one = OptimusPlugins.start(options())) {
        assertThat(types(one.manager())).containsExactly("url");
        assertThat(types(other.manager())).containsExactly("remote", "url");
      }
      assertThat(types(other.manager())).containsExactly("remote", "url");
    }
  }

  @Test
  void refusesCallsAfterItWasClosed() throws Exception {
    OptimusPlugins plugins = OptimusPlugins.start(options());
    plugins.close();
    plugins.close();
    assertThatThrownBy(() -> plugins.manager().providers())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this runtime of Optimus plugins is closed");
  }

  @Test
  void leavesNoThreadNoFileAndNoClassLoaderWhenClosed() throws Exception {
    Files.createDirectories(temp.resolve("drop-ins"));
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    WeakReference<ClassLoader> loader = startAndClose();
    Eventually.holds("its threads have ended", () -> newThreads(before).isEmpty());
    assertThat(temp.resolve("storage")).isEmptyDirectory();
    Eventually.collected(loader);
  }

  @Test
  void interruptsAnEndlessDownloadWhenClosed() throws Exception {
    try (Server server = new Server()) {
      OptimusPlugins plugins =
          OptimusPlugins.start(options().provider(new RemoteProviderFactory()));
      CompletableFuture<InstallReport> running =
          install(plugins.manager(), config("remote", server.environment(temp)));
      server.begin();

      plugins.close();

      assertThatThrownBy(running::join).hasRootCauseInstanceOf(InterruptedException.class);
      assertThat(temp.resolve("plugins/.optimus")).doesNotExist();
    }
  }

  @Test
  void notifiesTheHostOfChangesOfBundles() throws Exception {
    Path dropIns = Files.createDirectories(temp.resolve("drop-ins"));
    Path dropped = dropIns.resolve("remote.jar");
    List<BundleChange> changes = new CopyOnWriteArrayList<>();
    try (OptimusPlugins plugins =
        OptimusPlugins.start(options().bundles(dropIns).bundleListener(changes::add))) {
      Files.move(bundle("1.0.0"), dropped, StandardCopyOption.ATOMIC_MOVE);
      Eventually.holds("started", () -> kinds(changes).contains("STARTED 1.0.0"));
      Files.move(bundle("2.0.0"), dropped, StandardCopyOption.ATOMIC_MOVE);
      Eventually.holds("updated", () -> kinds(changes).contains("STARTED 2.0.0"));
      Files.delete(dropped);
      Eventually.holds("removed", () -> kinds(changes).contains("REMOVED 2.0.0"));
      assertThat(plugins.manager().providers()).isNotEmpty();
    }
    assertThat(kinds(changes))
        .containsSubsequence(
            "INSTALLED 1.0.0",
            "STARTED 1.0.0",
            "STOPPED 1.0.0",
            "UPDATED 2.0.0",
            "STARTED 2.0.0",
            "STOPPED 2.0.0",
            "REMOVED 2.0.0");
    assertThat(changes.get(0).location()).startsWith("file:").endsWith("/remote.jar");
    assertThat(changes.get(0).sha256()).isPresent();
  }

  private static List<String> kinds(List<BundleChange> changes) {
    return changes.stream()
        .filter(change -> change.bundle().equals("test.remote"))
        .map(change -> change.kind() + " " + change.version())
        .toList();
  }

  @Test
  void leavesNoClassLoaderWhenClosedAfterInstallsThatChangedNothing() throws Exception {
    WeakReference<ClassLoader> loader = installTwiceAndClose();
    Eventually.collected(loader);
  }

  private WeakReference<ClassLoader> installTwiceAndClose() throws Exception {
    try (Server server = new Server();
        OptimusPlugins plugins =
            OptimusPlugins.start(options().provider(new RemoteProviderFactory()))) {
      ConfigFile config = config("remote", server.environment(temp));
      CompletableFuture<InstallReport> first = install(plugins.manager(), config);
      server.begin();
      server.finish();
      assertThat(first.join().changed()).isTrue();
      assertThat(install(plugins.manager(), config).join().changed()).isFalse();
      assertThat(
              plugins
                  .manager()
                  .diff(new DiffRequest(config, Mode.CLIENT, Optional.empty()))
                  .different())
          .isFalse();
      return new WeakReference<>(plugins.bundleLoader());
    }
  }

  private WeakReference<ClassLoader> startAndClose() throws Exception {
    Fixtures.bundle(
        temp.resolve("drop-ins"),
        RemoteProviderFactory.class,
        RemoteProviderFactory.class.getPackageName());
    try (OptimusPlugins plugins =
        OptimusPlugins.start(options().bundles(temp.resolve("drop-ins")))) {
      assertThat(types(plugins.manager())).containsExactly("remote", "url");
      ClassLoader loader = plugins.bundleLoader();
      assertThat(loader).isNotSameAs(getClass().getClassLoader());
      for (Thread thread : newThreads(Set.of())) {
        if (thread.getName().startsWith("Felix")
            || thread.getName().startsWith("optimus-drop-ins")) {
          assertThat(thread.isDaemon()).as(thread.getName()).isTrue();
        }
      }
      return new WeakReference<>(loader);
    }
  }

  private static List<Thread> newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        // Ignores the JVM's own threads, which come and go, and those of this test's pool.
        .filter(thread -> thread.getThreadGroup() != null)
        .filter(thread -> !thread.getThreadGroup().getName().equals("system"))
        .filter(thread -> !thread.getName().startsWith("ForkJoinPool"))
        .filter(thread -> !thread.getName().equals("process reaper"))
        .toList();
  }

  @Test
  void usesUpdatesAndRemovesADropInWhileItRuns() throws Exception {
    Path dropIns = Files.createDirectories(temp.resolve("drop-ins"));
    Path first = bundle("1.0.0");
    Path second = bundle("2.0.0");
    // The change is detected although time and length are the same.
    Files.setLastModifiedTime(second, Files.getLastModifiedTime(first));
    Path dropped = dropIns.resolve("remote.jar");
    try (Server server = new Server();
        OptimusPlugins plugins = OptimusPlugins.start(options().bundles(dropIns))) {
      PluginManager manager = plugins.manager();
      assertThat(types(manager)).containsExactly("url");

      Files.move(first, dropped, StandardCopyOption.ATOMIC_MOVE);
      Eventually.holds("used", () -> has(manager, "remote", "test.remote 1.0.0"));

      CompletableFuture<InstallReport> running =
          install(manager, config("remote", server.environment(temp)));
      server.begin();
      Files.move(second, dropped, StandardCopyOption.ATOMIC_MOVE);
      Eventually.holds("told to go", () -> !has(manager, "remote", "test.remote 1.0.0"));
      server.finish();
      assertThat(running.join().plugins()).hasSize(1);
      Eventually.holds("updated", () -> has(manager, "remote", "test.remote 2.0.0"));

      Files.delete(dropped);
      Eventually.holds("removed", () -> types(manager).equals(List.of("url")));
    }
  }

  private Path bundle(String version) throws Exception {
    return Fixtures.bundle(
        temp.resolve(version),
        RemoteProviderFactory.class,
        RemoteProviderFactory.class.getPackageName(),
        "Bundle-Version",
        version);
  }
}
