// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import io.odpf.optimus.plugin.api.plugin.TaskWindow;
import io.odpf.optimus.plugin.jobs.cron.Schedule;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Creates windows from definitions. Immutable. */
public final class Windows {
  static final String VERSION = "version";
  static final String SIZE = "size";
  static final String OFFSET = "offset";
  static final String TRUNCATE_TO = "truncate_to";
  static final String SHIFT_BY = "shift_by";
  static final String LOCATION = "location";
  static final String PRESET = "preset";

  private final Map<String, WindowDefinition.Calendar> presets = new HashMap<>();

  /**
   * Creates a factory.
   *
   * @param presets the windows that the project defines, by case-insensitive name
   */
  public Windows(Map<String, WindowDefinition.Calendar> presets) {
    presets.forEach((name, window) -> this.presets.put(key(name), window));
  }

  /**
   * Creates a window.
   *
   * @throws InvalidWindowException if a part of the definition is invalid, or the preset does not
   *     exist
   */
  public Window window(WindowDefinition definition) throws InvalidWindowException {
    if (definition instanceof WindowDefinition.Preset preset) {
      return preset(preset.name());
    }
    if (definition instanceof WindowDefinition.Calendar calendar) {
      return CalendarWindow.of(calendar);
    }
    WindowDefinition.Offset offset = (WindowDefinition.Offset) definition;
    return switch (definition.version()) {
      case 1 -> DurationWindow.of(offset);
      case 2 -> MonthWindow.of(offset);
      default ->
          throw fault(
              VERSION,
              "window version [" + definition.version() + "] is not recognized",
              "there are versions 1, 2 and 3");
    };
  }

  /**
   * Creates the window of an incremental run, a feature of later versions of Optimus: from the last
   * time of a schedule before the scheduled time to the first one after it.
   */
  public static Window incremental(Schedule schedule) {
    return new IncrementalWindow(schedule);
  }

  /**
   * Returns a window's lengths as durations, which some plugins use. A month counts as 720 hours;
   * invalid parts and those of version 3 count as zero.
   */
  public static TaskWindow lengths(WindowDefinition definition) {
    if (!(definition instanceof WindowDefinition.Offset offset)) {
      return TaskWindow.NONE;
    }
    boolean first = definition.version() == 1;
    return new TaskWindow(
        length(SIZE, offset.size(), first ? DurationWindow.DEFAULT_SIZE : Duration.ZERO, first),
        length(OFFSET, offset.offset(), Duration.ZERO, first),
        offset.truncateTo());
  }

  private static Duration length(String part, String text, Duration absent, boolean first) {
    if (text.isEmpty()) {
      return absent;
    }
    if (first) {
      return DurationWindow.parse(part, text, new WindowFaults());
    }
    try {
      MonthSpan span = MonthSpan.parse(part, text);
      return DurationWindow.MONTH.multipliedBy(span.months()).plus(span.duration());
    } catch (MonthSpan.InvalidSpanException e) {
      return Duration.ZERO;
    }
  }

  private Window preset(String name) throws InvalidWindowException {
    WindowDefinition.Calendar window = presets.get(key(name));
    if (window == null) {
      String question = DidYouMean.question(key(name), presets.keySet());
      throw fault(
          PRESET,
          "preset " + name + " is not defined in the project",
          question.isEmpty() ? "define it, or write the window with size and shift_by" : question);
    }
    return CalendarWindow.of(window);
  }

  private static InvalidWindowException fault(String part, String message, String hint) {
    return new InvalidWindowException(
        List.of(new InvalidWindowException.Fault(part, message, hint)));
  }

  /** Returns the normalized form of a preset's name, which may be written with a leading '@'. */
  private static String key(String name) {
    return (name.startsWith("@") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
  }
}
