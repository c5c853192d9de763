// SPDX-License-Identifier: Apache-2.0
/** Who may use the web console of Apache Felix. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.console;
