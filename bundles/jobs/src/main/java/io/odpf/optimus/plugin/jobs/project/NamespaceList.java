// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.project;

import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the namespaces of a project and checks that their names and job folders differ. Not
 * thread-safe.
 */
final class NamespaceList {
  private final SectionFindings findings;
  private final List<Namespace> namespaces = new ArrayList<>();

  NamespaceList(SectionFindings findings) {
    this.findings = findings;
  }

  /** Adds a namespace. Reports a name or folder that an earlier namespace has, too. */
  void add(Namespace namespace, Section section) {
    for (Namespace other : namespaces) {
      if (!namespace.name().isEmpty() && other.name().equals(namespace.name())) {
        findings.error(
            section.positionOf("name"),
            JobProblem.DUPLICATE_NAMESPACE,
            "duplicate namespaces are not allowed [" + TerminalText.excerpt(other.name()) + "]",
            "rename or remove one of the two");
        return;
      }
      if (overlap(namespace, other)) {
        findings.error(
            section.positionOf("job"),
            ConfigProblem.INVALID_VALUE,
            "namespaces "
                + TerminalText.quote(other.name())
                + " and "
                + TerminalText.quote(namespace.name())
                + " have jobs in the same folder",
            "give each namespace a folder of its own, none within another's");
      }
    }
    namespaces.add(namespace);
  }

  private static boolean overlap(Namespace one, Namespace other) {
    if (one.jobs().isEmpty() || other.jobs().isEmpty()) {
      return false;
    }
    Path first = one.jobs().get();
    Path second = other.jobs().get();
    return first.startsWith(second) || second.startsWith(first);
  }

  List<Namespace> namespaces() {
    return List.copyOf(namespaces);
  }
}
