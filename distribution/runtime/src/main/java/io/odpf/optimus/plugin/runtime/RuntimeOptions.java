// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How an embedded runtime is started. Immutable: each method answers changed options.
 *
 * @param providers the host's own providers; one of a built-in type takes that one's place
 * @param bundleDirectories directories with provider bundles, watched while the runtime runs: what
 *     is put there is used, what is replaced is updated, what is removed is gone. Default: none
 * @param storage the directory in which the runtime makes a directory of its own for its state, and
 *     removes it when it is closed. Default: the system's directory for temporary files
 * @param locations directories in which plugins are looked for before the usual ones; where this
 *     runtime installs plugins is one of them by itself. Default: none
 * @param startPlugins whether each plugin is started when it is found, else on request. Default: on
 *     request
 * @param reattachPlugins whether plugins outlive this runtime, however it ends, until the next one
 *     with the same {@code storage} attaches to them; requires {@code storage}. Default: they end
 *     with it, and those that an earlier runtime of this storage left are ended too
 * @param warnings told what could not be used, one sentence each; called from any thread. Default:
 *     the system logger {@code io.odpf.optimus.plugin.runtime}
 * @param bundleListener called for changes of bundles while the runtime runs, one after another, on
 *     a thread of the runtime that it must not block. Default: none
 */
public record RuntimeOptions(
    List<ProviderFactory> providers,
    List<Path> bundleDirectories,
    Optional<Path> storage,
    List<Path> locations,
    boolean startPlugins,
    boolean reattachPlugins,
    Consumer<String> warnings,
    Consumer<BundleChange> bundleListener) {
  public RuntimeOptions {
    providers = List.copyOf(providers);
    bundleDirectories = List.copyOf(bundleDirectories);
    Objects.requireNonNull(storage, "storage");
    locations = List.copyOf(locations);
    Objects.requireNonNull(warnings, "warnings");
    Objects.requireNonNull(bundleListener, "bundleListener");
  }

  /** The built-in providers, nothing to drop in. */
  public static RuntimeOptions defaults() {
    return new RuntimeOptions(
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        false,
        false,
        warning ->
            System.getLogger(RuntimeOptions.class.getPackageName())
                .log(System.Logger.Level.WARNING, warning),
        change -> {});
  }

  /** With one more provider type. */
  public RuntimeOptions provider(ProviderFactory factory) {
    return changed(draft -> draft.providers.add(factory));
  }

  /** With one more directory of provider bundles. */
  public RuntimeOptions bundles(Path directory) {
    return changed(draft -> draft.bundleDirectories.add(directory));
  }

  /** With its state elsewhere. */
  public RuntimeOptions storage(Path directory) {
    return changed(draft -> draft.storage = Optional.of(directory));
  }

  /** With one more directory in which plugins are looked for. */
  public RuntimeOptions location(Path directory) {
    return changed(draft -> draft.locations.add(directory));
  }

  /** With each plugin started when it is found. */
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

  /** With a listener for warnings. */
  public RuntimeOptions warnings(Consumer<String> listener) {
    return changed(draft -> draft.warnings = listener);
  }

  /** With a listener for changes of bundles. */
  public RuntimeOptions bundleListener(Consumer<BundleChange> listener) {
    return changed(draft -> draft.bundleListener = listener);
  }

  private RuntimeOptions changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  /** A copy while it is changed. */
  private static final class Draft {
    private final List<ProviderFactory> providers;
    private final List<Path> bundleDirectories;
    private Optional<Path> storage;
    private final List<Path> locations;
    private boolean startPlugins;
    private boolean reattachPlugins;
    private Consumer<String> warnings;
    private Consumer<BundleChange> bundleListener;

    Draft(RuntimeOptions options) {
      providers = new ArrayList<>(options.providers);
      bundleDirectories = new ArrayList<>(options.bundleDirectories);
      storage = options.storage;
      locations = new ArrayList<>(options.locations);
      startPlugins = options.startPlugins;
      reattachPlugins = options.reattachPlugins;
      warnings = options.warnings;
      bundleListener = options.bundleListener;
    }

    RuntimeOptions options() {
      return new RuntimeOptions(
          providers,
          bundleDirectories,
          storage,
          locations,
          startPlugins,
          reattachPlugins,
          warnings,
          bundleListener);
    }
  }
}
