// SPDX-License-Identifier: Apache-2.0
/** Times and durations as Go's package time reads and writes them. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.time;
