// SPDX-License-Identifier: Apache-2.0
/** Finds plugins on this machine: directories, file names, versions, receipts. */
package io.odpf.optimus.plugin.supervisor.discovery;
