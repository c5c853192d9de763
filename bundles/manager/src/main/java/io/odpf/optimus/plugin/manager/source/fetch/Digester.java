// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Computes several digests of a sequence of bytes in one pass. */
final class Digester {
  private static final int BUFFER = 64 << 10;

  private final Map<Digest.Algorithm, MessageDigest> digests =
      new EnumMap<>(Digest.Algorithm.class);
  private final Map<Digest.Algorithm, Checksum> checksums = new EnumMap<>(Digest.Algorithm.class);

  Digester(Set<Digest.Algorithm> algorithms) {
    for (Digest.Algorithm algorithm : algorithms) {
      switch (algorithm) {
        case CRC32 -> checksums.put(algorithm, new CRC32());
        case CRC32C -> checksums.put(algorithm, new CRC32C());
        case CRC64NVME -> checksums.put(algorithm, new Crc64Nvme());
        default -> digests.put(algorithm, create(algorithm));
      }
    }
  }

  private static MessageDigest create(Digest.Algorithm algorithm) {
    try {
      return MessageDigest.getInstance(algorithm.jdkName());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }

  void update(byte[] bytes, int offset, int length) {
    for (MessageDigest digest : digests.values()) {
      digest.update(bytes, offset, length);
    }
    for (Checksum checksum : checksums.values()) {
      checksum.update(bytes, offset, length);
    }
  }

  void update(Path file) throws IOException, InterruptedException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        update(buffer, 0, read);
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while reading " + file);
        }
      }
    }
  }

  void reset() {
    digests.values().forEach(MessageDigest::reset);
    checksums.values().forEach(Checksum::reset);
  }

  /** Returns the digests of all bytes since the last reset, and resets them. */
  Map<Digest.Algorithm, Digest> finish() {
    Map<Digest.Algorithm, Digest> values = new EnumMap<>(Digest.Algorithm.class);
    digests.forEach(
        (algorithm, digest) -> values.put(algorithm, Digest.of(algorithm, digest.digest())));
    checksums.forEach(
        (algorithm, checksum) ->
            values.put(algorithm, new Digest(algorithm, hex(algorithm, checksum.getValue()))));
    checksums.values().forEach(Checksum::reset);
    return values;
  }

  /** Returns whether the bytes since the last reset have a digest. Does not reset. */
  boolean matches(Digest expected) {
    MessageDigest digest = digests.get(expected.algorithm());
    if (digest != null) {
      try {
        byte[] now = ((MessageDigest) digest.clone()).digest();
        return Digest.of(expected.algorithm(), now).equals(expected);
      } catch (CloneNotSupportedException e) {
        return false;
      }
    }
    Checksum checksum = checksums.get(expected.algorithm());
    return checksum != null
        && hex(expected.algorithm(), checksum.getValue()).equals(expected.hex());
  }

  private static String hex(Digest.Algorithm algorithm, long value) {
    return HexFormat.of().toHexDigits(value, algorithm.hexLength());
  }
}
