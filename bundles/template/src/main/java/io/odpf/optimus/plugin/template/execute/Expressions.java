// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.function.Call;
import io.odpf.optimus.plugin.template.function.CallContext;
import io.odpf.optimus.plugin.template.function.Flow;
import io.odpf.optimus.plugin.template.function.Function;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.function.Parameter;
import io.odpf.optimus.plugin.template.tree.Expression;
import io.odpf.optimus.plugin.template.tree.Pipe;
import io.odpf.optimus.plugin.template.value.Absent;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Nil;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Traces;
import io.odpf.optimus.plugin.template.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions. */
final class Expressions {
  /** The number of bytes in string arguments that counts as one unit of work. */
  private static final int BYTES_PER_UNIT = 16;

  private final FunctionTable functions;
  private final FunctionTable methods;
  private final CallContext context;
  private final Journal journal;

  Expressions(
      FunctionTable functions, FunctionTable methods, CallContext context, Journal journal) {
    this.functions = functions;
    this.methods = methods;
    this.context = context;
    this.journal = journal;
  }

  /** Returns the value of a pipeline, and sets its variables. */
  Value pipeline(Frame frame, Pipe pipe) throws RenderException, LimitException {
    context.budget().enter();
    Value value = null;
    for (Pipe.Command command : pipe.commands()) {
      context.budget().step();
      value = command(frame, command, value);
      if (value instanceof Nil nil) {
        value = Absent.VALUE.tainted(nil.taint());
      }
    }
    Value result = value == null ? Absent.VALUE : value;
    for (String variable : pipe.variables()) {
      if (pipe.assigns()) {
        assign(frame, pipe.index(), variable, result.tainted(frame.control()));
      } else {
        frame.scope().declare(variable, result);
      }
    }
    context.budget().leave();
    return result;
  }

  /**
   * Returns the value of a variable. It may be undeclared: the parser accepts an assignment in
   * place of a declaration.
   */
  private static Value variable(Frame frame, Expression.Variable variable) throws RenderException {
    Value value = frame.scope().get(variable.name());
    if (value == null) {
      throw frame.failure(variable.index(), "the variable " + variable.name() + " is not declared");
    }
    return value;
  }

  /** Sets a variable. The parser does not check that it is declared. */
  static void assign(Frame frame, int index, String variable, Value value) throws RenderException {
    if (!frame.scope().assign(variable, value)) {
      throw frame.failure(index, "the variable " + variable + " is not declared");
    }
  }

  /**
   * @param piped the value of the preceding command; null for the first one
   */
  private Value command(Frame frame, Pipe.Command command, @Nullable Value piped)
      throws RenderException, LimitException {
    List<Expression> operands = command.operands();
    Expression first = operands.get(0);
    List<Expression> arguments = operands.subList(1, operands.size());
    if (first instanceof Expression.Function function) {
      return function(frame, function, arguments, piped);
    }
    if (first instanceof Expression.Field field) {
      return fields(frame, frame.dot(), field.index(), field.names(), arguments, piped);
    }
    if (first instanceof Expression.Chain chain) {
      Value receiver = operand(frame, chain.operand());
      return fields(frame, receiver, chain.index(), chain.fields(), arguments, piped);
    }
    if (first instanceof Expression.Variable variable && !variable.fields().isEmpty()) {
      Value receiver = variable(frame, variable);
      return fields(frame, receiver, variable.index(), variable.fields(), arguments, piped);
    }
    if (!arguments.isEmpty() || piped != null) {
      throw frame.failure(first.index(), "only a function takes arguments");
    }
    return operand(frame, first);
  }

  /** Evaluates an operand without arguments. */
  private Value operand(Frame frame, Expression operand) throws RenderException, LimitException {
    if (operand instanceof Pipe pipe) {
      return pipeline(frame, pipe);
    }
    if (operand instanceof Expression.Dot) {
      return journal.read(frame.dot());
    }
    if (operand instanceof Expression.Variable variable && variable.fields().isEmpty()) {
      return journal.read(variable(frame, variable));
    }
    if (operand instanceof Expression.Variable
        || operand instanceof Expression.Field
        || operand instanceof Expression.Chain
        || operand instanceof Expression.Function) {
      return command(frame, new Pipe.Command(operand.index(), List.of(operand)), null);
    }
    try {
      return Constants.of(operand);
    } catch (OperationException e) {
      throw frame.failure(operand.index(), e);
    }
  }

  private Value fields(
      Frame frame,
      Value receiver,
      int index,
      List<String> names,
      List<Expression> arguments,
      @Nullable Value piped)
      throws RenderException, LimitException {
    Value value = receiver;
    for (int i = 0; i < names.size(); i++) {
      boolean isLast = i == names.size() - 1;
      value =
          field(
              frame,
              value,
              index,
              names.get(i),
              isLast ? arguments : List.of(),
              isLast ? piped : null);
    }
    return journal.read(value);
  }

