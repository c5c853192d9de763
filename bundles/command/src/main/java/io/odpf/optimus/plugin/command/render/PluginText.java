// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.render;

import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.console.Style;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints plugins as processes on the console's standard output. */
public final class PluginText {
  private final Console console;
  private final Paths paths;

  public PluginText(Console console, Paths paths) {
    this.console = console;
    this.paths = paths;
  }

  /** Prints one line per plugin: its state and its resource usage. */
  public void processes(List<PluginStatus> plugins, boolean verbose) {
    if (plugins.isEmpty()) {
      console.out().println("no plugins are on this machine");
      return;
    }
    Table table = new Table();
    table.row(
        Style.PLAIN,
        "NAME",
        "STATE",
        "VERSION",
        "GENERATION",
        "PID",
        "RESTARTS",
        "CPU",
        "MEMORY",
        "CALLS",
        "FAILED",
        verbose ? "PATH" : "");
    for (PluginStatus plugin : plugins) {
      OptionalLong memory = plugin.usage().memory();
      table.row(
          style(plugin.state()),
          plugin.name(),
          ReportText.word(plugin.state()),
          plugin.version().orElse("-"),
          plugin.info().isPresent() ? plugin.info().get().generation().name() : "-",
          plugin.pid().isPresent() ? Long.toString(plugin.pid().getAsLong()) : "-",
          Integer.toString(plugin.restarts()),
          Quantities.time(plugin.usage().cpu().toMillis()),
          memory.isPresent() ? Quantities.bytes(memory.getAsLong()) : "-",
          Long.toString(plugin.usage().calls()),
          Long.toString(plugin.usage().failedCalls()),
          verbose ? paths.show(plugin.binary()) : "");
    }
    table.print(console.out(), console.outColour());
    for (PluginStatus plugin : plugins) {
      if (plugin.state() != PluginState.READY && plugin.failure().isPresent()) {
        console.out().println(ProblemText.sentence(plugin.failure().get()));
      }
    }
  }

  /**
   * Prints one line per plugin, and the number of failed ones.
   *
   * @param plugins the plugins in order
   * @param failed the names of the failed plugins
   */
  public void verified(List<PluginStatus> plugins, Set<String> failed) {
    if (plugins.isEmpty()) {
      console.out().println("no plugins are on this machine");
      return;
    }
    Table table = new Table();
    for (PluginStatus plugin : plugins) {
      boolean bad = failed.contains(plugin.name());
      Optional<PluginInfo> info = bad ? Optional.empty() : plugin.info();
      table.row(
          bad ? Style.BAD : Style.GOOD,
          bad ? "failed" : "ok",
          plugin.name(),
          info.isPresent() ? info.get().name() : "",
          info.isPresent() ? info.get().version().or(plugin::version).orElse("-") : "",
          info.isPresent() ? ReportText.word(info.get().type()) : "",
          info.isPresent() ? "generation " + info.get().generation() : "",
          paths.show(plugin.binary()));
    }
    table.print(console.out(), console.outColour());
    String all = Quantities.count(plugins.size(), "plugin");
    console
        .out()
        .println(failed.isEmpty() ? all + " verified" : failed.size() + " of " + all + " failed");
  }

  /** Prints one line per plugin: the completed operation. */
  public void operated(String done, List<PluginStatus> plugins) {
    for (PluginStatus plugin : plugins) {
      String process = plugin.pid().isPresent() ? ", process " + plugin.pid().getAsLong() : "";
      console.out().println(TerminalText.line(plugin.name() + " " + done + process));
    }
    if (plugins.isEmpty()) {
      console.out().println("no plugins are on this machine");
    }
  }

  /** Prints one line per record. */
  public void logs(List<PluginLogRecord> records) {
    for (PluginLogRecord log : records) {
      StringBuilder line = new StringBuilder();
      line.append(log.at().truncatedTo(ChronoUnit.MILLIS))
          .append(' ')
          .append(log.level())
          .append(' ')
          .append(log.message());
      log.fields()
          .forEach((name, value) -> line.append(' ').append(name).append('=').append(value));
      console.out().println(TerminalText.line(line.toString()));
    }
  }

  /** Returns a plugin's state and process id as one cell; {@code -} if there is no plugin. */
  static String process(@Nullable PluginStatus plugin) {
    if (plugin == null) {
      return "-";
    }
    String state = ReportText.word(plugin.state());
    return plugin.pid().isPresent() ? state + " " + plugin.pid().getAsLong() : state;
  }

  private static Style style(PluginState state) {
    return switch (state) {
      case READY -> Style.GOOD;
      case FAILED, UNHEALTHY, BACKOFF -> Style.BAD;
      case DISCOVERED, STOPPED -> Style.FAINT;
      default -> Style.CHANGED;
    };
  }
}
