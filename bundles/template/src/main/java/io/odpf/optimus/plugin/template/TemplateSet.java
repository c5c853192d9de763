// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.template.bound.Budget;
import io.odpf.optimus.plugin.template.execute.Journal;
import io.odpf.optimus.plugin.template.execute.RenderException;
import io.odpf.optimus.plugin.template.execute.Renderer;
import io.odpf.optimus.plugin.template.function.CallContext;
import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.library.random.RandomFunctions;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import io.odpf.optimus.plugin.template.text.Utf8;
import io.odpf.optimus.plugin.template.tree.TemplateTree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Parsed templates that can include each other. Immutable and thread-safe. */
public final class TemplateSet {
  private final Set<String> names;
  private final Map<String, TemplateTree> templates;
  private final Set<String> called;
  private final FunctionTable functions;
  private final FunctionTable methods;

  TemplateSet(
      Set<String> names,
      Map<String, TemplateTree> templates,
      Set<String> called,
      FunctionTable functions,
      FunctionTable methods) {
    this.names = names;
    this.templates = templates;
    this.called = Set.copyOf(called);
    this.functions = functions;
    this.methods = methods;
  }

  /** Returns the names of the files that are rendered. */
  public Set<String> names() {
    return names;
  }

  /**
   * Returns the names of the functions in these templates whose results differ between renderings:
   * those that read the clock or return random values.
   */
  public SortedSet<String> unstableFunctions() {
    SortedSet<String> unstable = new TreeSet<>(RandomFunctions.UNSTABLE);
    unstable.retainAll(called);
    return unstable;
  }

  /**
   * Renders a template. The template may modify the data for itself; the caller's data does not
   * change.
   *
   * @param name the name of a file, or of a template that a file defines
   * @throws IllegalArgumentException if there is no such template
   * @throws TemplateException if an expression fails, or a limit is reached
   */
  public Rendering render(String name, Data data, RenderSettings settings)
      throws TemplateException {
    TemplateTree template = templates.get(Utf8.encode(name));
    if (template == null) {
      throw new IllegalArgumentException("no template " + name);
    }
    RenderLimits limits = settings.limits();
    Budget budget =
        new Budget(limits.steps(), limits.outputBytes(), limits.nesting(), limits.time());
    CallContext context = new CallContext(budget, settings.clock(), settings.random());
    Renderer renderer = new Renderer(templates, functions, methods, context);
    try {
      renderer.render(template, DataValues.of(data));
    } catch (RenderException e) {
      throw new TemplateException(List.of(e.problem()));
    }
    Journal journal = renderer.journal();
    return new Rendering(
        renderer.output().text(),
        renderer.output().masked(),
        journal.secrets().secrets(),
        journal.absent().stream().map(TemplateSet::absentKey).toList());
  }

  private static AbsentKey absentKey(Journal.AbsentKey key) {
    return new AbsentKey(key.name(), key.position(), key.nearest(), key.isPrinted());
  }
}
