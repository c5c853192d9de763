// SPDX-License-Identifier: Apache-2.0
/** Plugins that can be started, for every generation and every fault that a host must tolerate. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.plugins;
