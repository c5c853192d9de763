// SPDX-License-Identifier: Apache-2.0
/**
 * An install location: what was put there and how it is now, and changes to it that happen wholly
 * or not at all, whatever interrupts them.
 */
package io.odpf.optimus.plugin.manager.location;
