// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.IOException;
import java.nio.file.Path;

/** Takes the plugin binary out of an artifact. Thread-safe. */
public final class Unpacker {
  private final Limits limits;

  public Unpacker(Limits limits) {
    this.limits = limits;
  }

  /**
   * Reads the whole artifact, checks every entry, and leaves the binary that was asked for.
   *
   * @param source the artifact
   * @param request which binary
   * @param target the file to create; must not exist. Files beside it whose names begin with its
   *     name may be used meanwhile. Nothing is left when this fails.
   * @throws ArchiveException if the artifact is not what it should be
   * @throws IOException if the source or this machine fails
   * @throws InterruptedException if this thread is interrupted
   */
  public UnpackedBinary unpack(ArchiveSource source, BinaryRequest request, Path target)
      throws ArchiveException, IOException, InterruptedException {
    throw new UnsupportedOperationException(limits.toString());
  }
}
