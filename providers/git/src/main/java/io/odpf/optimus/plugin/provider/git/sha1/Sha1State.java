// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.sha1;

/** The five words that SHA-1 works on, with its steps in both directions. */
record Sha1State(int a, int b, int c, int d, int e) {
  /** How many steps a block takes. */
  static final int STEPS = 80;

  static final Sha1State INITIAL =
      new Sha1State(0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0);

  /** The state after the steps from one to before another. */
  Sha1State forward(int[] words, int from, int to) {
    int v = a;
    int w = b;
    int x = c;
    int y = d;
    int z = e;
    for (int step = from; step < to; step++) {
      int sum = Integer.rotateLeft(v, 5) + mixed(step, w, x, y) + z + words[step];
      z = y;
      y = x;
      x = Integer.rotateLeft(w, 30);
      w = v;
      v = sum;
    }
    return new Sha1State(v, w, x, y, z);
  }

  /** The state before so many steps, the first ones, of which this is the state after the last. */
  Sha1State backward(int[] words, int steps) {
    int v = a;
    int w = b;
    int x = c;
    int y = d;
    int z = e;
    for (int step = steps - 1; step >= 0; step--) {
      int sum = v;
      v = w;
      w = Integer.rotateRight(x, 30);
      x = y;
      y = z;
      z = sum - Integer.rotateLeft(v, 5) - mixed(step, w, x, y) - words[step];
    }
    return new Sha1State(v, w, x, y, z);
  }

  /** The sums of both states' words. */
  Sha1State plus(Sha1State other) {
    return new Sha1State(a + other.a, b + other.b, c + other.c, d + other.d, e + other.e);
  }

  /** As {@link #equals}, without the time that a record's takes to be linked. */
  boolean isSame(Sha1State other) {
    return a == other.a && b == other.b && c == other.c && d == other.d && e == other.e;
  }

  private static int mixed(int step, int b, int c, int d) {
    if (step < 20) {
      return (d ^ b & (c ^ d)) + Sha1.K0;
    }
    if (step < 40) {
      return (b ^ c ^ d) + Sha1.K1;
    }
    return step < 60 ? (b & c | d & (b | c)) + Sha1.K2 : (b ^ c ^ d) + Sha1.K3;
  }
}
