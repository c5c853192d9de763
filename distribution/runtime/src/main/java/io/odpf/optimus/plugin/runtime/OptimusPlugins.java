// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.api.supervisor.SupervisorProperty;
import io.odpf.optimus.plugin.runtime.host.BundleFiles;
import io.odpf.optimus.plugin.runtime.host.FrameworkHost;
import io.odpf.optimus.plugin.runtime.host.HostSettings;
import io.odpf.optimus.plugin.runtime.host.OwnDirectory;
import io.odpf.optimus.plugin.runtime.host.RuntimeProblem;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The plugin platform, embedded in another program:
 *
 * <pre>{@code
 * try (OptimusPlugins plugins = OptimusPlugins.start(RuntimeOptions.defaults())) {
 *   plugins.manager().install(InstallRequest.of(config, Mode.SERVER), InstallListener.NONE);
 * }
 * }</pre>
 *
 * <p>Any number of instances may run in one JVM. They never end the JVM, register shutdown hooks or
 * URL handlers, or keep the JVM alive by a thread. Thread-safe.
 */
public final class OptimusPlugins implements AutoCloseable {
  /** The directory of the bundles in the jar that contains them. */
  static final String RESOURCES = "META-INF/optimus/";

  private final FrameworkHost host;
  private final EmbeddedManager manager;
  private final EmbeddedSupervisor supervisor;

  private OptimusPlugins(FrameworkHost host, EmbeddedManager manager) {
    this.host = host;
    this.manager = manager;
    this.supervisor = new EmbeddedSupervisor();
  }

  /**
   * Starts a runtime; takes about a second.
   *
   * @throws PluginManagerException if the runtime cannot be started; nothing of it remains then
   */
  public static OptimusPlugins start(RuntimeOptions options)
      throws PluginManagerException, InterruptedException {
    if (options.reattachPlugins() && options.storage().isEmpty()) {
      throw refused(
          "plugins cannot outlive a runtime whose storage is temporary",
          "name a storage for the next runtime to find them in: RuntimeOptions.storage");
    }
    if (options.management().isPresent() && !options.management().get().isServing()) {
      throw refused(
          "the management API has neither a socket nor a port",
          "call ManagementOptions.socket or ManagementOptions.port");
    }
    ClassLoader loader = OptimusPlugins.class.getClassLoader();
    FrameworkHost host =
        FrameworkHost.start(
            new HostSettings(
                index(loader),
                groups(options),
                BundleFiles.resources(loader, RESOURCES),
                storage(options),
                Optional.empty(),
                options.bundleDirectories(),
                true,
                true,
                options.providers(),
                options.policies(),
                properties(options),
                options.warnings()));
    try {
      new BundleChanges(host.context(), options.bundleListener()).listen();
      if (options.management().isPresent()) {
        serve(host);
      }
      return new OptimusPlugins(host, new EmbeddedManager(host.service(PluginManager.class)));
    } catch (PluginManagerException | RuntimeException failure) {
      host.close();
      throw failure;
    }
  }

  private static void serve(FrameworkHost host) throws PluginManagerException {
    Optional<String> failure = host.startManagement();
    if (failure.isPresent()) {
      throw refused(failure.get(), "mend RuntimeOptions.management");
    }
  }

  private static PluginManagerException refused(String message, String hint) {
    return PluginManagerException.failure(Problem.of(RuntimeProblem.RUNTIME, message, hint), null);
  }

  /**
   * Returns the plugin manager. Its methods throw {@link IllegalStateException} when the runtime is
   * closed.
   */
  public PluginManager manager() {
    return manager;
  }

  /**
   * Returns the supervisor, which runs plugins. The first call starts it, which takes a fraction of
   * a second. It looks for plugins in the location where this runtime installs them, in the
   * locations of the options, and in the usual locations. Its methods throw {@link
   * IllegalStateException} when the runtime is closed; plugin clients must not be used after that.
   *
   * @throws PluginManagerException if the supervisor cannot be started
   */
  public Supervisor supervisor() throws PluginManagerException {
    return supervisor.in(host);
  }

  /**
   * Closes the runtime: running operations are interrupted and roll back, and plugins are stopped
   * unless they outlive it. Then every other process and every thread, file and class loader of the
   * runtime is released. May be called more than once.
   *
   * <p>Usually takes less than a second. A provider that does not respond to the interrupt is
   * abandoned after 5 seconds, with its thread; operations and bundles that do not end are
   * abandoned after 30 and 60 seconds. Does not wait for downloads to end.
   */
  @Override
  public void close() {
    manager.close();
    supervisor.close();
    host.close();
  }

  private static List<String> groups(RuntimeOptions options) {
    List<String> groups = new ArrayList<>(List.of(BundleGroup.CORE));
    // An earlier runtime's plugins must not run unattended until the supervisor is first used.
    boolean unattended = options.storage().filter(OptimusPlugins::hasKeptPlugins).isPresent();
    if (options.startPlugins() || unattended || options.management().isPresent()) {
      groups.add(BundleGroup.SUPERVISOR);
    }
    return groups;
  }

  private static boolean hasKeptPlugins(Path storage) {
    return Files.exists(storage.resolve(SupervisorProperty.KEPT));
  }

  private static Map<String, String> properties(RuntimeOptions options) {
    Map<String, String> properties = new HashMap<>();
    StringJoiner locations = new StringJoiner(File.pathSeparator);
    for (Path location : options.locations()) {
      locations.add(location.toAbsolutePath().toString());
    }
    properties.put(SupervisorProperty.LOCATIONS, locations.toString());
    if (options.startPlugins()) {
      properties.put(SupervisorProperty.START, SupervisorProperty.ALL);
    }
    if (options.storage().isPresent()) {
      properties.put(SupervisorProperty.HOME, options.storage().get().toAbsolutePath().toString());
      properties.put(SupervisorProperty.REATTACH, Boolean.toString(options.reattachPlugins()));
    }
    options.management().ifPresent(api -> properties.putAll(api.properties()));
    return properties;
  }

  /**
   * Returns the class loader of the manager's bundle. Tests check that it can be garbage-collected.
   */
  ClassLoader bundleLoader() {
    return manager.bundleLoader();
  }

  private static BundleIndex index(ClassLoader loader) throws PluginManagerException {
    URL url = loader.getResource(RESOURCES + BundleIndex.FILE_NAME);
    if (url == null) {
      throw PluginManagerException.failure(
          Problem.of(
              RuntimeProblem.RUNTIME,
              RESOURCES + BundleIndex.FILE_NAME + " is not on the class path",
              "add the artifact io.odpf.optimus:io.odpf.optimus.plugin.embedding"),
          null);
    }
    try (InputStream in = url.openStream()) {
      return BundleIndex.read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              RuntimeProblem.RUNTIME, "cannot read " + url + ": " + failure.getMessage(), ""),
          failure);
    }
  }

  private static Path storage(RuntimeOptions options) throws PluginManagerException {
    try {
      if (options.storage().isEmpty()) {
        TemporaryDirectory.removeDead();
        return Files.createTempDirectory("optimus-runtime-");
      }
      OwnDirectory.create(options.storage().get());
      TemporaryDirectory.removeDead(options.storage().get(), "runtime-");
      return Files.createTempDirectory(options.storage().get(), "runtime-");
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              RuntimeProblem.RUNTIME,
              "cannot make a directory for the runtime's state: " + failure.getMessage(),
              "name a writable one by RuntimeOptions.storage"),
          failure);
    }
  }
}
