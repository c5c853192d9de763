// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.place;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of a mirror's files, which {@code docs/mirrors.md} describes. They are relative to its
 * address, and any static server can serve them.
 */
public final class MirrorLayout {
  /** The file that marks a folder as a mirror, and contains the version of its layout. */
  public static final String MARKER = "optimus-mirror.json";

  /** The version of the layout. */
  public static final int VERSION = 1;

  /** The folder of the lock files. */
  public static final String LOCKS = "locks/";

  /** The folder of the artifacts. */
  public static final String BLOBS = "blobs/sha256/";

  private static final Pattern LOCK_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private MirrorLayout() {}

  /** Returns the name of an artifact. */
  public static String blob(Digest sha256) {
    if (sha256.algorithm() != Digest.Algorithm.SHA256) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + sha256);
    }
    return BLOBS + sha256.hex();
  }

  /** Returns the digest of an artifact by its name; empty if it is the name of another file. */
  public static Optional<Digest> digest(String name) {
    if (!name.startsWith(BLOBS)) {
      return Optional.empty();
    }
    String hex = name.substring(BLOBS.length());
    return HEX.matcher(hex).matches() ? Optional.of(Digest.sha256(hex)) : Optional.empty();
  }

  /** Returns whether a text can be the name of a lock in a mirror. */
  public static boolean isLockName(String name) {
    return LOCK_NAME.matcher(name).matches();
  }
}
