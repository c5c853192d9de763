// SPDX-License-Identifier: Apache-2.0
/**
 * Talk between a runtime that stays and the commands that look after it, over a Unix socket that
 * its owner alone can open.
 */
package io.odpf.optimus.plugin.launcher.control;
