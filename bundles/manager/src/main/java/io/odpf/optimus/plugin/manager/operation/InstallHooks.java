// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * The hooks before and after a change of an install location.
 *
 * @param checks finds the check of new binaries before they are put in place
 * @param listener is notified after a change
 */
public record InstallHooks(Checks checks, LocationListener listener) {

  /** Hooks that do nothing. */
  public static final InstallHooks NONE = new InstallHooks(new NoHooks(), new NoHooks());

  /** Finds the check of binaries, which is called only if there are new ones. */
  @FunctionalInterface
  public interface Checks {
    /** Returns the check; empty if plugins cannot be run here. */
    Optional<BinaryCheck> find();
  }

  public InstallHooks {
    Objects.requireNonNull(checks, "checks");
    Objects.requireNonNull(listener, "listener");
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
