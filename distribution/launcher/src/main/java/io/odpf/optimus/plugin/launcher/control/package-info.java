// SPDX-License-Identifier: Apache-2.0
/**
 * The socket of a runtime, which only its owner can open. Contains the client and the server of the
 * part of the management API that the runtime's process serves itself.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.control;

import org.jspecify.annotations.NullMarked;
