// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.spec;

import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.jobs.problem.JobProblem;
import io.odpf.optimus.plugin.jobs.section.Section;
import io.odpf.optimus.plugin.jobs.section.SectionFindings;
import io.odpf.optimus.plugin.jobs.yaml.PlainScalar;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the configuration of a plugin. Takes numbers and flags as texts, as they are written, with
 * a warning, since Optimus refuses them.
 */
final class SettingsReader {
  private static final String KEY = "config";

  private final Section section;
  private final SectionFindings findings;

  private SettingsReader(Section section, SectionFindings findings) {
    this.section = section;
    this.findings = findings;
  }

  /** Reads the configuration of a task or a hook. */
  static Map<String, String> read(Section section, SectionFindings findings) {
    return new SettingsReader(section, findings).read();
  }

  private Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Node.Entry entry : section.entries(KEY)) {
      String name = entry.key().text();
      String path = section.path(KEY) + "." + TerminalText.excerpt(name);
      if (name.isBlank()) {
        findings.error(
            entry.key().position(),
            ConfigProblem.INVALID_KEY,
            "a key in " + section.path(KEY) + " is empty",
            "write the name of a setting");
      } else if (entry.value() instanceof Node.Scalar scalar && scalar.isNull()) {
        findings.error(
            entry.value().position(),
            CommonProblem.MISSING_VALUE,
            path + " has no value",
            "write \"\" for an empty text");
      } else {
        warnOfType(entry.value(), path);
        texts.put(name, section.text(entry.value(), path));
      }
    }
    return texts;
  }

  private void warnOfType(Node value, String path) {
    if (value instanceof Node.Scalar scalar && scalar.plain()) {
      PlainScalar type = PlainScalar.of(scalar.text());
      if (type == PlainScalar.NUMBER || type == PlainScalar.FLAG) {
        findings.warn(
            value.position(),
            JobProblem.NOT_TEXT,
            path
                + " is a "
                + (type == PlainScalar.FLAG ? "flag" : "number")
                + " to YAML, and is taken as text",
            "put it into quotes: \"" + TerminalText.excerpt(scalar.text()) + "\"");
      }
    }
  }
}