  private Value field(
      Frame frame,
      Value receiver,
      int index,
      String name,
      List<Expression> arguments,
      @Nullable Value piped)
      throws RenderException, LimitException {
    if (receiver instanceof Absent) {
      return receiver;
    }
    Function method = methods.get(receiver.type().text() + "." + name);
    if (method != null) {
      return call(frame, index, method, receiver, arguments, piped);
    }
    if (receiver instanceof Mapping map) {
      if (!arguments.isEmpty() || piped != null) {
        throw frame.failure(index, name + " is a key, which takes no arguments");
      }
      Value value = map.get(name);
      if (value == null) {
        journal.miss(frame.template().source(), index, name, map);
        return Absent.VALUE;
      }
      return value.tainted(map.taint());
    }
    throw frame.failure(
        index,
        receiver instanceof Nil
            ? "nil has no field " + name
            : "a value of type " + receiver.type().text() + " has no field " + name);
  }

  private Value function(
      Frame frame, Expression.Function name, List<Expression> arguments, @Nullable Value piped)
      throws RenderException, LimitException {
    Function function = functions.get(name.name());
    if (function == null) {
      throw new IllegalStateException("the parser accepted " + name.name());
    }
    return call(frame, name.index(), function, null, arguments, piped);
  }

  /**
   * @param receiver the receiver, which is the first argument of a method; null for a function
   * @param piped the value of the preceding command, which is the last argument; null if there is
   *     none
   */
  private Value call(
      Frame frame,
      int index,
      Function function,
      @Nullable Value receiver,
      List<Expression> arguments,
      @Nullable Value piped)
      throws RenderException, LimitException {
    int count = (receiver == null ? 0 : 1) + arguments.size() + (piped == null ? 0 : 1);
    if (!function.signature().accepts(count)) {
      throw frame.failure(
          index,
          "wrong number of arguments for %s: want %s%d, got %d"
              .formatted(
                  function.name(),
                  function.signature().rest().isPresent() ? "at least " : "",
                  function.signature().fixed().size() - (receiver == null ? 0 : 1),
                  count - (receiver == null ? 0 : 1)));
    }
    if (function.flow() == Flow.AND || function.flow() == Flow.OR) {
      return choose(frame, function.flow() == Flow.OR, arguments, piped);
    }
    List<Value> values = new ArrayList<>(count);
    if (receiver != null) {
      values.add(receiver);
    }
    for (Expression argument : arguments) {
      Parameter parameter = function.signature().parameter(values.size());
      values.add(argument(frame, argument, parameter));
    }
    if (piped != null) {
      Parameter parameter = function.signature().parameter(values.size());
      try {
        values.add(Constants.argument(piped, parameter));
      } catch (OperationException e) {
        throw frame.failure(index, e);
      }
    }
    return journal.read(apply(frame, index, function, values));
  }

  private Value apply(Frame frame, int index, Function function, List<Value> values)
      throws RenderException {
    Taint taint = Taint.NONE;
    long bytes = 0;
    for (Value value : values) {
      bytes += value instanceof Text text ? text.bytes().length() : 0;
      taint = taint.and(function.flow() == Flow.CONTENT ? Traces.of(value) : value.taint());
    }
    try {
      context.budget().step();
      context.budget().work(bytes / BYTES_PER_UNIT);
      return function.body().call(new Call(values, context)).tainted(taint);
    } catch (LimitException e) {
      throw frame.failure(index, e);
    } catch (OperationException e) {
      boolean secret = values.stream().anyMatch(value -> !Traces.of(value).isNone());
      String detail =
          secret ? "the reason is withheld, since a secret is an argument" : e.getMessage();
      throw frame.failure(index, "error calling " + function.name() + ": " + detail);
    }
  }

  /**
   * Evaluates {@code and} or {@code or}: returns the first argument with the deciding truth value,
   * or else the last one.
   *
   * @param deciding true for {@code or}, false for {@code and}
   */
  private Value choose(
      Frame frame, boolean deciding, List<Expression> arguments, @Nullable Value piped)
      throws RenderException, LimitException {
    Taint taint = Taint.NONE;
    Value value = Nil.VALUE;
    for (Expression argument : arguments) {
      value = argument(frame, argument, Parameter.ANY).tainted(taint);
      taint = value.taint();
      if (value.isTrue() == deciding) {
        return value;
      }
    }
    return piped == null ? value : piped.tainted(taint);
  }

  private Value argument(Frame frame, Expression argument, Parameter parameter)
      throws RenderException, LimitException {
    boolean literal =
        argument instanceof Expression.Bool
            || argument instanceof Expression.Quoted
            || argument instanceof Expression.Numeric
            || argument instanceof Expression.NilWord;
    Value value = literal ? Absent.VALUE : operand(frame, argument);
    try {
      return literal
          ? Constants.argument(argument, parameter)
          : Constants.argument(value, parameter);
    } catch (OperationException e) {
      throw frame.failure(argument.index(), e);
    }
  }
}
