// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.format.Prints;
import io.odpf.optimus.plugin.template.function.CallContext;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.Pipe;
import io.odpf.optimus.plugin.template.tree.Statement;
import io.odpf.optimus.plugin.template.tree.TemplateTree;
import io.odpf.optimus.plugin.template.value.Absent;
import io.odpf.optimus.plugin.template.value.Kind;
import io.odpf.optimus.plugin.template.value.Mapping;
import io.odpf.optimus.plugin.template.value.Sequence;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Text;
import io.odpf.optimus.plugin.template.value.Traces;
import io.odpf.optimus.plugin.template.value.Value;
import io.odpf.optimus.plugin.template.value.Whole;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders a template. Each instance can be used once, by one thread. */
public final class Renderer {
  private final Map<String, TemplateTree> templates;
  private final Budget budget;
  private final Journal journal = new Journal();
  private final Expressions expressions;
  private final Output output;

  /**
   * @param templates the templates that can be included, by name
   * @param functions the functions, by name
   * @param methods the methods of values, by type and name, such as {@code time.Time.Format}
   */
  public Renderer(
      Map<String, TemplateTree> templates,
      FunctionTable functions,
      FunctionTable methods,
      CallContext context) {
    this.templates = templates;
    this.budget = context.budget();
    this.expressions = new Expressions(functions, methods, context, journal);
    this.output = new Output(budget);
  }

  /**
   * Renders a template.
   *
   * @param dot the value of the dot and of {@code $}
   */
  public void render(TemplateTree template, Value dot) throws RenderException {
    walk(Frame.of(template, dot, Taint.NONE), template.body());
  }

  public Output output() {
    return output;
  }

  public Journal journal() {
    return journal;
  }

  private Signal walk(Frame frame, List<Statement> statements) throws RenderException {
    for (Statement statement : statements) {
      Signal signal;
      try {
        budget.step();
        signal = walk(frame, statement);
      } catch (OperationException e) {
        throw frame.failure(statement.index(), e);
      }
      if (signal != Signal.NEXT) {
        return signal;
      }
    }
    return Signal.NEXT;
  }

  private Signal walk(Frame frame, Statement statement) throws RenderException, LimitException {
    if (statement instanceof Statement.Literal literal) {
      output.write(literal.bytes(), frame.control());
    } else if (statement instanceof Statement.Action action) {
      action(frame, action.pipe());
    } else if (statement instanceof Statement.If branch) {
      return branch(frame, branch.pipe(), branch.then(), branch.otherwise(), false);
    } else if (statement instanceof Statement.With branch) {
      return branch(frame, branch.pipe(), branch.then(), branch.otherwise(), true);
    } else if (statement instanceof Statement.Range range) {
      return range(frame, range);
    } else if (statement instanceof Statement.Include include) {
      include(frame, include);
    } else if (statement instanceof Statement.Break) {
      return Signal.BREAK;
    } else if (statement instanceof Statement.Continue) {
      return Signal.CONTINUE;
    }
    return Signal.NEXT;
  }

  private void action(Frame frame, Pipe pipe) throws RenderException, LimitException {
    journal.begin();
    Value value = expressions.pipeline(frame, pipe);
    if (!pipe.variables().isEmpty()) {
      return;
    }
    if (value instanceof Absent) {
      journal.printMiss();
      output.write("<no value>", value.taint().and(frame.control()));
    } else if (value instanceof Text text) {
      output.write(text.bytes(), text.taint().and(frame.control()));
    } else {
      Taint taint = Traces.of(value);
      journal.read(taint);
      output.write(Prints.text(value, budget), taint.and(frame.control()));
    }
  }

  private Signal branch(
      Frame frame, Pipe pipe, List<Statement> then, List<Statement> otherwise, boolean rebinds)
      throws RenderException, LimitException {
    int mark = frame.scope().mark();
    Value value = expressions.pipeline(frame, pipe);
    Frame inner = frame.under(value.taint());
    budget.enter();
    Signal signal =
        value.isTrue()
            ? walk(rebinds ? inner.withDot(value) : inner, then)
            : walk(inner, otherwise);
    budget.leave();
    frame.scope().release(mark);
    return signal;
  }

