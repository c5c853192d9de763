// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.defaults;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts problems to trees for JSON, in the form that other commands use. */
final class ProblemTree {
  private ProblemTree() {}

  static Map<String, Object> of(Problem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", problem.code().word());
    tree.put("message", problem.message());
    problem.position().ifPresent(it -> tree.putAll(of(it)));
    if (!problem.hint().isEmpty()) {
      tree.put("hint", problem.hint());
    }
    return tree;
  }

  static Map<String, Object> of(Position position) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("file", position.file());
    tree.put("line", position.line());
    tree.put("column", position.column());
    return tree;
  }
}
