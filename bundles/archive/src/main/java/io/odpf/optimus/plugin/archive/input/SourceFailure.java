// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive.input;

import java.io.IOException;

/**
 * The source of the bytes failed: wrapped, so that no decoder takes it for damage in the artifact.
 */
public final class SourceFailure extends IOException {
  private static final long serialVersionUID = 1L;

  private final IOException failure;

  public SourceFailure(IOException failure) {
    super(failure);
    this.failure = failure;
  }

  /** What the source threw. */
  public IOException failure() {
    return failure;
  }
}
