// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.plan.WantedPlugin;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that signatures can be verified here. */
final class SignatureSupport {
  private SignatureSupport() {}

  /**
   * Refuses plugins whose signature scheme has no verifier.
   *
   * @throws PluginManagerException of category CONFIG
   */
  static void refuseUnverifiable(List<WantedPlugin> plugins, VerifierRegistry verifiers)
      throws PluginManagerException {
    List<Problem> refused = new ArrayList<>();
    for (WantedPlugin plugin : plugins) {
      Optional<PluginEntry.Signature> signature = plugin.plugin().signature();
      if (signature.isPresent() && !verifiers.knows(signature.get().scheme())) {
        String more = verifiers.missingHint();
        refused.add(
            plugin.problem(
                OperationProblem.SIGNATURE_UNAVAILABLE,
                plugin.name()
                    + " must have a "
                    + signature.get().scheme()
                    + " signature, which nothing here verifies; verified are "
                    + (verifiers.schemes().isEmpty()
                        ? "none"
                        : String.join(", ", verifiers.schemes())),
                more.isEmpty() ? "have it signed in another way" : more));
      }
    }
    if (!refused.isEmpty()) {
      throw PluginManagerException.config(refused);
    }
  }
}
