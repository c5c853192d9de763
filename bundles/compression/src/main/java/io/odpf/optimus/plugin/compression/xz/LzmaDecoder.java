// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.compression.xz;

import io.odpf.optimus.plugin.compression.stream.ByteFeed;
import io.odpf.optimus.plugin.compression.stream.CompressionException;
import java.io.IOException;
import java.util.Arrays;

/** Decodes LZMA: literals and matches, with adaptive probabilities for each kind of decision. */
final class LzmaDecoder {
  private static final int STATES = 12;
  private static final int FIRST_STATE_AFTER_MATCH = 7;
  private static final int POSITION_BITS = 4;
  private static final int LENGTH_SYMBOLS = 8;
  private static final int MIN_MATCH = 2;

  /** The lowest slot whose distances end in bits of fixed probability. */
  private static final int DIRECT_SLOT = 14;

  private static final int SLOT_BITS = 6;
  private static final int ALIGN_BITS = 4;

  // The indices at which the probabilities of each decision begin.
  private static final int IS_MATCH = 0;
  private static final int IS_REPEAT = IS_MATCH + (STATES << POSITION_BITS);
  private static final int IS_OTHER_THAN_0 = IS_REPEAT + STATES;
  private static final int IS_OTHER_THAN_1 = IS_OTHER_THAN_0 + STATES;
  private static final int IS_OTHER_THAN_2 = IS_OTHER_THAN_1 + STATES;
  private static final int IS_LONG = IS_OTHER_THAN_2 + STATES;
  private static final int SLOTS = IS_LONG + (STATES << POSITION_BITS);
  private static final int NEAR = SLOTS + (4 << SLOT_BITS);
  private static final int ALIGN = NEAR + 128 - DIRECT_SLOT;
  private static final int MATCH_LENGTH = ALIGN + (1 << ALIGN_BITS);
  private static final int LENGTH_SIZE = 2 + 2 * (LENGTH_SYMBOLS << POSITION_BITS) + 256;
  private static final int REPEAT_LENGTH = MATCH_LENGTH + LENGTH_SIZE;
  private static final int LITERALS = REPEAT_LENGTH + LENGTH_SIZE;
  private static final int LITERAL_SIZE = 0x300;

  /** LZMA2's limit on the sum of a literal's context bits and position bits. */
  private static final int MAX_LITERAL_BITS = 4;

  /** The initial probabilities, all one half, copied at each reset. */
  private static final short[] HALVES = halves();

  private final Dictionary dictionary;
  private final RangeDecoder source = new RangeDecoder();
  private final short[] probabilities = new short[HALVES.length];

  private int literalContextBits;
  private int literalPositionMask;
  private int positionMask;
  private int used;
  private int state;
  private int distance0;
  private int distance1;
  private int distance2;
  private int distance3;

