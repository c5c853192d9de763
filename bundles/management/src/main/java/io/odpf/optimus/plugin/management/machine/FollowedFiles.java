// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A configuration and the lock file beside it. They are read only when they have stopped changing,
 * so that a file is not read half written. Links are followed, since Kubernetes updates a mounted
 * ConfigMap by replacing a link to a directory.
 */
final class FollowedFiles {
  /** The time without a change after which files are taken to be complete. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** The number of checks after which files are read although they still change. */
  private static final int MOST_LOOKS = 100;

  private static final int LARGEST = 64 << 20;

  private final Path configuration;
  private final Path lock;

  FollowedFiles(Path configuration) {
    this.configuration = configuration;
    this.lock = configuration.resolveSibling(configuration.getFileName() + ".lock");
  }

  /**
   * The state of both files.
   *
   * @param stamps file attributes, which differ if a file may have changed
   * @param content the digests of the contents; empty strings for unreadable files
   */
  record State(List<String> stamps, List<String> content) {}

  /** Waits until both files have stopped changing, and returns their state. */
  State settled() throws InterruptedException {
    List<String> stamps = stamps();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      Thread.sleep(QUIET.toMillis());
      List<String> now = stamps();
      if (now.equals(stamps)) {
        break;
      }
      stamps = now;
    }
    return new State(stamps, List.of(content(configuration), content(lock)));
  }

  /** Returns whether a file may have changed since the given state. */
  boolean differFrom(State state) {
    return !stamps().equals(state.stamps());
  }

  private List<String> stamps() {
    return List.of(stamp(configuration), stamp(lock));
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.fileKey()
          + " "
          + attributes.size()
          + " "
          + attributes.lastModifiedTime()
          + " "
          + file.toRealPath();
    } catch (IOException e) {
      return ""; // The file is missing, or is being replaced.
    }
  }

  /** Returns the digest of a file's content; the empty string if it cannot be read. */
  private static String content(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(RegularFile.read(file, LARGEST)));
    } catch (IOException e) {
      return ""; // The manager reads the file too, and reports the failure.
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
