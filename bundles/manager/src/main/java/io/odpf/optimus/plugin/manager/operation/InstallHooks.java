// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import io.odpf.optimus.plugin.manager.policy.PolicyRegistry;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The hooks before and after a change of an install location.
 *
 * @param policies decide which plugins may be installed and started
 * @param checks finds the check of new binaries before they are put in place
 * @param listener is notified after a change
 */
public record InstallHooks(PolicyRegistry policies, Checks checks, LocationListener listener) {

  /** Hooks that do nothing. */
  public static final InstallHooks NONE = new InstallHooks(new NoHooks(), new NoHooks());

  /** Finds the check of binaries, which is called only if there are new ones. */
  @FunctionalInterface
  public interface Checks {
    /** Returns the check; empty if plugins cannot be run here. */
    Optional<BinaryCheck> find();
  }

  /** Creates hooks without policies but those of configurations. */
  public InstallHooks(Checks checks, LocationListener listener) {
    this(new PolicyRegistry(), checks, listener);
  }

  public InstallHooks {
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(checks, "checks");
    Objects.requireNonNull(listener, "listener");
  }

  /** Returns a check by a configuration's rules and all policies, for one operation. */
  PolicyCheck policy(PluginConfig config) {
    return new PolicyCheck(config.policy(), policies);
  }

  /** A class, since lambdas would take longer to start. */
  private static final class NoHooks implements Checks, LocationListener {
    @Override
    public Optional<BinaryCheck> find() {
      return Optional.empty();
    }

    @Override
    public void changed(Path location) {
      // There is no listener.
    }
  }
}
