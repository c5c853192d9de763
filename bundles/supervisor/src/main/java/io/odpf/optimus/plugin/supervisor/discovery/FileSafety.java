// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks whether other users could make this process run their programs, by changing a file or by
 * adding one to a directory. Accepts everything on systems without owners and modes.
 */
final class FileSafety {
  private static final int ROOT = 0;
  private static final int WRITABLE_BY_OTHERS = 0002;

  private final boolean unix;
  private final OptionalInt uid;
  private final String user;

  /**
   * @param uid the id of the user who runs the programs; if absent, the user is identified by name
   * @param user the user's name
   */
  FileSafety(OptionalInt uid, String user) {
    this.unix = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    this.uid = uid;
    this.user = user;
  }

  /** Creates the check for the user of this process. */
  static FileSafety ofThisProcess() {
    OptionalInt uid = OptionalInt.empty();
    try {
      uid = OptionalInt.of((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      // Only Linux has /proc.
    }
    return new FileSafety(uid, System.getProperty("user.name"));
  }

  /**
   * Returns why a file or directory is unsafe; empty if it is safe. Follows links.
   *
   * @throws IOException if it cannot be examined
   */
  Optional<String> objection(Path path) throws IOException {
    if (!unix) {
      return Optional.empty();
    }
    Map<String, Object> values = Files.readAttributes(path, "unix:uid,mode");
    if ((number(values, "mode") & WRITABLE_BY_OTHERS) != 0) {
      return Optional.of("everybody may write to it");
    }
    int owner = number(values, "uid");
    return owner == ROOT || isUser(owner, path)
        ? Optional.empty()
        : Optional.of("it belongs to another user (uid " + owner + ")");
  }

  private static int number(Map<String, Object> attributes, String name) {
    return (Integer) Objects.requireNonNull(attributes.get(name), name);
  }

  private boolean isUser(int owner, Path path) throws IOException {
    // The superuser is no exception, since it may run files in the working directory too.
    return uid.isPresent() ? uid.getAsInt() == owner : user.equals(Files.getOwner(path).getName());
  }
}
