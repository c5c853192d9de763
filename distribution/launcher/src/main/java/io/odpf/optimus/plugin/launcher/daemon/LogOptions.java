// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Arguments;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.log.LogFormat;
import io.odpf.optimus.plugin.launcher.log.LogLevel;
import io.odpf.optimus.plugin.launcher.log.LogSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The log options of {@code runtime start}. */
final class LogOptions {
  private static final String FILE = "log-file";
  private static final String FORMAT = "log-format";
  private static final String LEVEL = "log-level";
  private static final String SIZE = "log-size";

  private LogOptions() {}

  static List<OptionSpec> specs() {
    return List.of(
        OptionSpec.valued(
            FILE,
            "",
            Value.of(Value.Kind.FILE, "FILE"),
            "where the runtime logs; default: runtime.log beside its socket"),
        OptionSpec.valued(
            FORMAT, "", Value.choice("text", "json"), "the form of the log; default: text"),
        OptionSpec.valued(
            LEVEL,
            "",
            Value.choice("error", "warn", "info", "debug", "trace"),
            "the lowest level that is logged; default: info"),
        OptionSpec.valued(
            SIZE,
            "",
            Value.of(Value.Kind.NUMBER, "MIB"),
            "the size after which the log is rotated, five files being kept; default: "
                + LogSettings.DEFAULT_MEBIBYTES));
  }

  static LogSettings settings(Invocation call, RuntimePlace place) {
    Arguments arguments = call.arguments();
    Optional<LogLevel> level = arguments.value(LEVEL).flatMap(LogLevel::parse);
    return new LogSettings(
        file(call).orElse(place.log()),
        LogFormat.valueOf(arguments.value(FORMAT).orElse("text").toUpperCase(Locale.ROOT)),
        level.orElse(call.verbose() ? LogLevel.DEBUG : LogLevel.INFO),
        (long) Math.max(1, arguments.number(SIZE).orElse(LogSettings.DEFAULT_MEBIBYTES)) << 20);
  }

  private static Optional<Path> file(Invocation call) {
    return call.arguments().value(FILE).map(call.workingDirectory()::resolve);
  }

  /** Returns the options for another process, with absolute paths. */
  static List<String> words(Invocation call) {
    List<String> words = new ArrayList<>();
    file(call).ifPresent(file -> words.addAll(List.of("--" + FILE, file.toString())));
    for (String name : new String[] {FORMAT, LEVEL, SIZE}) {
      call.arguments().value(name).ifPresent(value -> words.addAll(List.of("--" + name, value)));
    }
    if (call.verbose()) {
      words.add("--verbose");
    }
    return words;
  }
}
