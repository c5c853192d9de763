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
 * Tells who can write a file or directory. Only this process's user and the superuser may: an
 * objection names anybody else. Looks at the path itself and follows no link. Objects to nothing
 * where the system has no such owners and modes. Immutable.
 */
public final class Ownership {
  private static final int SUPERUSER = 0;
  private static final int EVERYBODY = 0002;
  private static final int GROUP = 0020;

  /** Nobody's user id: without owners and modes there is nothing to compare it with. */
  private static final int NONE = -1;

  private final int user;

  private Ownership(int user) {
    this.user = user;
  }

  /**
   * Ownership as this process's effective user sees it.
   *
   * @throws IOException if the system does not tell who that is
   */
  public static Ownership ofThisProcess() throws IOException {
    return new Ownership(supported() ? user() : NONE);
  }

  /**
   * Why what a directory holds cannot be relied on.
   *
   * @return empty if it can
   * @throws java.nio.file.NoSuchFileException if there is nothing at this path
   */
  public Optional<String> objectionToDirectory(Path directory) throws IOException {
    return objection(directory, true, EVERYBODY | GROUP);
  }

  /** The same of a directory whose owner may have let a group write into it. */
  public Optional<String> objectionToSharedDirectory(Path directory) throws IOException {
    return objection(directory, true, EVERYBODY);
  }

  /**
   * Which group may write into a directory besides its owner; empty if none may.
   *
   * @throws java.nio.file.NoSuchFileException if there is nothing at this path
   */
  public Optional<String> sharedWith(Path directory) throws IOException {
    return objection(directory, true, GROUP);
  }

  /**
   * Why the content of a file cannot be relied on.
   *
   * @return empty if it can
   * @throws java.nio.file.NoSuchFileException if there is nothing at this path
   */
  public Optional<String> objectionToFile(Path file) throws IOException {
    return objection(file, false, EVERYBODY | GROUP);
  }

  /** Why it was not this user who put there what is at a path, whatever it is and allows. */
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

  /** Java does not tell; the owner of something that is this process's does. */
  private static int user() throws IOException {
    // This directory is the effective user's even where what it holds is not.
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
