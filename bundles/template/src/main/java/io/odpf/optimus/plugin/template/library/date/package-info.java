// SPDX-License-Identifier: Apache-2.0
/** Functions for times and durations. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.template.library.date;
