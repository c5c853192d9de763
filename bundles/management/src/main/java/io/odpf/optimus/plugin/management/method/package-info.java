// SPDX-License-Identifier: Apache-2.0
/** The table of methods from which both protocols are derived, and their implementations. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.method;
