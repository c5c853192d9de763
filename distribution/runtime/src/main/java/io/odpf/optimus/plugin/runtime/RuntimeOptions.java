// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The options of an embedded runtime. Immutable; each method returns changed options.
 *
 * @param providers the host's own providers; one of a built-in type replaces the built-in one
 * @param policies the host's own policies; a plugin that one of them does not permit is neither
 *     installed nor started. Default: none
 * @param bundleDirectories directories with provider bundles, watched while the runtime runs; their
 *     bundles are installed, updated and uninstalled as their files change. Default: none
 * @param storage the directory in which the runtime creates a directory for its state, which it
 *     removes when it is closed. Default: the system's directory for temporary files
 * @param locations directories that are searched for plugins before the usual ones; the locations
 *     into which this runtime installs plugins are always searched. Default: none
 * @param startPlugins whether each plugin is started as soon as it is found. Default: plugins are
 *     started on request
 * @param reattachPlugins whether plugins outlive this runtime, however it ends, until the next one
 *     with the same {@code storage} attaches to them; requires {@code storage}. Default: plugins
 *     end with the runtime, including those that an earlier runtime of this storage left running
 * @param management the management API that this runtime serves. Default: none
 * @param warnings receives a sentence for each bundle or plugin that cannot be used, on any thread.
 *     Default: the system logger {@code io.odpf.optimus.plugin.runtime}
 * @param bundleListener receives each change of a bundle while the runtime runs, one after another,
 *     on a thread of the runtime that it must not block. Default: none
 */
public record RuntimeOptions(
    List<ProviderFactory> providers,
    List<PluginPolicy> policies,
    List<Path> bundleDirectories,
    Optional<Path> storage,
    List<Path> locations,
    boolean startPlugins,
    boolean reattachPlugins,
    Optional<ManagementOptions> management,
    Consumer<String> warnings,
    Consumer<BundleChange> bundleListener) {
  public RuntimeOptions {
    providers = List.copyOf(providers);
    policies = List.copyOf(policies);
    bundleDirectories = List.copyOf(bundleDirectories);
    Objects.requireNonNull(storage, "storage");
    locations = List.copyOf(locations);
    Objects.requireNonNull(management, "management");
    Objects.requireNonNull(warnings, "warnings");
    Objects.requireNonNull(bundleListener, "bundleListener");
  }

  /** Returns the default options: built-in providers and no directories of bundles. */
  public static RuntimeOptions defaults() {
    return new RuntimeOptions(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        false,
        Optional.empty(),
        warning ->
            System.getLogger(RuntimeOptions.class.getPackageName())
                .log(System.Logger.Level.WARNING, warning),
        change -> {});
  }

  /** Adds a provider type. */
  public RuntimeOptions provider(ProviderFactory factory) {
    return changed(draft -> draft.providers.add(factory));
  }

  /** Adds a policy. */
  public RuntimeOptions policy(PluginPolicy policy) {
    return changed(draft -> draft.policies.add(policy));
  }

  /** Adds a directory of provider bundles. */
  public RuntimeOptions bundles(Path directory) {
    return changed(draft -> draft.bundleDirectories.add(directory));
  }

  /** Sets the directory for the runtime's state. */
  public RuntimeOptions storage(Path directory) {
    return changed(draft -> draft.storage = Optional.of(directory));
  }

  /** Adds a directory that is searched for plugins. */
  public RuntimeOptions location(Path directory) {
    return changed(draft -> draft.locations.add(directory));
  }

  /** Starts each plugin as soon as it is found. */
  public RuntimeOptions startingPlugins() {
    return changed(draft -> draft.startPlugins = true);
  }

  /**
   * Lets plugins outlive the runtime: the next one with the same storage and this option attaches
   * to them. {@link io.odpf.optimus.plugin.api.supervisor.Supervisor#stop} ends them.
   */
  public RuntimeOptions reattachingPlugins() {
    return changed(draft -> draft.reattachPlugins = true);
  }

  /**
   * Serves the management API, and starts the supervisor, whose plugins the API shows and calls.
   */
  public RuntimeOptions management(ManagementOptions api) {
    return changed(draft -> draft.management = Optional.of(api));
  }

  /** Sets the listener for warnings. */
  public RuntimeOptions warnings(Consumer<String> listener) {
    return changed(draft -> draft.warnings = listener);
  }

  /** Sets the listener for changes of bundles. */
  public RuntimeOptions bundleListener(Consumer<BundleChange> listener) {
    return changed(draft -> draft.bundleListener = listener);
  }

  private RuntimeOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** A mutable copy. */
  private static final class Draft {
    private final List<ProviderFactory> providers;
    private final List<PluginPolicy> policies;
    private final List<Path> bundleDirectories;
    private Optional<Path> storage;
    private final List<Path> locations;
    private boolean startPlugins;
    private boolean reattachPlugins;
    private Optional<ManagementOptions> management;
    private Consumer<String> warnings;
    private Consumer<BundleChange> bundleListener;

    Draft(RuntimeOptions options) {
      providers = new ArrayList<>(options.providers);
      policies = new ArrayList<>(options.policies);
      bundleDirectories = new ArrayList<>(options.bundleDirectories);
      storage = options.storage;
      locations = new ArrayList<>(options.locations);
      startPlugins = options.startPlugins;
      reattachPlugins = options.reattachPlugins;
      management = options.management;
      warnings = options.warnings;
      bundleListener = options.bundleListener;
    }

    RuntimeOptions options() {
      return new RuntimeOptions(
          providers,
          policies,
          bundleDirectories,
          storage,
          locations,
          startPlugins,
          reattachPlugins,
          management,
          warnings,
          bundleListener);
    }
  }
}
