// SPDX-License-Identifier: Apache-2.0
/** The table of methods from which every protocol is derived, and what each method does. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.management.method;
