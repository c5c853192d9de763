// SPDX-License-Identifier: Apache-2.0
/**
 * What a host sets: its settings, the check of their values, and how they take effect on what a
 * manager is asked.
 */
package io.odpf.optimus.plugin.manager.host;
