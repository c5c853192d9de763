// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.execute;

import io.odpf.optimus.plugin.template.bound.LimitException;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.problem.TemplateProblem;
import io.odpf.optimus.plugin.template.tree.TemplateTree;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Value;

/**
 * The state of the evaluator within a template.
 *
 * @param template the template that is being rendered
 * @param scope the variables
 * @param dot the current value
 * @param control the secrets on which enclosing conditions and loops depend
 */
record Frame(TemplateTree template, Scope scope, Value dot, Taint control) {
  /** Creates the frame for a template. */
  static Frame of(TemplateTree template, Value dot, Taint control) {
    return new Frame(template, new Scope(dot), dot, control);
  }

  Frame withDot(Value newDot) {
    return new Frame(template, scope, newDot, control);
  }

  /** Returns a frame whose control flow also depends on the given secrets. */
  Frame under(Taint decision) {
    return decision.isNone() ? this : new Frame(template, scope, dot, control.and(decision));
  }

  /** Creates the exception for a failed operation at an index of the template's source. */
  RenderException failure(int index, OperationException failure) {
    return failure(
        index,
        failure instanceof LimitException ? TemplateProblem.LIMIT : TemplateProblem.EVALUATION,
        String.valueOf(failure.getMessage()),
        "");
  }

  RenderException failure(int index, String message) {
    return failure(index, TemplateProblem.EVALUATION, message, "");
  }

  RenderException failure(int index, TemplateProblem code, String message, String hint) {
    return new RenderException(template, index, code, message, hint);
  }
}
