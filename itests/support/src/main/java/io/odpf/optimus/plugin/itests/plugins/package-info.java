// SPDX-License-Identifier: Apache-2.0
/** Plugins that can be started: every generation, and every fault that a host has to live with. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.itests.plugins;
