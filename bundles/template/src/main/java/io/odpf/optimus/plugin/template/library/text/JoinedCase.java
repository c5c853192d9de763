// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.text;

import io.odpf.optimus.plugin.template.library.text.WordSplitter.Kind;
import io.odpf.optimus.plugin.template.library.text.WordSplitter.Word;
import io.odpf.optimus.plugin.template.text.Runes;
import io.odpf.optimus.plugin.template.text.Utf8;

/** Joins the words of a text in lower case with a connector, as sprig's {@code snakecase} does. */
final class JoinedCase {
  private final WordSplitter words;
  private final char connector;
  private final StringBuilder out = new StringBuilder();

  private JoinedCase(String text, char connector) {
    this.words = new WordSplitter(text);
    this.connector = connector;
  }

  static String of(String text, char connector) {
    return new JoinedCase(text, connector).join();
  }

  private String join() {
    words.next();
    while (!words.isAtEnd()) {
      Word word = words.word();
      if (word.kind() != Kind.CONNECTOR) {
        write(word);
      }
      words.next();
      switch (word.kind()) {
        case NUMBER -> {
          lettersAndNumbers();
          separateUnless(Kind.NONE, Kind.PUNCTUATION, Kind.PUNCTUATION);
        }
        case CONNECTOR -> write(word);
        case PUNCTUATION -> {
          // No connector follows punctuation.
        }
        default -> afterWord();
      }
    }
    write(words.word());
    return out.toString();
  }

  /**
   * Separates a word of letters from the next word. A number is joined with the letters after it.
   */
  private void afterWord() {
    if (words.kind() != Kind.NUMBER) {
      separateUnless(Kind.CONNECTOR, Kind.PUNCTUATION, Kind.PUNCTUATION);
      return;
    }
    if (words.isAtEnd()) {
      return;
    }
    Word number = words.word();
    words.next();
    if (words.kind() != Kind.LETTERS) {
      write(number);
      separateUnless(Kind.CONNECTOR, Kind.PUNCTUATION, Kind.PUNCTUATION);
      return;
    }
    out.append(connector);
    write(number);
    lettersAndNumbers();
    separateUnless(Kind.NONE, Kind.CONNECTOR, Kind.PUNCTUATION);
  }

  private void lettersAndNumbers() {
    while (words.kind() == Kind.LETTERS || words.kind() == Kind.NUMBER) {
      write(words.word());
      words.next();
    }
  }

  private void separateUnless(Kind a, Kind b, Kind c) {
    Kind kind = words.kind();
    if (kind != a && kind != b && kind != c) {
      out.append(connector);
    }
  }

  private void write(Word word) {
    if (word.kind() != Kind.UPPER && word.kind() != Kind.CONNECTOR) {
      out.append(word.bytes());
      return;
    }
    for (int c : Utf8.runes(word.bytes())) {
      if (CamelCase.isConnector(c)) {
        out.append(connector);
      } else {
        Utf8.append(out, Runes.isUpper(c) ? Character.toLowerCase(c) : c);
      }
    }
  }
}
