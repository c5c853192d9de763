// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The pin of a local file: {@code sha256:9f86…;size=10;modified=1700000000000}.
 *
 * @param digest absent if the file was not read
 * @param modified in milliseconds since 1970
 */
record FilePin(Optional<Digest> digest, long size, long modified) {
  private static final String SIZE = ";size=";
  private static final String MODIFIED = ";modified=";

  static FilePin of(BasicFileAttributes attributes) {
    return new FilePin(
        Optional.empty(), attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  FilePin withDigest(Digest content) {
    return new FilePin(Optional.of(content), size, modified);
  }

  /** Parses the form that {@link #toString} returns. */
  static FilePin parse(String text) throws ProviderException {
    int size = text.indexOf(SIZE);
    int modified = text.indexOf(MODIFIED);
    if (size > 0 && modified > size) {
      Optional<Digest> digest = Digest.parse(text.substring(0, size));
      try {
        long length = Long.parseLong(text.substring(size + SIZE.length(), modified));
        long time = Long.parseLong(text.substring(modified + MODIFIED.length()));
        if (digest.isPresent()) {
          return new FilePin(digest, length, time);
        }
      } catch (NumberFormatException e) {
        throw Pin.unknown(text);
      }
    }
    throw Pin.unknown(text);
  }

  @Override
  public String toString() {
    return digest.map(Digest::toString).orElse("") + SIZE + size + MODIFIED + modified;
  }
}