  private Signal range(Frame frame, Statement.Range range) throws RenderException, LimitException {
    int mark = frame.scope().mark();
    Value value = expressions.pipeline(frame, range.pipe());
    Frame inner = frame.under(value.taint());
    budget.enter();
    Signal signal = Signal.NEXT;
    if (!elements(inner, range, value)) {
      signal = walk(inner, range.otherwise());
    }
    budget.leave();
    frame.scope().release(mark);
    return signal;
  }

  /** Executes the body for each element; returns false if there is none. */
  private boolean elements(Frame frame, Statement.Range range, Value value)
      throws RenderException, LimitException {
    if (value instanceof Absent) {
      return false;
    }
    if (value instanceof Sequence list) {
      for (int i = 0; i < list.size(); i++) {
        Value element = list.elements().get(i).tainted(list.taint());
        if (element(frame, range, Whole.of(i), element) == Signal.BREAK) {
          break;
        }
      }
      return list.size() > 0;
    }
    if (value instanceof Mapping map) {
      boolean any = map.size() > 0;
      budget.elements(map.size());
      // Iterates over a copy, since the body may change the map.
      for (Map.Entry<String, Value> entry : new TreeMap<>(map.entries()).entrySet()) {
        Value element = entry.getValue().tainted(map.taint());
        Value key = new Text(entry.getKey(), map.taint());
        if (element(frame, range, key, element) == Signal.BREAK) {
          break;
        }
      }
      return any;
    }
    return count(frame, range, value);
  }

  private boolean count(Frame frame, Statement.Range range, Value value)
      throws RenderException, LimitException {
    if (!(value instanceof Whole limit)) {
      throw frame.failure(
          range.pipe().index(), "range can't iterate over a value of type " + value.type().text());
    }
    if (range.pipe().variables().size() > 1) {
      throw frame.failure(range.pipe().index(), "a range over a number has no second variable");
    }
    boolean unsigned = limit.type().kind() == Kind.UNSIGNED;
    boolean any = unsigned ? limit.bits() != 0 : limit.bits() > 0;
    for (long i = 0; any && i != limit.bits(); i++) {
      Value element = new Whole(i, limit.type(), limit.taint());
      if (element(frame, range, Absent.VALUE, element) == Signal.BREAK) {
        break;
      }
    }
    return any;
  }

  private Signal element(Frame frame, Statement.Range range, Value key, Value element)
      throws RenderException, LimitException {
    budget.step();
    Scope scope = frame.scope();
    List<String> variables = range.pipe().variables();
    if (range.pipe().assigns()) {
      int index = range.pipe().index();
      Expressions.assign(frame, index, variables.get(0), variables.size() > 1 ? key : element);
      if (variables.size() > 1) {
        Expressions.assign(frame, index, variables.get(1), element);
      }
    } else if (!variables.isEmpty()) {
      scope.setLatest(1, element);
      if (variables.size() > 1) {
        scope.setLatest(2, key);
      }
    }
    int mark = scope.mark();
    Signal signal = walk(frame.withDot(element), range.body());
    scope.release(mark);
    return signal;
  }

  private void include(Frame frame, Statement.Include include)
      throws RenderException, LimitException {
    TemplateTree template = templates.get(include.name());
    if (template == null) {
      List<String> names = templates.keySet().stream().map(Utf8::decode).toList();
      throw frame.failure(
          include.index(),
          TemplateProblem.UNKNOWN_TEMPLATE,
          "there is no template '" + include.name() + "'",
          DidYouMean.question(Utf8.decode(include.name()), names));
    }
    Value inner =
        include.pipe().isPresent()
            ? expressions.pipeline(frame, include.pipe().get())
            : Absent.VALUE;
    budget.enterTemplate();
    budget.enter();
    walk(Frame.of(template, inner, frame.control()), template.body());
    budget.leave();
    budget.leaveTemplate();
  }

  /** The flow of control after a statement. */
  private enum Signal {
    NEXT,
    BREAK,
    CONTINUE
  }
}
