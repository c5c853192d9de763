// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

/** What a character does when it is shown. Every code point has exactly one kind. */
enum CharacterKind {
  /** Shows a separate glyph, or joins one: letters, digits, marks, symbols, and U+0020. */
  VISIBLE,

  /** Shows an empty place that is not U+0020: the other spaces, and the empty braille pattern. */
  BLANK,

  /**
   * Shows nothing: joiners, soft hyphens, fillers, and variation selectors but the two that choose
   * between text and emoji.
   */
  INVISIBLE,

  /** Changes the direction of the characters around it. */
  DIRECTIONAL,

  /**
   * Has no business in text: controls, escape sequences' first characters among them, line and
   * paragraph separators, byte order marks, tags, annotations, lone surrogates, noncharacters.
   */
  CONTROL,

  /** Looks different in each font: private-use characters, and those unknown to this JDK. */
  UNKNOWN;

  static CharacterKind of(int c) {
    if (isDirectional(c)) {
      return DIRECTIONAL;
    }
    if (isSpecial(c)) {
      return CONTROL;
    }
    if (isInvisible(c)) {
      return INVISIBLE;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          CONTROL;
      case Character.FORMAT -> INVISIBLE;
      case Character.SPACE_SEPARATOR -> c == ' ' ? VISIBLE : BLANK;
      case Character.PRIVATE_USE, Character.UNASSIGNED -> UNKNOWN;
      default -> c == 0x2800 ? BLANK : VISIBLE;
    };
  }

  private static boolean isDirectional(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  /** Returns whether a character is a byte order mark, an annotation, a noncharacter or a tag. */
  private static boolean isSpecial(int c) {
    return c == 0xFEFF
        || c >= 0xFFF9 && c <= 0xFFFB
        || (c & 0xFFFE) == 0xFFFE
        || c >= 0xFDD0 && c <= 0xFDEF
        || c >= 0xE0000 && c <= 0xE007F;
  }

  /**
   * Returns whether a character is default ignorable in Unicode, but neither a format character nor
   * unassigned.
   */
  private static boolean isInvisible(int c) {
    return c == 0x034F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || c >= 0x180B && c <= 0x180F
        || c == 0x2065
        || c == 0x3164
        || c >= 0xFE00 && c <= 0xFE0D
        || c == 0xFFA0
        || c >= 0xFFF0 && c <= 0xFFF8
        || c >= 0xE0080 && c <= 0xE0FFF;
  }
}
