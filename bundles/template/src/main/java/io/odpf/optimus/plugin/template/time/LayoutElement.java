// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.time;

/** An element of a layout, named after the text of the reference time that stands for it. */
enum LayoutElement {
  LONG_MONTH,
  MONTH,
  NUMBER_MONTH,
  ZERO_MONTH,
  LONG_WEEKDAY,
  WEEKDAY,
  DAY,
  UNDER_DAY,
  ZERO_DAY,
  UNDER_YEAR_DAY,
  ZERO_YEAR_DAY,
  HOUR,
  HOUR_12,
  ZERO_HOUR_12,
  MINUTE,
  ZERO_MINUTE,
  SECOND,
  ZERO_SECOND,
  LONG_YEAR,
  YEAR,
  UPPER_PM,
  LOWER_PM,
  ZONE_NAME,
  OFFSET,
  FRACTION
}
