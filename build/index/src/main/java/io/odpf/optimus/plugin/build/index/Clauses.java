// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.index;

import java.util.ArrayList;
import java.util.List;

/** The clauses of a manifest header: separated by commas, but for those within quotes. */
final class Clauses {
  private Clauses() {}

  static List<String> split(String header) {
    List<String> clauses = new ArrayList<>();
    int from = 0;
    boolean quoted = false;
    for (int at = 0; at <= header.length(); at++) {
      if (at == header.length() || (header.charAt(at) == ',' && !quoted)) {
        String clause = header.substring(from, at).trim();
        if (!clause.isEmpty()) {
          clauses.add(clause);
        }
        from = at + 1;
      } else if (header.charAt(at) == '"') {
        quoted = !quoted;
      }
    }
    return clauses;
  }

  /** Returns the part of each clause before its first parameter. */
  static List<String> names(String header) {
    List<String> names = new ArrayList<>();
    for (String clause : split(header)) {
      int parameter = clause.indexOf(';');
      names.add((parameter < 0 ? clause : clause.substring(0, parameter)).trim());
    }
    return names;
  }
}
