// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.CRC32;

/** The checksum of a block's content. An instance can be used for one block after another. */
interface XzCheck {
  XzCheck NONE = new None();

  /** Returns the size in bytes. */
  int size();

  void update(byte[] bytes, int offset, int length);

  /** Returns the checksum of all bytes since the last call, in the file's byte order. */
  byte[] value();

  /** Creates the check with an id. */
  static XzCheck of(int id) throws CompressionException {
    return switch (id) {
      case 0 -> NONE;
      case 1 -> new Crc32();
      case 4 -> new Crc64();
      case 10 -> new Sha256();
      default -> throw XzInput.unknownOptions();
    };
  }

  /** The absence of a check. */
  final class None implements XzCheck {
    private static final byte[] NOTHING = {};

    private None() {}

    @Override
    public int size() {
      return 0;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      // Nothing is kept.
    }

    @Override
    public byte[] value() {
      return NOTHING;
    }
  }

  /** CRC-32 as in gzip. */
  final class Crc32 implements XzCheck {
    private final CRC32 crc = new CRC32();
    private final byte[] value = new byte[4];

    private Crc32() {}

    @Override
    public int size() {
      return value.length;
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      crc.update(bytes, offset, length);
    }

    @Override
    public byte[] value() {
      long number = crc.getValue();
      crc.reset();
      for (int i = 0; i < value.length; i++) {
        value[i] = (byte) (number >>> 8 * i);
      }
      return value;
    }
  }

  /** SHA-256. */
  final class Sha256 implements XzCheck {
    private final MessageDigest digest;

    private Sha256() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has SHA-256", e);
      }
    }

    @Override
    public int size() {
      return digest.getDigestLength();
    }

    @Override
    public void update(byte[] bytes, int offset, int length) {
      digest.update(bytes, offset, length);
    }

    @Override
    public byte[] value() {
      return digest.digest();
    }
  }
}
