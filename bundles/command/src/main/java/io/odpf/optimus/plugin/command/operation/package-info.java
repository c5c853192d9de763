// SPDX-License-Identifier: Apache-2.0
/**
 * Records of the operations on a machine's plugins, with user and outcome: the history of a runtime
 * and its audit trail in the log.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.command.operation;
