// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a host: their names, the check of their values, and their effect on requests to a
 * manager.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.host;
