// SPDX-License-Identifier: Apache-2.0
/** Finds plugins on this machine: directories, file names, versions, receipts. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.supervisor.discovery;
