// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.library.RefusedFunctions;
import io.odpf.optimus.plugin.template.library.StandardFunctions;
import io.odpf.optimus.plugin.template.parse.Vocabulary;
import io.odpf.optimus.plugin.template.problem.TemplateException;
import java.util.Map;

/**
 * Parses templates. Immutable and thread-safe: create one engine, and share it and the sets that it
 * parses between threads.
 */
public final class TemplateEngine {
  private final FunctionTable functions = StandardFunctions.functions();
  private final FunctionTable methods = StandardFunctions.methods();
  private final Vocabulary vocabulary = new Vocabulary(functions.names(), RefusedFunctions.hints());

  /**
   * Parses a single template.
   *
   * @param name the name in messages, for example the name of a configuration
   * @throws TemplateException if the text is not a valid template
   */
  public TemplateSet parse(String name, String text) throws TemplateException {
    return new SetReader(vocabulary).read(Map.of(name, text), false).set(functions, methods);
  }

  /**
   * Parses files that may include each other by their names, and by the names that they define. A
   * file whose name ends in {@code .gtpl}, {@code .j2}, {@code .tmpl} or {@code .tpl} is not
   * rendered; it is parsed only if another file includes it or a template that it defines.
   *
   * @param files the texts by file name
   * @throws TemplateException if files are not valid templates; has the problems of all files
   */
  public TemplateSet parseFiles(Map<String, String> files) throws TemplateException {
    return new SetReader(vocabulary).read(files, true).set(functions, methods);
  }
}
