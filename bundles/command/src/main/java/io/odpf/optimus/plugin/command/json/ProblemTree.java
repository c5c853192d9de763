// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.json;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems as parts of a tree for {@link TreeJson}. */
public final class ProblemTree {
  private ProblemTree() {}

  /** Returns problems in their order. */
  public static List<Map<String, Object>> of(List<Problem> problems) {
    List<Map<String, Object>> trees = new ArrayList<>();
    for (Problem problem : problems) {
      trees.add(of(problem));
    }
    return trees;
  }

  private static Map<String, Object> of(Problem problem) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", problem.code().word());
    tree.put("message", problem.message());
    if (problem.position().isPresent()) {
      Position position = problem.position().get();
      tree.put("file", position.file());
      tree.put("line", position.line());
      tree.put("column", position.column());
    }
    problem.plugin().ifPresent(plugin -> tree.put("plugin", plugin));
    if (!problem.hint().isEmpty()) {
      tree.put("hint", problem.hint());
    }
    return tree;
  }
}
