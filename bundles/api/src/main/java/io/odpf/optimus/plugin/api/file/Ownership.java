// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks who can write to a file or directory. Only this process's user and the superuser should;
 * an objection names everyone else who can. Examines the path itself and does not follow links.
 * Never objects on systems without POSIX owners and modes. Immutable.
 */
public final class Ownership {
  private static final int SUPERUSER = 0;
  private static final int EVERYBODY = 0002;
  private static final int GROUP = 0020;

  /** Stands for the user id on systems that have no owners and modes. */
  private static final int NONE = -1;

  private final int user;

  private Ownership(int user) {
    this.user = user;
  }

  /**
   * Returns the checks for this process's effective user.
   *
   * @throws IOException if the effective user cannot be determined
   */
  public static Ownership ofThisProcess() throws IOException {
    return new Ownership(supported() ? user() : NONE);
  }

  /**
   * Returns why the contents of a directory cannot be trusted.
   *
   * @return empty if they can
   * @throws java.nio.file.NoSuchFileException if the path does not exist
   */
  public Optional<String> objectionToDirectory(Path directory) throws IOException {
    return objection(directory, true, EVERYBODY | GROUP);
  }

  /** Like {@link #objectionToDirectory}, but permits a group to write to the directory. */
  public Optional<String> objectionToSharedDirectory(Path directory) throws IOException {
    return objection(directory, true, EVERYBODY);
  }

  /**
   * Returns which group can write to a directory; empty if only its owner can.
   *
   * @throws java.nio.file.NoSuchFileException if the path does not exist
   */
  public Optional<String> sharedWith(Path directory) throws IOException {
    return objection(directory, true, GROUP);
  }

  /**
   * Returns why the contents of a file cannot be trusted.
   *
   * @return empty if they can
   * @throws java.nio.file.NoSuchFileException if the path does not exist
   */
  public Optional<String> objectionToFile(Path file) throws IOException {
    return objection(file, false, EVERYBODY | GROUP);
  }

  /** Returns why a path does not belong to this user, regardless of its type and mode. */
  public Optional<String> objectionToOwner(Path path) throws IOException {
    return supported()
        ? objection((Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  private Optional<String> objection(Path path, boolean directory, int unwanted)
      throws IOException {
    if (!supported()) {
      return Optional.empty();
    }
    Map<String, Object> values =
        Files.readAttributes(
            path,
            "unix:uid,gid,mode,isDirectory,isRegularFile,isSymbolicLink",
            LinkOption.NOFOLLOW_LINKS);
    if (!Boolean.TRUE.equals(values.get(directory ? "isDirectory" : "isRegularFile"))) {
      boolean link = Boolean.TRUE.equals(values.get("isSymbolicLink"));
      return Optional.of(
          link ? "it is a link" : directory ? "it is not a directory" : "it is not a regular file");
    }
    Optional<String> foreign = objection(number(values.get("uid")));
    if (foreign.isPresent()) {
      return foreign;
    }
    int writers = number(values.get("mode")) & unwanted;
    String verb = directory ? " may write into it" : " may write to it";
    if ((writers & EVERYBODY) != 0) {
      return Optional.of("everybody" + verb);
    }
    return writers == 0
        ? Optional.empty()
        : Optional.of("its group (gid " + values.get("gid") + ")" + verb);
  }

  private Optional<String> objection(int owner) {
    return owner == user || owner == SUPERUSER
        ? Optional.empty()
        : Optional.of("it belongs to another user (uid " + owner + ")");
  }

  /** Returns the value of a numeric attribute of the "unix" view, which always has it. */
  private static int number(@Nullable Object attribute) {
    return (Integer) Objects.requireNonNull(attribute);
  }

  private static boolean supported() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
  }

  /** Java has no such method, so this is the owner of a file that this process creates. */
  private static int user() throws IOException {
    // The directory belongs to the effective user even if the files in it do not.
    Path process = Path.of("/proc/self");
    if (Files.exists(process)) {
      return number(Files.getAttribute(process, "unix:uid"));
    }
    Path probe = Files.createTempFile("optimus-", ".probe");
    try {
      return number(Files.getAttribute(probe, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    } finally {
      Files.delete(probe);
    }
  }
}
