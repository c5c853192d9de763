// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.section;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.FileKind;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A YAML file whose content is a mapping, and the findings about it so far. Not thread-safe.
 *
 * @param name the file's name in positions
 * @param root its content, if it is a mapping
 * @param findings the findings, to which readers of the content add
 */
public record YamlFile(String name, Optional<Node.Mapping> root, SectionFindings findings) {
  public YamlFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(root, "root");
    Objects.requireNonNull(findings, "findings");
  }

  /**
   * Reads a file's bytes.
   *
   * @param name its name in positions
   * @param kind the kind of file, for messages
   */
  public static YamlFile of(String name, byte[] bytes, FileKind kind) {
    SectionFindings findings = new SectionFindings();
    Optional<Node.Mapping> root =
        SourceText.of(name, bytes, findings.errors())
            .flatMap(source -> NodeReader.read(source, findings.errors(), kind))
            .flatMap(document -> mapping(document.root(), findings, kind));
    return new YamlFile(name, root, findings);
  }

  private static Optional<Node.Mapping> mapping(
      Node node, SectionFindings findings, FileKind kind) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(mapping);
    }
    if (!(node instanceof Node.Broken)) {
      findings.error(
          node.position(),
          ConfigProblem.WRONG_KIND,
          "the file must be a mapping",
          kind.beginning());
    }
    return Optional.empty();
  }

  /** Returns the content as a section; empty if it is not a mapping. */
  public Optional<Section> section() {
    return root.map(mapping -> new Section(mapping, "", findings));
  }

  /** Returns the errors so far, in the order of positions. */
  public List<Problem> errors() {
    return positioned(findings.errors());
  }

  /** Returns the warnings so far, in the order of positions. */
  public List<Problem> warnings() {
    return positioned(findings.warnings());
  }

  /**
   * Returns the findings with positions. The number of omitted findings has the position of the
   * last one.
   */
  private List<Problem> positioned(Findings found) {
    List<Problem> problems = new ArrayList<>();
    Position last = new Position(name, 1, 1);
    for (Problem problem : found.inOrder()) {
      last = problem.position().orElse(last);
      problems.add(Problem.at(last, problem.code(), problem.message(), problem.hint()));
    }
    return problems;
  }
}
