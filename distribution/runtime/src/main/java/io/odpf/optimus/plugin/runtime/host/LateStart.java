// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/**
 * Starts optional groups of bundles after the runtime is ready, and records those that do not work.
 * Thread-safe.
 */
final class LateStart {
  private final HostSettings settings;
  private final BundleContext context;
  private final List<String> problems = new CopyOnWriteArrayList<>();

  LateStart(HostSettings settings, BundleContext context) {
    this.settings = settings;
    this.context = context;
  }

  /**
   * Starts a group.
   *
   * @param group the group's name in the index
   * @param subject the subject of the message, such as {@code the management API}
   * @return a sentence with the reason why the group does not work; empty if it works
   */
  Optional<String> start(String group, String subject) {
    Optional<String> problem =
        started(settings.index().group(group)).map(reason -> subject + " does not work: " + reason);
    problem.ifPresent(problems::add);
    return problem;
  }

  private Optional<String> started(BundleGroup group) {
    try {
      List<Bundle> bundles = new ArrayList<>();
      for (String file : group.files()) {
        bundles.add(settings.files().install(context, file));
      }
      for (Bundle bundle : bundles) {
        bundle.start(Bundle.START_TRANSIENT);
        Optional<String> failure = ComponentFailures.of(context, bundle);
        if (failure.isPresent()) {
          return failure;
        }
      }
      return bundles.isEmpty() ? Optional.of("it is not in this distribution") : Optional.empty();
    } catch (BundleException failure) {
      return Optional.of(StartFailure.of(failure));
    }
  }

  /** Returns a sentence for each group that does not work. */
  List<String> problems() {
    return problems;
  }
}
