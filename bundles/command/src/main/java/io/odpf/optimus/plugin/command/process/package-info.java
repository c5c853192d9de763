// SPDX-License-Identifier: Apache-2.0
/** Commands that start, call or watch plugins through a supervisor. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.process;
