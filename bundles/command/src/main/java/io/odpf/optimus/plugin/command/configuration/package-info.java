// SPDX-License-Identifier: Apache-2.0
/** Commands that write, edit and validate the configuration. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.configuration;
