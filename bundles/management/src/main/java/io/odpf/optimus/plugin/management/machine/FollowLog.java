// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.machine;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;

/** Logs the changes in following a configuration. */
final class FollowLog implements FollowChange.Listener {
  private static final System.Logger LOG = System.getLogger("io.odpf.optimus.plugin.follow");

  private final Path configuration;

  FollowLog(Path configuration) {
    this.configuration = configuration;
  }

  @Override
  public void changed(FollowChange change) {
    switch (change.kind()) {
      case STARTED -> LOG.log(Level.INFO, "the configuration {0} is followed", configuration);
      case INSTALLED ->
          LOG.log(Level.INFO, "the plugins of {0} are installed: {1}", configuration, of(change));
      case MENDED ->
          LOG.log(
              Level.INFO,
              "the configuration {0} is applied again after a failure: {1}",
              configuration,
              of(change));
      case FAILED -> {
        for (Problem problem : change.problems()) {
          LOG.log(
              Level.WARNING,
              "the configuration {0} could not be applied; nothing was changed: {1}{2}{3}",
              configuration,
              problem.position().map(it -> it + ": ").orElse(""),
              TerminalText.line(problem.message()),
              problem.hint().isEmpty() ? "" : "; " + TerminalText.line(problem.hint()));
        }
      }
    }
  }

  private static String of(FollowChange change) {
    StringBuilder words = new StringBuilder();
    for (PluginOutcome plugin : change.plugins()) {
      words
          .append(words.isEmpty() ? "" : ", ")
          .append(plugin.name())
          .append(plugin.version().map(version -> " " + version).orElse(""))
          .append(' ')
          .append(plugin.action().name().toLowerCase(Locale.ROOT));
    }
    return words.isEmpty() ? "nothing had to be changed" : words.toString();
  }
}
