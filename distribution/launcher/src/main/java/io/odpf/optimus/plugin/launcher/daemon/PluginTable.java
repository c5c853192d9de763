// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.management.ComparedPlugin.Divergence;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints the plugins in a runtime's status as a table with the wanted, installed and running
 * versions.
 */
final class PluginTable {
  private static final int DIGITS = 12;
  private static final List<String> HEADER = List.of("NAME", "WANTED", "INSTALLED", "RUNNING");

  private final Map<?, ?> tree;
  private final PrintStream out;

  PluginTable(Map<?, ?> tree, PrintStream out) {
    this.tree = tree;
    this.out = out;
  }

  void print() {
    if (tree.get("following") instanceof Map<?, ?> following) {
      configuration(following);
    }
    if (tree.get("plugins") instanceof List<?> plugins && !plugins.isEmpty()) {
      line("plugins:");
      table(plugins);
    }
  }

  private void configuration(Map<?, ?> following) {
    Object file = following.get("configuration");
    if (file != null) {
      line("configuration: " + file + ", " + phase(following));
    }
    if (following.get("problems") instanceof List<?> problems) {
      problems.forEach(problem -> line("  " + problem((Map<?, ?>) problem)));
    }
    Object retry = following.get("retryAt");
    if (retry != null) {
      line("  tried again at " + seconds(retry));
    }
  }

  private static String phase(Map<?, ?> following) {
    String since = seconds(following.get("since"));
    return switch (String.valueOf(following.get("phase"))) {
      case "applied" -> "followed, applied at " + since;
      case "applying" -> "followed, being applied since " + since;
      case "failed" -> "followed, NOT APPLIED since " + since + "; everything is as it was:";
      default -> "not followed";
    };
  }

  private static String problem(Map<?, ?> problem) {
    Object position = problem.get("position");
    Object hint = problem.get("hint");
    return (position == null ? "" : position + ": ")
        + problem.get("message")
        + (hint == null ? "" : "; " + hint);
  }

  private void table(List<?> plugins) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (Object plugin : plugins) {
      Map<?, ?> item = (Map<?, ?>) plugin;
      rows.add(
          List.of(
              String.valueOf(item.get("name")),
              version(item.get("wanted")),
              version(item.get("installed")),
              running(item)));
    }
    for (int i = 0; i < rows.size(); i++) {
      line("  " + padded(rows.get(i), rows));
      if (i > 0) {
        notes((Map<?, ?>) plugins.get(i - 1));
      }
    }
  }

  private void notes(Map<?, ?> item) {
    if (item.get("differences") instanceof List<?> differences && !differences.isEmpty()) {
      line("    ! " + String.join(", ", differences.stream().map(PluginTable::words).toList()));
    }
    if (item.get("failure") instanceof Map<?, ?> failure) {
      line("    " + problem(failure));
    }
    if (item.get("canary") instanceof Map<?, ?> canary) {
      line(
          "    canary "
              + version(canary)
              + " is observed since "
              + seconds(canary.get("since"))
              + ", process "
              + canary.get("pid"));
    }
  }

  private static String words(Object divergence) {
    return Divergence.valueOf(String.valueOf(divergence).toUpperCase(Locale.ROOT)).words();
  }

  private static String padded(List<String> row, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      int width = 0;
      for (List<String> other : rows) {
        width = Math.max(width, other.get(column).length());
      }
      String cell = row.get(column);
      boolean last = column == row.size() - 1;
      text.append(cell).append(last ? "" : " ".repeat(width - cell.length() + 2));
    }
    return text.toString();
  }

  /** Returns the version; the beginning of the digest if there is no version. */
  private static String version(@Nullable Object item) {
    if (!(item instanceof Map<?, ?> version)) {
      return "-";
    }
    Object name = version.get("version");
    if (name != null) {
      return TerminalText.line(String.valueOf(name));
    }
    Object digest = version.get("digest");
    if (digest == null) {
      return "unmanaged".equals(version.get("state")) ? "by hand" : "?";
    }
    String text = String.valueOf(digest);
    int begin = text.indexOf(':') + 1;
    return text.substring(0, Math.min(text.length(), begin + DIGITS));
  }

  private static String running(Map<?, ?> item) {
    Object state = item.get("state");
    String words = state == null ? "" : String.valueOf(state);
    return item.get("running") instanceof Map<?, ?> process
        ? version(process) + ", " + words + ", process " + process.get("pid")
        : words.isEmpty() ? "-" : words;
  }

  private static String seconds(@Nullable Object time) {
    return Instant.parse(String.valueOf(time)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void line(String text) {
    out.println(TerminalText.line(text));
  }
}
