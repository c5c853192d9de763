// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  /** The policy. Printable: to a terminal; value: in a name or value; prose: in a comment. */
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({
    // first, last, printable, value, prose
    "0000, 001F, no, no, no", // C0 controls, escape and line breaks among them
    "0020, 007E, yes, yes, yes", // ASCII
    "007F, 009F, no, no, no", // delete, and C1 controls
    "00A0, 00A0, yes, no, yes", // no-break space
    "00A1, 00AC, yes, yes, yes", // Latin-1 symbols
    "00AD, 00AD, no, no, yes", // soft hyphen
    "00AE, 034E, yes, yes, yes", // Latin letters, and marks that join others
    "034F, 034F, no, no, yes", // combining grapheme joiner
    "0410, 044F, yes, yes, yes", // Cyrillic
    "05D0, 05EA, yes, yes, yes", // Hebrew, which runs from right to left by itself
    "061C, 061C, no, no, no", // Arabic letter mark
    "0905, 0939, yes, yes, yes", // Devanagari
    "115F, 1160, no, no, yes", // Hangul fillers
    "1680, 1680, yes, no, yes", // Ogham space mark
    "17B4, 17B5, no, no, yes", // Khmer vowels that are not seen
    "180B, 180F, no, no, yes", // Mongolian variation selectors
    "2000, 200A, yes, no, yes", // spaces of other widths
    "200B, 200D, no, no, yes", // zero-width space, non-joiner and joiner
    "200E, 200F, no, no, no", // direction marks
    "2010, 2027, yes, yes, yes", // dashes, quotes, ellipsis
    "2028, 2029, no, no, no", // line and paragraph separators
    "202A, 202E, no, no, no", // embeddings and overrides of direction
    "202F, 202F, yes, no, yes", // narrow no-break space
    "205F, 205F, yes, no, yes", // mathematical space
    "2060, 2065, no, no, yes", // word joiner and invisible operators
    "2066, 2069, no, no, no", // isolates of direction
    "206A, 206F, no, no, yes", // deprecated format characters
    "20A0, 20BF, yes, yes, yes", // currencies
    "2500, 257F, yes, yes, yes", // box drawing
    "2800, 2800, yes, no, yes", // empty braille pattern
    "3000, 3000, yes, no, yes", // ideographic space
    "3041, 3096, yes, yes, yes", // Hiragana
    "3164, 3164, no, no, yes", // Hangul filler
    "4E00, 9FA5, yes, yes, yes", // Han
    "D800, DFFF, no, no, no", // lone surrogates
    "E000, F8FF, no, yes, yes", // private use
    "FDD0, FDEF, no, no, no", // noncharacters
    "FE00, FE0D, no, no, yes", // variation selectors
    "FE0E, FE0F, yes, yes, yes", // text or emoji
    "FEFF, FEFF, no, no, no", // byte order mark
    "FFA0, FFA0, no, no, yes", // halfwidth Hangul filler
    "FFF0, FFF8, no, no, yes", // reserved for what is not seen
    "FFF9, FFFB, no, no, no", // annotations
    "FFFC, FFFD, yes, yes, yes", // replacement characters, which say that something was replaced
    "FFFE, FFFF, no, no, no", // noncharacters
    "1F600, 1F64F, yes, yes, yes", // emoji
    "1FFFE, 1FFFF, no, no, no", // noncharacters
    "50000, 50000, no, yes, yes", // not assigned
    "E0000, E007F, no, no, no", // tags
    "E0100, E01EF, no, no, yes", // variation selectors of ideographs
    "F0000, F0000, no, yes, yes", // private use
    "10FFFE, 10FFFF, no, no, no", // noncharacters
  })
  void classifiesCharacters(
      String first, String last, String printable, String value, String prose) {
    for (int c = Integer.parseInt(first, 16); c <= Integer.parseInt(last, 16); c++) {
      String name = TerminalText.name(c);
      assertThat(TerminalText.isPrintable(c)).as(name).isEqualTo(printable.equals("yes"));
      assertThat(TerminalText.isUnambiguous(c)).as(name).isEqualTo(value.equals("yes"));
      assertThat(TerminalText.isAllowedInProse(c)).as(name).isEqualTo(prose.equals("yes"));
    }
  }

  @Test
  void printsOnlyCharactersThatProseMayContain() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (TerminalText.isPrintable(c) || TerminalText.isUnambiguous(c)) {
        assertThat(TerminalText.isAllowedInProse(c)).as(TerminalText.name(c)).isTrue();
      }
    }
  }

  @Test
  void returnsCleanTextAsItIs() {
    for (String text : new String[] {"", "neo 0.0.6", "größer, 日本, 😀", "C:\\plugins"}) {
      assertThat(TerminalText.line(text)).isSameAs(text);
      assertThat(TerminalText.replace(text)).isSameAs(text);
      assertThat(TerminalText.excerpt(text)).isEqualTo(text);
      assertThat(TerminalText.passage(text)).isEqualTo(text);
    }
  }

  @Test
  void escapesCharactersThatATerminalInterprets() {
    assertThat(TerminalText.line("a\u001b[2J\u0007\r\n\u007f\u009b"))
        .isEqualTo("a\\u{1b}[2J\\u{7}\\u{d}\\u{a}\\u{7f}\\u{9b}");
    assertThat(TerminalText.line("exe\u202egnp\u2028\u200b\ud800"))
        .isEqualTo("exe\\u{202e}gnp\\u{2028}\\u{200b}\\u{d800}");
    assertThat(TerminalText.line("tag \udb40\udc41, lone \udc00"))
        .isEqualTo("tag \\u{e0041}, lone \\u{dc00}");
  }

  @Test
  void escapesOtherSpacesWhereTextIsQuoted() {
    assertThat(TerminalText.quote("\u00a0plugins")).isEqualTo("'\\u{a0}plugins'");
    assertThat(TerminalText.line("introuvable\u00a0!")).isEqualTo("introuvable\u00a0!");
  }

  @Test
  void cutsAnExcerptAtALimitOfCharacters() {
    assertThat(TerminalText.quote("😀".repeat(TerminalText.EXCERPT)))
        .isEqualTo("'" + "😀".repeat(TerminalText.EXCERPT) + "'");
    assertThat(TerminalText.quote("😀".repeat(TerminalText.EXCERPT + 1)))
        .isEqualTo("'" + "😀".repeat(TerminalText.EXCERPT) + "…'");
    assertThat(TerminalText.excerpt("\u202e".repeat(1_000)))
        .isEqualTo("\\u{202e}".repeat(TerminalText.EXCERPT) + "…");
  }

  @Test
  void putsThePassageOfAnotherProgramOnOneLine() {
    assertThat(TerminalText.passage(" one\r\n\ttwo \u001b[31m\n")).isEqualTo("one two \\u{1b}[31m");
    assertThat(TerminalText.quotePassage("a\tb")).isEqualTo("'a b'");
  }

  @Test
  void cutsAPassageAtALimitOfCharacters() {
    assertThat(TerminalText.passage("x".repeat(100_000)))
        .isEqualTo("x".repeat(TerminalText.PASSAGE) + "…");
  }

  @Test
  void replacesCharacterByCharacterWhereEscapesWouldBreakTheSyntax() {
    assertThat(TerminalText.replace("{\"a\":\t\"\u202e\u001b\ud800😀\"}"))
        .isEqualTo("{\"a\":\t\"\ufffd\ufffd\ufffd😀\"}");
  }

  @Test
  void namesCharactersAsUnicodeDoes() {
    assertThat(TerminalText.name(7)).isEqualTo("U+0007");
    assertThat(TerminalText.name(0x202e)).isEqualTo("U+202E");
    assertThat(TerminalText.name(0xe0041)).isEqualTo("U+E0041");
  }
}
