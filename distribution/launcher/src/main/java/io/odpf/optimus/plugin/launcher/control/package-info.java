// SPDX-License-Identifier: Apache-2.0
/**
 * The protocol between a running runtime and the commands that manage it, over a Unix socket that
 * only its owner can open.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.control;

import org.jspecify.annotations.NullMarked;