  LzmaDecoder(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  private static short[] halves() {
    short[] halves = new short[LITERALS + (LITERAL_SIZE << MAX_LITERAL_BITS)];
    Arrays.fill(halves, (short) (1 << 10));
    return halves;
  }

  /** Sets the literal context, literal position and position bits from the properties byte. */
  void properties(int value) throws CompressionException {
    int positionBits = value / 45;
    int literalPositionBits = value % 45 / 9;
    literalContextBits = value % 9;
    if (positionBits > POSITION_BITS
        || literalContextBits + literalPositionBits > MAX_LITERAL_BITS) {
      throw XzInput.invalid("the properties of LZMA data");
    }
    positionMask = (1 << positionBits) - 1;
    literalPositionMask = (1 << literalPositionBits) - 1;
    used = LITERALS + (LITERAL_SIZE << literalContextBits + literalPositionBits);
  }

  /** Resets probabilities and state. */
  void reset() {
    System.arraycopy(HALVES, 0, probabilities, 0, used);
    state = 0;
    distance0 = 0;
    distance1 = 0;
    distance2 = 0;
    distance3 = 0;
  }

  /** Reads a chunk of {@code length} bytes. */
  void begin(ByteFeed feed, int length) throws IOException {
    source.begin(feed, length);
  }

  /** Ends a chunk. */
  void finish() throws CompressionException {
    dictionary.requireNothingPending();
    source.finish();
  }

  /** Decodes as many bytes as the dictionary has room for. */
  void decode() throws CompressionException {
    while (dictionary.room() > 0) {
      int positionState = dictionary.position() & positionMask;
      if (source.bit(probabilities, IS_MATCH + (state << POSITION_BITS) + positionState) == 0) {
        literal();
      } else {
        int length =
            source.bit(probabilities, IS_REPEAT + state) == 0
                ? match(positionState)
                : repeated(positionState);
        if (!dictionary.reaches(distance0)) {
          throw XzInput.invalid("a match before the beginning");
        }
        dictionary.repeat(distance0, length);
      }
    }
  }

  private void literal() {
    int context =
        ((dictionary.position() & literalPositionMask) << literalContextBits)
            + (dictionary.last(0) >>> 8 - literalContextBits);
    int base = LITERALS + LITERAL_SIZE * context;
    if (state < FIRST_STATE_AFTER_MATCH) {
      dictionary.put(source.tree(probabilities, base, 8));
      state = Math.max(0, state - 3);
    } else {
      dictionary.put(source.matchedLiteral(probabilities, base, dictionary.last(distance0)));
      state -= state < 10 ? 3 : 6;
    }
  }

  /** Decodes a match's length and its distance. */
  private int match(int positionState) {
    state = state < FIRST_STATE_AFTER_MATCH ? 7 : 10;
    distance3 = distance2;
    distance2 = distance1;
    distance1 = distance0;
    int length = length(MATCH_LENGTH, positionState);
    int slots = SLOTS + (Math.min(length - MIN_MATCH, 3) << SLOT_BITS);
    int slot = source.tree(probabilities, slots, SLOT_BITS) - (1 << SLOT_BITS);
    if (slot < 4) {
      distance0 = slot;
      return length;
    }
    int bits = (slot >> 1) - 1;
    int distance = (2 | slot & 1) << bits;
    if (slot < DIRECT_SLOT) {
      distance += source.reverseTree(probabilities, NEAR + distance - slot - 1, bits);
    } else {
      distance += source.direct(bits - ALIGN_BITS) << ALIGN_BITS;
      distance += source.reverseTree(probabilities, ALIGN, ALIGN_BITS);
    }
    distance0 = distance;
    return length;
  }

  /** Decodes a match that repeats one of the last four distances. */
  private int repeated(int positionState) {
    int before = state;
    if (source.bit(probabilities, IS_OTHER_THAN_0 + before) == 0) {
      if (source.bit(probabilities, IS_LONG + (before << POSITION_BITS) + positionState) == 0) {
        state = before < FIRST_STATE_AFTER_MATCH ? 9 : 11;
        return 1;
      }
    } else {
      int chosen;
      if (source.bit(probabilities, IS_OTHER_THAN_1 + before) == 0) {
        chosen = distance1;
      } else {
        if (source.bit(probabilities, IS_OTHER_THAN_2 + before) == 0) {
          chosen = distance2;
        } else {
          chosen = distance3;
          distance3 = distance2;
        }
        distance2 = distance1;
      }
      distance1 = distance0;
      distance0 = chosen;
    }
    state = before < FIRST_STATE_AFTER_MATCH ? 8 : 11;
    return length(REPEAT_LENGTH, positionState);
  }

  private int length(int base, int positionState) {
    int low = base + 2 + positionState * LENGTH_SYMBOLS;
    if (source.bit(probabilities, base) == 0) {
      return MIN_MATCH + source.tree(probabilities, low, 3) - LENGTH_SYMBOLS;
    }
    if (source.bit(probabilities, base + 1) == 0) {
      int middle = low + (LENGTH_SYMBOLS << POSITION_BITS);
      return MIN_MATCH + source.tree(probabilities, middle, 3);
    }
    int high = base + 2 + 2 * (LENGTH_SYMBOLS << POSITION_BITS);
    return MIN_MATCH + 2 * LENGTH_SYMBOLS + source.tree(probabilities, high, 8) - 256;
  }
}
