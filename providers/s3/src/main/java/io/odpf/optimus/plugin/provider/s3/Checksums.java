// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The digests of a whole object that a store declares. */
final class Checksums {
  private static final String PREFIX = "x-amz-checksum-";

  /** The type of a checksum over the checksums of an upload's parts. */
  private static final String OF_PARTS = "COMPOSITE";

  /**
   * The ETag of an object that was uploaded as a whole; that of a multipart upload ends in the
   * number of parts.
   */
  private static final Pattern MD5_TAG = Pattern.compile("\"([0-9a-f]{32})\"");

  /** The encryption for which the ETag is the MD5 of the content. */
  private static final String OWN_KEYS = "AES256";

  private Checksums() {}

  /**
   * Returns the digests in the header of a response for the whole object. Uses the ETag only
   * without other checksums: its MD5 is the weakest, and the slowest to compute.
   */
  static List<Digest> of(ObjectHeader header) {
    boolean ofParts = OF_PARTS.equalsIgnoreCase(header.field(PREFIX + "type").orElse(""));
    List<Digest> digests = new ArrayList<>();
    for (Digest.Algorithm algorithm : Digest.Algorithm.values()) {
      String name = PREFIX + algorithm.name().toLowerCase(Locale.ROOT);
      if (!ofParts) {
        decoded(algorithm, header.field(name).orElse("")).ifPresent(digests::add);
      }
    }
    return digests.isEmpty() ? ofTag(header) : digests;
  }

  private static List<Digest> ofTag(ObjectHeader header) {
    Matcher tag = MD5_TAG.matcher(header.field("ETag").orElse(""));
    String encryption = header.field("x-amz-server-side-encryption").orElse("");
    boolean ownKeys = encryption.isEmpty() || encryption.equals(OWN_KEYS);
    return ownKeys && tag.matches()
        ? List.of(new Digest(Digest.Algorithm.MD5, tag.group(1)))
        : List.of();
  }

  /**
   * Returns empty for a checksum of parts, which ends in their number, and for malformed values.
   */
  private static Optional<Digest> decoded(Digest.Algorithm algorithm, String text) {
    try {
      byte[] value = Base64.getDecoder().decode(text);
      return value.length * 2 == algorithm.hexLength()
          ? Optional.of(Digest.of(algorithm, value))
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
