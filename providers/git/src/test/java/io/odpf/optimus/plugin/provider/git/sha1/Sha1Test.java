// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.sha1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha1Test {
  private static final int VECTORS = Integer.SIZE;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 1000})
  void digestsEveryLengthAsTheJdkDoes(int length) throws Exception {
    byte[] content = random(length);

    assertThat(digest(content)).contains(expected(content));
  }

  @Test
  void digestsPiecesAsTheWhole() throws Exception {
    byte[] content = random(4 << 20);
    Random sizes = new Random(7);
    Sha1 sha1 = new Sha1();
    for (int position = 0; position < content.length; ) {
      int size = Math.min(sizes.nextInt(400), content.length - position);
      sha1.update(content, position, size);
      position += size;
    }

    assertThat(sha1.digest()).contains(expected(content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"shattered-1", "shattered-2", "sha-mbles-1", "sha-mbles-2"})
  void givesNoDigestForHalfOfACollision(String name) throws Exception {
    byte[] half = half(name);

    assertThat(digest(half)).isEmpty();
    half[half.length - 1] ^= 1;
    assertThat(digest(half)).contains(expected(half));
  }

  @Test
  void noticesACollisionThatHasBytesAfterIt() throws Exception {
    byte[] half = half("shattered-1");
    Sha1 sha1 = new Sha1();
    sha1.update(half, 0, half.length);
    sha1.update(random(1000), 0, 1000);

    assertThat(sha1.digest()).isEmpty();
  }

  @Test
  void collisionsOfTheTestsAreSome() throws Exception {
    assertThat(expected(half("shattered-1"))).isEqualTo(expected(half("shattered-2")));
    assertThat(expected(half("sha-mbles-1"))).isEqualTo(expected(half("sha-mbles-2")));
  }

  @Test
  void theOtherBlockOfEveryVectorIsExpandedAsBlocksAre() {
    int[] words = new Random(9).ints(Sha1State.STEPS).toArray();
    expand(words);
    for (int vector = 0; vector < VECTORS; vector++) {
      int[] other = DisturbanceVectors.other(words, vector);
      int[] expanded = other.clone();
      expand(expanded);

      assertThat(other).isNotEqualTo(words).isEqualTo(expanded);
      assertThat(DisturbanceVectors.step(vector)).isIn(58, 65);
    }
  }

  @Test
  void stepsAreUndone() {
    int[] words = new Random(10).ints(Sha1State.STEPS).toArray();

    Sha1State end = Sha1State.INITIAL.forward(words, 0, Sha1State.STEPS);

    assertThat(end.backward(words, Sha1State.STEPS)).isEqualTo(Sha1State.INITIAL);
  }

  private static void expand(int[] words) {
    for (int i = 16; i < words.length; i++) {
      int mixed = words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16];
      words[i] = Integer.rotateLeft(mixed, 1);
    }
  }

  private static Optional<ObjectId> digest(byte[] content) {
    Sha1 sha1 = new Sha1();
    sha1.update(content, 0, content.length);
    return sha1.digest();
  }

  private static ObjectId expected(byte[] content) throws Exception {
    return ObjectId.fromRaw(MessageDigest.getInstance("SHA-1").digest(content));
  }

  private static byte[] half(String name) throws Exception {
    try (InputStream hex = Sha1Test.class.getResourceAsStream(name + ".hex")) {
      String digits =
          new String(hex.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.joining());
      return HexFormat.of().parseHex(digits);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
