// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Maps the file names of a mirror to the objects of a repository. An artifact is a blob; any other
 * file is the first layer of a manifest whose tag is derived from the file's name.
 */
final class MirrorNames {
  private static final String BLOBS = "blobs/sha256/";
  private static final String LOCKS = "locks/";

  /** The prefix of the tags of lock files. */
  static final String LOCK_TAG = "lock-";

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}");

  private MirrorNames() {}

  /**
   * Returns whether a path names a file of a mirror. A plugin's path never does, since it contains
   * {@code @}.
   */
  static boolean isIn(String path) {
    return path.indexOf('@') < 0
        && (path.startsWith(BLOBS) || path.startsWith(LOCKS) || path.indexOf('/') < 0);
  }

  /** Returns the digest in an artifact's path; empty if the path is not one of an artifact. */
  static Optional<Digest> blob(String path) {
    if (!path.startsWith(BLOBS) || !HEX.matcher(path.substring(BLOBS.length())).matches()) {
      return Optional.empty();
    }
    return Optional.of(Digest.sha256(path.substring(BLOBS.length())));
  }

  /** Returns the path of an artifact. */
  static String ofBlob(Digest sha256) {
    return BLOBS + sha256.hex();
  }

  /** Returns the path of a lock file. */
  static String ofLock(String tag) {
    return LOCKS + tag.substring(LOCK_TAG.length());
  }

  /**
   * Returns the reference to the manifest that contains a file other than an artifact.
   *
   * @throws ProviderException if the path is not one of a mirror's file
   */
  static Reference reference(String repository, String path) throws ProviderException {
    String name = path.startsWith(LOCKS) ? path.substring(LOCKS.length()) : path;
    if (!NAME.matcher(name).matches()) {
      throw ProviderException.invalid("'" + path + "' is not the name of a mirror's file", "");
    }
    String tag = path.startsWith(LOCKS) ? LOCK_TAG + name : name;
    return new Reference(repository, tag, Optional.of(path));
  }
}
