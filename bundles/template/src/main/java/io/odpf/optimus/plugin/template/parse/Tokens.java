// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.parse.Token.Kind;
import java.util.ArrayDeque;
import java.util.Deque;

/** The stream of tokens of a source, with pushback. */
final class Tokens {
  /** The limit of tokens. A parsed template takes about a hundred bytes per token. */
  private static final int MOST = 1_000_000;

  private final Lexer lexer;
  private final Deque<Token> putBack = new ArrayDeque<>();
  private int count;

  Tokens(Lexer lexer) {
    this.lexer = lexer;
  }

  Token next() throws SyntaxException {
    if (!putBack.isEmpty()) {
      return putBack.pop();
    }
    Token token = lexer.next();
    if (++count > MOST) {
      throw new SyntaxException(
          token.index(), "the template has more than " + MOST + " words and signs");
    }
    return token;
  }

  /** Pushes a token back. The token pushed back last is returned first. */
  void back(Token token) {
    putBack.push(token);
  }

  Token peek() throws SyntaxException {
    Token token = next();
    back(token);
    return token;
  }

  /** Returns the next token other than a space; skips spaces. */
  Token nextNonSpace() throws SyntaxException {
    Token token = next();
    while (token.is(Kind.SPACE)) {
      token = next();
    }
    return token;
  }

  Token peekNonSpace() throws SyntaxException {
    Token token = nextNonSpace();
    back(token);
    return token;
  }

  /**
   * Returns the next token other than a space.
   *
   * @throws SyntaxException if it has another kind
   */
  Token expect(Kind kind, String context) throws SyntaxException {
    Token token = nextNonSpace();
    if (!token.is(kind)) {
      throw unexpected(token, context);
    }
    return token;
  }

  static SyntaxException unexpected(Token token, String context) {
    return new SyntaxException(token.index(), "unexpected " + token.described() + " in " + context);
  }
}
