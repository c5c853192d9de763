// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Installs and starts the bundles of an extension when it is first resolved, since unused bundles
 * would slow down every start. Thread-safe.
 */
final class BundlesOnDemand implements ExtensionResolver {
  private final HostSettings settings;
  private final BundleContext context;
  private final ExtensionKind kind;
  private final Map<String, List<String>> files;
  private final Supplier<List<DropInProblem>> problems;

  /**
   * @param problems the current problems of drop-ins; the missing bundle may be among them
   */
  BundlesOnDemand(
      HostSettings settings,
      BundleContext context,
      ExtensionKind kind,
      Supplier<List<DropInProblem>> problems) {
    this.settings = settings;
    this.problems = problems;
    this.context = context;
    this.kind = kind;
    this.files = settings.index().extensions(kind);
  }

  @Override
  public synchronized void resolve(String name) {
    List<String> needed = files.get(name);
    if (needed == null) {
      return;
    }
    try {
      // Install all before starting any, since they may depend on each other.
      Bundle[] installed = new Bundle[needed.size()];
      for (int i = 0; i < installed.length; i++) {
        installed[i] = settings.files().install(context, needed.get(i));
      }
      for (Bundle bundle : installed) {
        bundle.start(Bundle.START_TRANSIENT);
      }
    } catch (BundleException failure) {
      settings
          .warnings()
          .accept(
              "cannot start the "
                  + kind.label()
                  + " "
                  + kind.attribute()
                  + " "
                  + name
                  + ": "
                  + failure.getMessage());
    }
  }

  @Override
  public Set<String> names() {
    return files.keySet();
  }

  @Override
  public String hint() {
    List<DropInProblem> broken = problems.get();
    if (!broken.isEmpty()) {
      // Most likely, one of the unusable drop-ins is the bundle that is needed.
      return "correct the bundle in the drop-in directory that cannot be used: "
          + broken.get(0).jar()
          + " ("
          + broken.get(0).reason()
          + ")"
          + (broken.size() > 1 ? ", or one of " + (broken.size() - 1) + " more" : "");
    }
    return settings.dropIns().isEmpty()
        ? ""
        : "drop the bundle that brings it into "
            + settings.dropIns().get(settings.dropIns().size() - 1);
  }
}
