// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.window;

import java.util.Objects;

/** The unchecked window of a job, as written. Absent parts are empty texts. */
public sealed interface WindowDefinition {

  /** Returns the version of the rules. */
  int version();

  /**
   * A window of version 1 or 2, or of an unknown version.
   *
   * @param size the length
   * @param offset the distance from the truncated time to the end
   * @param truncateTo the unit that the scheduled time is truncated to
   */
  record Offset(int version, String size, String offset, String truncateTo)
      implements WindowDefinition {
    public Offset {
      Objects.requireNonNull(size, "size");
      Objects.requireNonNull(offset, "offset");
      Objects.requireNonNull(truncateTo, "truncateTo");
    }
  }

  /**
   * A window of version 3.
   *
   * @param size the length
   * @param shiftBy the distance by which start and end are shifted
   * @param location the name of the time zone; UTC if empty
   * @param truncateTo the unit that the scheduled time is truncated to; the unit of the size if
   *     empty
   */
  record Calendar(String size, String shiftBy, String location, String truncateTo)
      implements WindowDefinition {
    public Calendar {
      Objects.requireNonNull(size, "size");
      Objects.requireNonNull(shiftBy, "shiftBy");
      Objects.requireNonNull(location, "location");
      Objects.requireNonNull(truncateTo, "truncateTo");
    }

    @Override
    public int version() {
      return 3;
    }
  }

  /**
   * A reference to a window of version 3 that the project defines.
   *
   * @param name the name of the preset
   */
  record Preset(String name) implements WindowDefinition {
    public Preset {
      Objects.requireNonNull(name, "name");
    }

    @Override
    public int version() {
      return 3;
    }
  }
}
