// SPDX-License-Identifier: Apache-2.0
/**
 * The socket of a runtime, which only its owner can open: both ends of the part of the management
 * API that the runtime's process answers itself.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.control;

import org.jspecify.annotations.NullMarked;
