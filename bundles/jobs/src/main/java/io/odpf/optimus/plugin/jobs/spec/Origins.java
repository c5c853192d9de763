// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.config.source.Node;
import java.util.List;
import java.util.Optional;

/** Finds the positions of a job's values in its own file or in those that it inherits from. */
public final class Origins {
  private final List<SpecFile> files;

  /**
   * @param files the job's file, followed by the files with defaults, nearest first
   */
  public Origins(List<SpecFile> files) {
    this.files = List.copyOf(files);
  }

  /**
   * Returns the position of a value. If no file contains the value, returns the position of the
   * innermost enclosing mapping in the job's file.
   */
  public Position of(String... path) {
    return find(path).orElseGet(() -> nearest(path));
  }

  /** Returns the position of a value; empty if no file contains it. */
  public Optional<Position> find(String... path) {
    for (SpecFile file : files) {
      Optional<Node> found = file.root().map(root -> (Node) root);
      for (int i = 0; i < path.length && found.isPresent(); i++) {
        String key = path[i];
        found = found.flatMap(node -> child(node, key));
      }
      if (found.isPresent()) {
        return Optional.of(found.get().position());
      }
    }
    return Optional.empty();
  }

  private Position nearest(String... path) {
    SpecFile file = files.get(0);
    if (file.root().isEmpty()) {
      return new Position(file.name(), 1, 1);
    }
    Node node = file.root().get();
    for (String key : path) {
      Optional<Node> child = child(node, key);
      if (child.isEmpty()) {
        break;
      }
      node = child.get();
    }
    return node.position();
  }

  /** Returns the value of a key in a mapping, or the item with the name in a list. */
  private static Optional<Node> child(Node node, String key) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.get(key);
    }
    if (node instanceof Node.Sequence sequence) {
      for (Node item : sequence.items()) {
        if (item instanceof Node.Mapping mapping
            && mapping.scalar("name").map(name -> name.text().equals(key)).orElse(false)) {
          return Optional.of(item);
        }
      }
    }
    return Optional.empty();
  }
}
