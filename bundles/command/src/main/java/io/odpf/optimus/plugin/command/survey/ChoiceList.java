// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.survey;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Choices of which one is pointed at, and of which only those that contain a text are shown.
 * Immutable.
 *
 * @param all all choices
 * @param filter the text, in which case does not count
 * @param shown the choices that contain it
 * @param index the one that is pointed at, among those shown
 */
record ChoiceList(List<String> all, String filter, List<String> shown, int index) {

  /** The largest number of choices on the screen. */
  private static final int MOST_LINES = 10;

  /** Returns choices, with the given one pointed at, or else the first. */
  static ChoiceList of(List<String> choices, String selected) {
    return new ChoiceList(choices, "", choices, Math.max(0, choices.indexOf(selected)));
  }

  /** Returns the choice that is pointed at; empty if none is shown. */
  Optional<String> selected() {
    return shown.isEmpty() ? Optional.empty() : Optional.of(shown.get(index));
  }

  /** Returns the list after a key: arrows move, everything typed is a part of the filter. */
  ChoiceList after(Key key) {
    return switch (key.kind()) {
      case UP -> moved(-1);
      case DOWN -> moved(1);
      case CHARACTER -> filtered(filter + Character.toString(key.character()));
      case BACKSPACE ->
          filter.isEmpty()
              ? this
              : filtered(filter.substring(0, filter.offsetByCodePoints(filter.length(), -1)));
      case DELETE_LINE, DELETE_WORD -> filtered("");
      default -> this;
    };
  }

  private ChoiceList moved(int step) {
    return shown.isEmpty()
        ? this
        : new ChoiceList(all, filter, shown, Math.floorMod(index + step, shown.size()));
  }

  private ChoiceList filtered(String text) {
    String part = text.toLowerCase(Locale.ROOT);
    List<String> matching =
        all.stream().filter(choice -> choice.toLowerCase(Locale.ROOT).contains(part)).toList();
    int kept = selected().map(matching::indexOf).orElse(0);
    return new ChoiceList(all, text, matching, Math.max(0, kept));
  }

  /** Returns the index of the first choice on the screen. */
  int top() {
    int latest = Math.max(0, shown.size() - MOST_LINES);
    return Math.min(latest, Math.max(0, index - MOST_LINES / 2));
  }

  /** Returns the index after the last choice on the screen. */
  int bottom() {
    return Math.min(shown.size(), top() + MOST_LINES);
  }
}
