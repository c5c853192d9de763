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
 * A configuration and the lock file beside it, which are read when they have stopped changing.
 * Links are followed, so that it is noticed when one of them is pointed at another file or
 * directory, as in a ConfigMap of Kubernetes.
 */
final class FollowedFiles {
  /** The time in which a file that is complete does not change. */
  private static final Duration QUIET = Duration.ofMillis(300);

  /** Looks at files that never stop changing all the same. */
  private static final int MOST_LOOKS = 100;

  private static final int LARGEST = 64 << 20;

  private final Path configuration;
  private final Path lock;

  FollowedFiles(Path configuration) {
    this.configuration = configuration;
    this.lock = configuration.resolveSibling(configuration.getFileName() + ".lock");
  }

  /**
   * Both files at one moment.
   *
   * @param stamps cheap to compare: different if a file may have changed
   * @param content different only if a file has another content
   */
  record State(List<String> stamps, List<String> content) {}

  /** Returns the state, once both files have stopped changing. */
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

  /** Returns whether a file may have changed. */
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
      return ""; // Missing, or just being replaced.
    }
  }

  /** Returns the digest of a file's content. */
  private static String content(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(RegularFile.read(file, LARGEST)));
    } catch (IOException e) {
      return ""; // The manager reports what is wrong with it.
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
