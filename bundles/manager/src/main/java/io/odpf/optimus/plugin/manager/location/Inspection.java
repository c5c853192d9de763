// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of comparing a plugin's file with its receipt.
 *
 * @param state the state of the file
 * @param stamp the file's current stamp; absent if there is no regular file
 * @param size the size in bytes; 0 if there is no regular file
 * @param exposure why others could change the file; absent if they cannot, or if there is no
 *     regular file
 */
public record Inspection(
    FileState state, Optional<FileStamp> stamp, long size, Optional<String> exposure) {

  /**
   * Compares a file with its receipt. Reads the file only if its stamp differs from the receipt's.
   *
   * @param ownership the check whether others could change the file
   */
  public static Inspection of(Path file, Optional<Receipt> receipt, Ownership ownership)
      throws IOException, InterruptedException {
    Optional<FileStamp.Seen> seen = FileStamp.look(file);
    if (seen.isEmpty()) {
      boolean exists = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
      FileState state =
          receipt.isPresent()
              ? (exists ? FileState.MODIFIED : FileState.MISSING)
              : (exists ? FileState.UNMANAGED : FileState.ABSENT);
      return new Inspection(state, Optional.empty(), 0, Optional.empty());
    }
    Optional<String> exposure;
    try {
      exposure = ownership.objectionToFile(file);
    } catch (NoSuchFileException e) {
      return of(file, receipt, ownership);
    }
    FileStamp stamp = seen.get().stamp();
    FileState state = FileState.UNMANAGED;
    if (receipt.isPresent()) {
      state = same(file, stamp, receipt.get()) ? FileState.INTACT : FileState.MODIFIED;
      if (state == FileState.INTACT && exposure.isPresent()) {
        state = FileState.EXPOSED;
      } else if (state == FileState.INTACT && !seen.get().executable()) {
        state = FileState.NOT_EXECUTABLE;
      }
    }
    return new Inspection(state, Optional.of(stamp), stamp.size(), exposure);
  }

  private static boolean same(Path file, FileStamp stamp, Receipt receipt)
      throws IOException, InterruptedException {
    if (receipt.stamp().isPresent() && receipt.stamp().get().equals(stamp)) {
      return true;
    }
    return stamp.size() == receipt.artifact().binarySize()
        && FileDigest.sha256(file).equals(receipt.artifact().binary());
  }
}
