// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of a mirror's files in a repository. An artifact is a blob; any other file is the first
 * layer of a manifest, whose tag is derived from its name.
 */
final class MirrorNames {
  private static final String BLOBS = "blobs/sha256/";
  private static final String LOCKS = "locks/";

  /** The beginning of the tags of locks. */
  static final String LOCK_TAG = "lock-";

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}");

  private MirrorNames() {}

  /** Returns whether a path is the name of a mirror's file. No plugin's path is: it has a tag. */
  static boolean isIn(String path) {
    return path.indexOf('@') < 0
        && (path.startsWith(BLOBS) || path.startsWith(LOCKS) || path.indexOf('/') < 0);
  }

  /** Returns the digest of an artifact; empty if the path is not an artifact's. */
  static Optional<Digest> blob(String path) {
    if (!path.startsWith(BLOBS) || !HEX.matcher(path.substring(BLOBS.length())).matches()) {
      return Optional.empty();
    }
    return Optional.of(Digest.sha256(path.substring(BLOBS.length())));
  }

  /** Returns the name of an artifact. */
  static String ofBlob(Digest sha256) {
    return BLOBS + sha256.hex();
  }

  /** Returns the name of a lock, by its tag. */
  static String ofLock(String tag) {
    return LOCKS + tag.substring(LOCK_TAG.length());
  }

  /** Returns the manifest that has a file which is not an artifact. */
  static Reference reference(String repository, String path) throws ProviderException {
    String name = path.startsWith(LOCKS) ? path.substring(LOCKS.length()) : path;
    if (!NAME.matcher(name).matches()) {
      throw ProviderException.invalid("'" + path + "' is not the name of a mirror's file", "");
    }
    String tag = path.startsWith(LOCKS) ? LOCK_TAG + name : name;
    return new Reference(repository, tag, Optional.of(path));
  }
}
