// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.location.PluginChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the new binaries of an install before they are put in place, if the request demands it or
 * the mode is server.
 */
final class BinaryVerification {
  private static final String HINT_WITHOUT =
      "use a distribution with the bundle io.odpf.optimus.plugin.supervisor, or install without"
          + " running the plugins: --no-verify";

  private final InstallRequest request;
  private final InstallHooks.Checks checks;
  private final InstallListener listener;
  private final Platform machine;

  /**
   * Creates a verification.
   *
   * @param machine the platform of this machine
   */
  BinaryVerification(
      InstallRequest request,
      InstallHooks.Checks checks,
      InstallListener listener,
      Platform machine) {
    this.request = request;
    this.checks = checks;
    this.listener = listener;
    this.machine = machine;
  }

  /**
   * Refuses binaries that do not work.
   *
   * @param changes the changes of the install
   * @throws PluginManagerException if a binary does not work, or if binaries cannot be run although
   *     the request demands it
   */
  void require(List<PluginChange> changes) throws PluginManagerException, InterruptedException {
    Map<String, Path> binaries = new TreeMap<>();
    for (PluginChange change : changes) {
      if (change instanceof PluginChange.Put put) {
        binaries.put(put.id().name(), put.staged());
      }
    }
    boolean requested = request.options().contains(Option.VERIFY);
    boolean wanted =
        requested || request.mode() == Mode.SERVER && !request.options().contains(Option.NO_VERIFY);
    if (!wanted || binaries.isEmpty()) {
      return;
    }
    Optional<Problem> obstacle = otherPlatform();
    Optional<BinaryCheck> check = obstacle.isPresent() ? Optional.empty() : checks.find();
    if (check.isPresent()) {
      run(check.get(), binaries);
      return;
    }
    Problem problem = obstacle.orElseGet(BinaryVerification::unable);
    if (requested) {
      throw PluginManagerException.failure(problem, null);
    }
    for (String plugin : binaries.keySet()) {
      listener.warned(plugin, problem);
    }
  }

  private static void run(BinaryCheck check, Map<String, Path> binaries)
      throws PluginManagerException, InterruptedException {
    List<Problem> failures = new ArrayList<>();
    for (Problem failure : check.check(binaries)) {
      failures.add(
          new Problem(
              failure.code(),
              failure.message() + "; nothing was installed",
              failure.position(),
              failure.plugin(),
              "choose another version of the plugin, or install it without running it:"
                  + " --no-verify"
                  + (failure.hint().isEmpty() ? "" : "; " + failure.hint())));
    }
    if (!failures.isEmpty()) {
      throw new PluginManagerException(PluginManagerException.Category.FAILURE, failures, null);
    }
  }

  private Optional<Problem> otherPlatform() {
    Platform platform = request.platform().orElse(machine);
    return platform.equals(machine)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                OperationProblem.VERIFY_PLATFORM,
                "plugins for " + platform + " cannot be run on this machine, " + machine,
                "install them without running them: --no-verify"));
  }

  private static Problem unable() {
    return Problem.of(
        OperationProblem.VERIFY_UNAVAILABLE,
        "new plugins were not run: there is no supervisor here",
        HINT_WITHOUT);
  }
}
