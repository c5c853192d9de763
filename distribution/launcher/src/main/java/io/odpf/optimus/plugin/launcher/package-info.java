// SPDX-License-Identifier: Apache-2.0
/** The {@code optimus} command: what its start script runs. */
package io.odpf.optimus.plugin.launcher;
