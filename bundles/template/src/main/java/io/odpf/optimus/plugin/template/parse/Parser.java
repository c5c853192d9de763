// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.parse.Token.Kind;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.Pipe;
import io.odpf.optimus.plugin.template.tree.Source;
import io.odpf.optimus.plugin.template.tree.Statement;
import io.odpf.optimus.plugin.template.tree.TemplateTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parses the templates of one file. */
public final class Parser {
  private static final int MOST_NESTING = PipelineParser.MOST_NESTING;

  private final Source source;
  private final Vocabulary vocabulary;
  private final Tokens tokens;
  private final Map<String, TemplateTree> trees = new HashMap<>();
  private final Set<String> functions = new HashSet<>();
  private final Set<String> includes = new HashSet<>();
  private PipelineParser pipelines;
  private int ranges;
  private int nesting;

  private Parser(Source source, Vocabulary vocabulary) {
    this.source = source;
    this.vocabulary = vocabulary;
    this.tokens = new Tokens(new Lexer(source.bytes()));
    this.pipelines = new PipelineParser(tokens, vocabulary, functions);
  }

  /**
   * Parses a file: the template of the file itself, and those that it defines.
   *
   * @param vocabulary the names of the functions that templates may call
   * @throws SyntaxException if the file is not a valid template
   */
  public static ParsedFile parse(Source source, Vocabulary vocabulary) throws SyntaxException {
    Parser parser = new Parser(source, vocabulary);
    parser.file();
    return new ParsedFile(
        Map.copyOf(parser.trees), Set.copyOf(parser.functions), Set.copyOf(parser.includes));
  }

  private void file() throws SyntaxException {
    List<Statement> body = new ArrayList<>();
    for (Token token = tokens.next(); !token.is(Kind.EOF); token = tokens.next()) {
      if (token.is(Kind.LEFT) && tokens.peekNonSpace().is(Kind.DEFINE)) {
        define(tokens.nextNonSpace());
        continue;
      }
      if (token.is(Kind.LEFT) && isEnding(tokens.peekNonSpace())) {
        throw new SyntaxException(
            token.index(), "unexpected {{" + tokens.peekNonSpace().bytes() + "}}");
      }
      body.add(statement(token));
    }
    add(new TemplateTree(Utf8.encode(source.file()), source, List.copyOf(body)), 0);
  }

  private void define(Token keyword) throws SyntaxException {
    Token name = tokens.nextNonSpace();
    if (!name.is(Kind.STRING) && !name.is(Kind.RAW_STRING)) {
      throw Tokens.unexpected(name, "define");
    }
    tokens.expect(Kind.RIGHT, "define");
    template(PipelineParser.unquote(name), keyword);
  }

  /** Parses the body of a nested template, including its {@code end}. */
  private void template(String name, Token start) throws SyntaxException {
    PipelineParser outer = pipelines;
    int outerRanges = ranges;
    pipelines = new PipelineParser(tokens, vocabulary, functions);
    ranges = 0;
    Block block = block(start);
    if (block.isElse) {
      throw new SyntaxException(block.end.index(), "unexpected {{else}} in " + start.bytes());
    }
    pipelines = outer;
    ranges = outerRanges;
    add(new TemplateTree(name, source, block.statements), start.index());
  }

  private void add(TemplateTree tree, int index) throws SyntaxException {
    TemplateTree earlier = trees.get(tree.name());
    if (earlier == null || earlier.isEmpty()) {
      trees.put(tree.name(), tree);
    } else if (!tree.isEmpty()) {
      throw new SyntaxException(index, "the template '" + tree.name() + "' is defined twice");
    }
  }

  private Statement statement(Token token) throws SyntaxException {
    if (token.is(Kind.TEXT)) {
      return new Statement.Literal(token.index(), token.bytes());
    }
    if (!token.is(Kind.LEFT)) {
      throw Tokens.unexpected(token, "input");
    }
    Token word = tokens.nextNonSpace();
    return switch (word.kind()) {
      case BLOCK -> blockAction(word);
      case BREAK -> jump(word, new Statement.Break(word.index()));
      case CONTINUE -> jump(word, new Statement.Continue(word.index()));
      case IF, WITH, RANGE -> control(word);
      case TEMPLATE -> include(word);
      default -> action(word);
    };
  }

