// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Thrown when another process removed an artifact from the store while it was in use. */
final class ArtifactGoneException extends NoSuchFileException {
  private static final long serialVersionUID = 1L;

  ArtifactGoneException(Path entry) {
    super(entry.toString(), null, "another process removed it from the cache");
  }
}
