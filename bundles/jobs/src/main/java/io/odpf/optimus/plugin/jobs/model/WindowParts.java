// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.model;

import io.odpf.optimus.plugin.jobs.window.WindowDefinition;
import java.util.Objects;

/**
 * The parts of a window as written, of all versions. Absent parts are empty.
 *
 * @param size the length, in all versions
 * @param offset the offset, in versions 1 and 2
 * @param truncateTo the unit of truncation, in all versions
 * @param shiftBy the shift, in version 3
 * @param location the time zone, in version 3
 * @param preset the name of a preset, in version 3
 */
public record WindowParts(
    String size, String offset, String truncateTo, String shiftBy, String location, String preset) {

  /** No parts. */
  public static final WindowParts NONE = new WindowParts("", "", "", "", "", "");

  public WindowParts {
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(offset, "offset");
    Objects.requireNonNull(truncateTo, "truncateTo");
    Objects.requireNonNull(shiftBy, "shiftBy");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(preset, "preset");
  }

  WindowParts inheriting(WindowParts other) {
    return new WindowParts(
        Inheritance.text(size, other.size),
        Inheritance.text(offset, other.offset),
        Inheritance.text(truncateTo, other.truncateTo),
        Inheritance.text(shiftBy, other.shiftBy),
        Inheritance.text(location, other.location),
        Inheritance.text(preset, other.preset));
  }

  /** Returns the definition that the parts have under the rules of a version. */
  public WindowDefinition definition(int version) {
    if (version != 3) {
      return new WindowDefinition.Offset(version, size, offset, truncateTo);
    }
    return preset.isEmpty()
        ? new WindowDefinition.Calendar(size, shiftBy, location, truncateTo)
        : new WindowDefinition.Preset(preset);
  }
}