  private Statement action(Token word) throws SyntaxException {
    tokens.back(word);
    return new Statement.Action(word.index(), pipelines.pipeline("an action", Kind.RIGHT));
  }

  private Statement jump(Token word, Statement statement) throws SyntaxException {
    tokens.expect(Kind.RIGHT, word.bytes());
    if (ranges == 0) {
      throw new SyntaxException(word.index(), "{{" + word.bytes() + "}} outside of {{range}}");
    }
    return statement;
  }

  private Statement control(Token word) throws SyntaxException {
    if (++nesting > MOST_NESTING) {
      throw new SyntaxException(
          word.index(), "actions are nested more than " + MOST_NESTING + " deep");
    }
    int mark = pipelines.mark();
    boolean isRange = word.is(Kind.RANGE);
    Pipe pipe = pipelines.pipeline(word.bytes(), Kind.RIGHT);
    ranges += isRange ? 1 : 0;
    Block then = block(word);
    ranges -= isRange ? 1 : 0;
    List<Statement> otherwise = then.isElse ? otherwise(word) : List.of();
    pipelines.release(mark);
    nesting--;
    return switch (word.kind()) {
      case IF -> new Statement.If(word.index(), pipe, then.statements, otherwise);
      case WITH -> new Statement.With(word.index(), pipe, then.statements, otherwise);
      default -> new Statement.Range(word.index(), pipe, then.statements, otherwise);
    };
  }

  private List<Statement> otherwise(Token word) throws SyntaxException {
    Token next = tokens.peekNonSpace();
    if (!word.is(Kind.RANGE) && next.is(word.kind())) {
      return List.of(control(tokens.nextNonSpace()));
    }
    tokens.expect(Kind.RIGHT, "else");
    Block block = block(word);
    if (block.isElse) {
      throw new SyntaxException(block.end.index(), "a second {{else}} where {{end}} is expected");
    }
    return block.statements;
  }

  private Statement blockAction(Token word) throws SyntaxException {
    String name = templateName(tokens.nextNonSpace(), "block");
    Pipe pipe = pipelines.pipeline("block", Kind.RIGHT);
    if (++nesting > MOST_NESTING) {
      throw new SyntaxException(
          word.index(), "actions are nested more than " + MOST_NESTING + " deep");
    }
    template(name, word);
    nesting--;
    includes.add(name);
    return new Statement.Include(word.index(), name, Optional.of(pipe));
  }

  private Statement include(Token word) throws SyntaxException {
    String name = templateName(tokens.nextNonSpace(), "template");
    includes.add(name);
    Token next = tokens.nextNonSpace();
    if (next.is(Kind.RIGHT)) {
      return new Statement.Include(word.index(), name, Optional.empty());
    }
    tokens.back(next);
    Pipe pipe = pipelines.pipeline("template", Kind.RIGHT);
    return new Statement.Include(word.index(), name, Optional.of(pipe));
  }

  private static String templateName(Token token, String context) throws SyntaxException {
    if (!token.is(Kind.STRING) && !token.is(Kind.RAW_STRING)) {
      throw Tokens.unexpected(token, context);
    }
    return PipelineParser.unquote(token);
  }

  /** Parses statements up to the {@code end} or {@code else} of a control structure. */
  private Block block(Token word) throws SyntaxException {
    List<Statement> statements = new ArrayList<>();
    for (Token token = tokens.nextNonSpace(); !token.is(Kind.EOF); token = tokens.nextNonSpace()) {
      if (token.is(Kind.LEFT) && isEnding(tokens.peekNonSpace())) {
        Token end = tokens.nextNonSpace();
        if (end.is(Kind.END)) {
          tokens.expect(Kind.RIGHT, "end");
        }
        return new Block(List.copyOf(statements), end, end.is(Kind.ELSE));
      }
      statements.add(statement(token));
    }
    throw new SyntaxException(word.index(), "{{" + word.bytes() + "}} has no {{end}}");
  }

  private static boolean isEnding(Token token) {
    return token.is(Kind.END) || token.is(Kind.ELSE);
  }

  /**
   * Statements, and the keyword after them.
   *
   * @param end the keyword {@code end} or {@code else}; the rest of an {@code else} has not been
   *     parsed yet
   */
  private record Block(List<Statement> statements, Token end, boolean isElse) {}
}
