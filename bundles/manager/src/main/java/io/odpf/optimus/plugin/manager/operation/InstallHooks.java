// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.LocationListener;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What others do before and after a change of an install location.
 *
 * @param checks finds what runs new binaries before they are put in place
 * @param listener told after a change
 */
public record InstallHooks(Checks checks, LocationListener listener) {

  /** Hooks that do nothing. */
  public static final InstallHooks NONE = new InstallHooks(new Nobody(), new Nobody());

  /** Finds the check of binaries; it is asked when there is something to check. */
  @FunctionalInterface
  public interface Checks {
    /** Empty if nothing here runs plugins. */
    Optional<BinaryCheck> find();
  }

  public InstallHooks {
    Objects.requireNonNull(checks, "checks");
    Objects.requireNonNull(listener, "listener");
  }

  /** A class, since lambdas would take longer to start. */
  private static final class Nobody implements Checks, LocationListener {
    @Override
    public Optional<BinaryCheck> find() {
      return Optional.empty();
    }

    @Override
    public void changed(Path location) {
      // Nobody is told.
    }
  }
}
