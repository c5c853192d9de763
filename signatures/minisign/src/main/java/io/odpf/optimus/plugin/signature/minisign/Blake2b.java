// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.minisign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * BLAKE2b with 64 bytes of output and no key (RFC 7693), which the JDK does not have. Not
 * thread-safe.
 */
final class Blake2b {
  static final int LENGTH = 64;

  private static final int BLOCK = 128;
  private static final int ROUNDS = 12;

  /** The initial values of SHA-512 (RFC 7693, 2.6). */
  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** The order in which each round mixes the words of a block (RFC 7693, 2.7). */
  private static final byte[][] SIGMA = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
  };

  private final long[] state = IV.clone();
  private final long[] work = new long[16];
  private final long[] words = new long[16];
  private final byte[] block = new byte[BLOCK];
  private int filled;
  private long counted;

  Blake2b() {
    // The parameter block: 64 bytes of digest, no key, fan-out and depth of 1.
    state[0] ^= 0x01010000L ^ LENGTH;
  }

  void update(byte[] bytes, int offset, int length) {
    int at = offset;
    int left = length;
    while (left > 0) {
      // The last block is mixed differently, so a full block is kept until more bytes follow.
      if (filled == BLOCK) {
        counted += BLOCK;
        mix(false);
        filled = 0;
      }
      int part = Math.min(left, BLOCK - filled);
      System.arraycopy(bytes, at, block, filled, part);
      filled += part;
      at += part;
      left -= part;
    }
  }

  /** Returns the digest of all bytes; no update may follow. */
  byte[] digest() {
    counted += filled;
    Arrays.fill(block, filled, BLOCK, (byte) 0);
    mix(true);
    ByteBuffer result = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    for (long word : state) {
      result.putLong(word);
    }
    return result.array();
  }

  private void mix(boolean last) {
    ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
    System.arraycopy(state, 0, work, 0, 8);
    System.arraycopy(IV, 0, work, 8, 8);
    // The counter's upper half stays 0: no file has 2^63 bytes.
    work[12] ^= counted;
    if (last) {
      work[14] = ~work[14];
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] sigma = SIGMA[round % SIGMA.length];
      quarter(0, 4, 8, 12, words[sigma[0]], words[sigma[1]]);
      quarter(1, 5, 9, 13, words[sigma[2]], words[sigma[3]]);
      quarter(2, 6, 10, 14, words[sigma[4]], words[sigma[5]]);
      quarter(3, 7, 11, 15, words[sigma[6]], words[sigma[7]]);
      quarter(0, 5, 10, 15, words[sigma[8]], words[sigma[9]]);
      quarter(1, 6, 11, 12, words[sigma[10]], words[sigma[11]]);
      quarter(2, 7, 8, 13, words[sigma[12]], words[sigma[13]]);
      quarter(3, 4, 9, 14, words[sigma[14]], words[sigma[15]]);
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= work[i] ^ work[i + 8];
    }
  }

  /** The mixing function G (RFC 7693, 3.1). */
  private void quarter(int a, int b, int c, int d, long x, long y) {
    work[a] += work[b] + x;
    work[d] = Long.rotateRight(work[d] ^ work[a], 32);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 24);
    work[a] += work[b] + y;
    work[d] = Long.rotateRight(work[d] ^ work[a], 16);
    work[c] += work[d];
    work[b] = Long.rotateRight(work[b] ^ work[c], 63);
  }
}
