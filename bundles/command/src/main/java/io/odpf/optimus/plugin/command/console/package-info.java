// SPDX-License-Identifier: Apache-2.0
/**
 * What a command writes to, two streams and what the terminal behind them can do, and how it asks.
 * Nothing here knows what is written.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.odpf.optimus.plugin.command.console;
