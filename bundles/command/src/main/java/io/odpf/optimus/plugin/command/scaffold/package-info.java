// SPDX-License-Identifier: Apache-2.0
/** New projects for plugins. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.scaffold;
