// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;

/**
 * Thrown when an artifact's source fails. It wraps the exception of the source, so that no decoder
 * mistakes it for damage in the artifact.
 */
public final class SourceException extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  /** Wraps an exception of the source. */
  public SourceException(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  /** Returns the exception of the source. */
  public IOException failure() {
    return failure;
  }
}
