// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.json.TreeJson;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the status of a runtime as text or JSON. */
final class StatusReport {
  private final Map<String, Object> tree;
  private final PrintStream out;

  StatusReport(Map<String, Object> tree, PrintStream out) {
    this.tree = tree;
    this.out = out;
  }

  /**
   * Prints the status.
   *
   * @param form {@code json}, {@code verbose}, or anything else for a summary
   */
  void print(String form) throws IOException {
    if (form.equals("json")) {
      TreeJson.write("status", tree, out);
    } else {
      text(form.equals("verbose"));
    }
  }

  private void text(boolean verbose) {
    line(tree.get("state") + ", process " + tree.get("pid") + ", user " + tree.get("user"));
    line("up since " + seconds(tree.get("started")) + " (" + uptime() + ")");
    line("version " + tree.get("version") + ", Java " + tree.get("java"));
    line("log: " + tree.get("log"));
    if (tree.containsKey("stopReason")) {
      line("stopping since " + seconds(tree.get("stoppingSince")) + ": " + tree.get("stopReason"));
      items("waitingFor").forEach(wait -> line("  waiting for " + wait));
    } else {
      new PluginTable(tree, out).print();
      bundles(verbose);
      extensions("providers", verbose);
      extensions("verifiers", verbose);
    }
    operations();
    for (Object problem : items("problems")) {
      line("warning: " + problem);
    }
  }

  /** Returns a time without its fraction of a second. */
  private static String seconds(@Nullable Object time) {
    return Instant.parse(String.valueOf(time)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private String uptime() {
    long seconds = (Long) tree.getOrDefault("uptimeSeconds", 0L);
    long days = seconds / 86_400;
    String clock = "%d:%02d:%02d".formatted(seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    return days > 0 ? days + " d " + clock : clock;
  }

  private void bundles(boolean verbose) {
    List<?> bundles = items("bundles");
    int active = 0;
    for (Object bundle : bundles) {
      active += "active".equals(field(bundle, "state")) ? 1 : 0;
    }
    line("bundles: " + active + " active of " + bundles.size());
    for (Object bundle : bundles) {
      Object reason = ((Map<?, ?>) bundle).get("reason");
      if (verbose || reason != null) {
        line(
            "  "
                + field(bundle, "id")
                + " "
                + field(bundle, "name")
                + " "
                + field(bundle, "version")
                + " is "
                + field(bundle, "state")
                + (reason == null ? "" : ": " + reason));
      }
    }
  }

  private void extensions(String kind, boolean verbose) {
    line(kind + ":");
    for (Object item : items(kind)) {
      boolean used = Boolean.TRUE.equals(((Map<?, ?>) item).get("used"));
      boolean active = field(item, "state").equals("active");
      line(
          "  "
              + field(item, "name")
              + "  "
              + field(item, "bundle")
              + " "
              + field(item, "version")
              + (active ? "" : ", started on demand")
              + (used ? "" : ", not used: another has a higher ranking")
              + (verbose ? ", ranking " + field(item, "ranking") : ""));
    }
  }

  private void operations() {
    List<?> operations = items("operations");
    if (!operations.isEmpty()) {
      line("operations:");
    }
    for (Object item : operations) {
      Object outcome = ((Map<?, ?>) item).get("outcome");
      line(
          "  "
              + seconds(field(item, "begun"))
              + " "
              + field(item, "kind")
              + " of "
              + field(item, "config")
              + " by "
              + field(item, "user")
              + " "
              + field(item, "state")
              + (outcome == null ? "" : ": " + outcome));
    }
  }

  private List<?> items(String name) {
    return tree.get(name) instanceof List<?> list ? list : List.of();
  }

  private static String field(Object item, String name) {
    return String.valueOf(((Map<?, ?>) item).get(name));
  }

  private void line(String text) {
    out.println(TerminalText.line(text));
  }
}
