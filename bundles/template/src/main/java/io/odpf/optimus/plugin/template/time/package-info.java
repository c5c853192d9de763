// SPDX-License-Identifier: Apache-2.0
/** Times and durations in the formats of Go's package time. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.time;
