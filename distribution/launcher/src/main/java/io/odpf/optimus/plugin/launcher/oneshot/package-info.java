// SPDX-License-Identifier: Apache-2.0
/** The plugin manager for the time of one command: composed by hand, or in a framework. */
package io.odpf.optimus.plugin.launcher.oneshot;
