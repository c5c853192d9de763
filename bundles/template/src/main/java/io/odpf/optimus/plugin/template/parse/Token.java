// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

/**
 * A token of the source.
 *
 * @param bytes the token's text, as bytes
 * @param index the index of its first byte
 */
record Token(Kind kind, String bytes, int index) {
  /** Returns the description of this token in messages. */
  String described() {
    return switch (kind) {
      case EOF -> "the end of the file";
      case TEXT -> "text";
      case LEFT -> "{{";
      case RIGHT -> "}}";
      case SPACE -> "a space";
      default -> "'" + bytes + "'";
    };
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** The kinds of tokens; {@link #BLOCK} to {@link #WITH} are keywords. */
  enum Kind {
    ASSIGN,
    BOOL,
    CHARACTER,
    CHAR_CONSTANT,
    DECLARE,
    DOT,
    EOF,
    FIELD,
    IDENTIFIER,
    LEFT,
    LEFT_PAREN,
    NIL,
    NUMBER,
    PIPE,
    RAW_STRING,
    RIGHT,
    RIGHT_PAREN,
    SPACE,
    STRING,
    TEXT,
    VARIABLE,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    RANGE,
    TEMPLATE,
    WITH;

    static Kind ofWord(String word) {
      return switch (word) {
        case "block" -> BLOCK;
        case "break" -> BREAK;
        case "continue" -> CONTINUE;
        case "define" -> DEFINE;
        case "else" -> ELSE;
        case "end" -> END;
        case "if" -> IF;
        case "range" -> RANGE;
        case "nil" -> NIL;
        case "template" -> TEMPLATE;
        case "with" -> WITH;
        case "true", "false" -> BOOL;
        default -> IDENTIFIER;
      };
    }
  }
}
