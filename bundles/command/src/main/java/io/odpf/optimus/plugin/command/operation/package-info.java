// SPDX-License-Identifier: Apache-2.0
/**
 * What was done to the plugins of a machine, by whom, and with what outcome: the last operations of
 * a runtime, and its audit trail in the log.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.odpf.optimus.plugin.command.operation;
