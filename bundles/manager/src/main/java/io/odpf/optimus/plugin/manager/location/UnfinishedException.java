// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import java.io.IOException;

/** Thrown when a change failed midway and could not be undone. The next command recovers it. */
public final class UnfinishedException extends IOException {
  private static final long serialVersionUID = 1L;

  UnfinishedException(IOException failure, IOException undoFailure) {
    super(
        DiskErrors.reason(failure) + "; undoing it failed, too: " + DiskErrors.reason(undoFailure),
        failure);
    addSuppressed(undoFailure);
  }
}
