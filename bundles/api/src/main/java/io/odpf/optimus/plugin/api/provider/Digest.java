// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The digest of a sequence of bytes.
 *
 * @param algorithm the algorithm that computed it
 * @param hex the value in lower-case hexadecimal, with the algorithm's length
 */
public record Digest(Algorithm algorithm, String hex) {

  /** The algorithms that sources use. */
  public enum Algorithm {
    SHA256("SHA-256", 64),
    SHA512("SHA-512", 128),
    SHA1("SHA-1", 40),
    MD5("MD5", 32),
    /** The CRC of Ethernet, zip and gzip. */
    CRC32("CRC32", 8),
    /** Castagnoli's CRC. */
    CRC32C("CRC32C", 8),
    /** The CRC of NVM Express, known as CRC-64/NVME. */
    CRC64NVME("CRC64NVME", 16);

    private final String jdkName;
    private final int hexLength;

    Algorithm(String jdkName, int hexLength) {
      this.jdkName = jdkName;
      this.hexLength = hexLength;
    }

    /**
     * Returns the name for {@link java.security.MessageDigest}, which does not support the cyclic
     * redundancy checks: their values are the big-endian bytes of the register.
     */
    public String jdkName() {
      return jdkName;
    }

    /** Returns the length of a value in hexadecimal digits. */
    public int hexLength() {
      return hexLength;
    }

    /** Returns the name in files: {@code sha256}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  public Digest {
    Objects.requireNonNull(algorithm, "algorithm");
    if (hex.length() != algorithm.hexLength || !HEX.matcher(hex).matches()) {
      throw new IllegalArgumentException("not a " + algorithm.label() + " digest: " + hex);
    }
  }

  /** Creates a SHA-256 digest from 64 hexadecimal digits in either case. */
  public static Digest sha256(String hex) {
    return new Digest(Algorithm.SHA256, hex.toLowerCase(Locale.ROOT));
  }

  /** Creates a digest from its raw value. */
  public static Digest of(Algorithm algorithm, byte[] value) {
    return new Digest(algorithm, HexFormat.of().formatHex(value));
  }

  /** Parses {@code <algorithm>:<hex>}; empty if the text has another form. */
  public static Optional<Digest> parse(String text) {
    int mark = text.indexOf(':');
    if (mark < 0) {
      return Optional.empty();
    }
    String hex = text.substring(mark + 1).toLowerCase(Locale.ROOT);
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.label().equals(text.substring(0, mark))) {
        return hex.length() == algorithm.hexLength && HEX.matcher(hex).matches()
            ? Optional.of(new Digest(algorithm, hex))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  // Written by hand, since the generated methods cost every command a few ms at start-up.
  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest
        && digest.algorithm == algorithm
        && digest.hex.equals(hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }

  /** Returns {@code <algorithm>:<hex>}. */
  @Override
  public String toString() {
    return algorithm.label() + ":" + hex;
  }
}
