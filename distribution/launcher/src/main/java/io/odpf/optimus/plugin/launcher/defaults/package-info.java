// SPDX-License-Identifier: Apache-2.0
/**
 * What a host uses where neither a command nor a configuration says otherwise: files of defaults
 * and variables, each value with its origin. Loaded only where there are any.
 */
package io.odpf.optimus.plugin.launcher.defaults;
