// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes plugin binaries out of artifacts. Implementations are thread-safe.
 *
 * <p>An artifact is a tar archive, plain or compressed, a zip archive, or the bare binary, plain or
 * compressed. Its first bytes decide which, never its name.
 *
 * <p>In an archive, the binary is, in this order,
 *
 * <ol>
 *   <li>the entry that {@link BinaryRequest#entry()} names, by its path or else by its file name;
 *   <li>the file {@code optimus-<plugin>_<os>_<arch>} ({@code .exe} on Windows), in any directory;
 *   <li>the same with a version, after the plugin's name or at the end;
 *   <li>the only program in the archive whose header is for the platform.
 * </ol>
 *
 * The name of a bare binary is ignored. A binary's header must be for the platform; a script is
 * accepted if its name matches, on any system but Windows.
 */
public interface Unpacker {

  /**
   * Reads the whole artifact, verifies every entry, and writes the requested binary. A tar archive
   * or bare binary is read while it arrives, a zip archive once it is complete.
   *
   * @param source the artifact
   * @param request identifies the binary
   * @param target the file to create; must not exist, its directory must. Deleted on failure.
   * @throws ArchiveException if the artifact is refused
   * @throws IOException if the source or the file system fails
   * @throws InterruptedException if the thread is interrupted
   */
  default UnpackedBinary unpack(ArchiveSource source, BinaryRequest request, Path target)
      throws ArchiveException, IOException, InterruptedException {
    return unpack(source, List.of(new BinaryTarget(request, target))).get(0);
  }

  /**
   * Writes several binaries of one artifact, which is read once; creates all of them or none.
   *
   * @param targets at least one, each with a file of its own
   * @return the binaries, in the order of the targets
   * @throws ArchiveException if the artifact is refused
   * @throws IOException if the source or the file system fails
   * @throws InterruptedException if the thread is interrupted
   */
  List<UnpackedBinary> unpack(ArchiveSource source, List<BinaryTarget> targets)
      throws ArchiveException, IOException, InterruptedException;
}
