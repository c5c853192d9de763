// SPDX-License-Identifier: Apache-2.0
/**
 * Artifacts by their digest, shared by all projects of a user and by all processes; what is not
 * whole yet lies apart, to be continued.
 */
package io.odpf.optimus.plugin.manager.store;
