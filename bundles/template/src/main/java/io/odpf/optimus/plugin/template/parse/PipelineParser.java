// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.parse;

import io.odpf.optimus.plugin.template.parse.Token.Kind;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import io.odpf.optimus.plugin.template.text.Literals;
import io.odpf.optimus.plugin.template.tree.Expression;
import io.odpf.optimus.plugin.template.tree.Pipe;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses pipelines, and keeps track of the declared variables. */
final class PipelineParser {
  static final int MOST_NESTING = 200;

  private final Tokens tokens;
  private final Vocabulary vocabulary;
  private final Set<String> functions;
  private final List<String> variables = new ArrayList<>();
  private final Map<String, Integer> declarations = new HashMap<>();
  private int parentheses;

  /**
   * @param functions receives the names of the functions that are called
   */
  PipelineParser(Tokens tokens, Vocabulary vocabulary, Set<String> functions) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
    this.functions = functions;
    declare("$");
  }

  /** Returns the number of declared variables, for {@link #release}. */
  int mark() {
    return variables.size();
  }

  /** Removes the variables that were declared since {@link #mark} returned the given value. */
  void release(int mark) {
    List<String> released = variables.subList(mark, variables.size());
    released.forEach(name -> declarations.merge(name, -1, Integer::sum));
    released.clear();
  }

  /**
   * Parses a pipeline and the token that ends it.
   *
   * @param context the enclosing statement, for messages; {@code range} allows two variables
   */
  Pipe pipeline(String context, Kind end) throws SyntaxException {
    Token first = tokens.peekNonSpace();
    List<String> declared = new ArrayList<>();
    boolean assigns = declarations(context, declared);
    List<Pipe.Command> commands = new ArrayList<>();
    for (Token token = tokens.nextNonSpace(); !token.is(end); token = tokens.nextNonSpace()) {
      if (!isOperand(token)) {
        throw Tokens.unexpected(token, context);
      }
      tokens.back(token);
      commands.add(command());
    }
    check(commands, first, context);
    return new Pipe(first.index(), assigns, List.copyOf(declared), List.copyOf(commands));
  }

  /** Parses the variables before {@code :=} or {@code =}; returns true for an assignment. */
  private boolean declarations(String context, List<String> declared) throws SyntaxException {
    while (tokens.peekNonSpace().is(Kind.VARIABLE)) {
      Token variable = tokens.next();
      Token after = tokens.peek();
      Token next = tokens.peekNonSpace();
      if (next.is(Kind.ASSIGN) || next.is(Kind.DECLARE)) {
        tokens.nextNonSpace();
        declare(variable, declared);
        return next.is(Kind.ASSIGN);
      }
      if (!next.is(Kind.CHARACTER) || !next.bytes().equals(",")) {
        if (after.is(Kind.SPACE)) {
          tokens.back(after);
        }
        tokens.back(variable);
        return false;
      }
      tokens.nextNonSpace();
      declare(variable, declared);
      if (!context.equals("range") || declared.size() > 1) {
        throw new SyntaxException(variable.index(), "too many variables in " + context);
      }
      Kind kind = tokens.peekNonSpace().kind();
      if (kind != Kind.VARIABLE && kind != Kind.RIGHT && kind != Kind.RIGHT_PAREN) {
        throw new SyntaxException(variable.index(), "range can only declare variables");
      }
    }
    return false;
  }

  private void declare(Token variable, List<String> declared) {
    declared.add(variable.bytes());
    declare(variable.bytes());
  }

  private void declare(String name) {
    variables.add(name);
    declarations.merge(name, 1, Integer::sum);
  }

  private static void check(List<Pipe.Command> commands, Token first, String context)
      throws SyntaxException {
    if (commands.isEmpty()) {
      throw new SyntaxException(first.index(), "a value is missing for " + context);
    }
    for (Pipe.Command command : commands.subList(1, commands.size())) {
      Expression operand = command.operands().get(0);
      if (isConstant(operand)) {
        throw new SyntaxException(operand.index(), "a value cannot be piped into a constant");
      }
    }
  }

  private Pipe.Command command() throws SyntaxException {
    int index = tokens.peekNonSpace().index();
    List<Expression> operands = new ArrayList<>();
    while (true) {
      tokens.peekNonSpace();
      Expression operand = operand();
      if (operand != null) {
        operands.add(operand);
      }
      Token token = tokens.next();
      if (token.is(Kind.RIGHT) || token.is(Kind.RIGHT_PAREN)) {
        tokens.back(token);
        break;
      }
      if (token.is(Kind.PIPE)) {
        break;
      }
      if (!token.is(Kind.SPACE)) {
        throw Tokens.unexpected(token, "an expression");
      }
    }
    if (operands.isEmpty()) {
      throw new SyntaxException(index, "the command is empty");
    }
    return new Pipe.Command(index, List.copyOf(operands));
  }

  private @Nullable Expression operand() throws SyntaxException {
    Expression term = term();
    if (term == null || !tokens.peek().is(Kind.FIELD)) {
      return term;
    }
    int index = tokens.peek().index();
    List<String> fields = new ArrayList<>();
    while (tokens.peek().is(Kind.FIELD)) {
      fields.add(tokens.next().bytes().substring(1));
    }
    if (term instanceof Expression.Field field) {
      List<String> all = new ArrayList<>(field.names());
      all.addAll(fields);
      return new Expression.Field(field.index(), List.copyOf(all));
    }
    if (term instanceof Expression.Variable variable) {
      return new Expression.Variable(variable.index(), variable.name(), List.copyOf(fields));
    }
    if (isConstant(term)) {
      throw new SyntaxException(index, "a constant has no field ." + fields.get(0));
    }
    return new Expression.Chain(term.index(), term, List.copyOf(fields));
  }

  private @Nullable Expression term() throws SyntaxException {
    Token token = tokens.nextNonSpace();
    int index = token.index();
    switch (token.kind()) {
      case IDENTIFIER:
        checkFunction(token);
        return new Expression.Function(index, token.bytes());
      case DOT:
        return new Expression.Dot(index);
      case NIL:
        return new Expression.NilWord(index);
      case VARIABLE:
        return variable(token);
      case FIELD:
        return new Expression.Field(index, List.of(token.bytes().substring(1)));
      case BOOL:
        return new Expression.Bool(index, token.bytes().equals("true"));
      case CHAR_CONSTANT:
        return new Expression.Numeric(index, NumberReader.character(token));
      case NUMBER:
        return new Expression.Numeric(index, NumberReader.number(token));
      case LEFT_PAREN:
        return parenthesized(token);
      case STRING, RAW_STRING:
        return new Expression.Quoted(index, unquote(token));
      default:
        tokens.back(token);
        return null;
    }
  }

  static String unquote(Token token) throws SyntaxException {
    return Literals.unquote(token.bytes())
        .orElseThrow(
            () -> new SyntaxException(token.index(), token.bytes() + " has an invalid escape"));
  }

  private Expression parenthesized(Token token) throws SyntaxException {
    if (++parentheses > MOST_NESTING) {
      throw new SyntaxException(
          token.index(), "parentheses are nested more than " + MOST_NESTING + " deep");
    }
    Expression pipe = pipeline("parentheses", Kind.RIGHT_PAREN);
    parentheses--;
    return pipe;
  }

  private void checkFunction(Token token) throws SyntaxException {
    String name = token.bytes();
    functions.add(name);
    if (vocabulary.defined().contains(name)) {
      return;
    }
    String reason = vocabulary.refused().get(name);
    if (reason != null) {
      throw new SyntaxException(
          token.index(),
          TemplateProblem.REFUSED_FUNCTION,
          "the function '" + name + "' is not available",
          reason);
    }
    throw new SyntaxException(
        token.index(),
        TemplateProblem.UNKNOWN_FUNCTION,
        "there is no function '" + name + "'",
        DidYouMean.question(name, vocabulary.defined()));
  }

  private Expression variable(Token token) throws SyntaxException {
    if (declarations.getOrDefault(token.bytes(), 0) == 0) {
      throw new SyntaxException(
          token.index(),
          TemplateProblem.SYNTAX,
          "the variable " + token.bytes() + " is not declared",
          DidYouMean.question(token.bytes(), variables));
    }
    return new Expression.Variable(token.index(), token.bytes(), List.of());
  }

  private static boolean isConstant(Expression term) {
    return term instanceof Expression.Bool
        || term instanceof Expression.Quoted
        || term instanceof Expression.Numeric
        || term instanceof Expression.NilWord
        || term instanceof Expression.Dot;
  }

  private static boolean isOperand(Token token) {
    return switch (token.kind()) {
      case BOOL,
          CHAR_CONSTANT,
          DOT,
          FIELD,
          IDENTIFIER,
          NUMBER,
          NIL,
          RAW_STRING,
          STRING,
          VARIABLE,
          LEFT_PAREN ->
          true;
      default -> false;
    };
  }
}
