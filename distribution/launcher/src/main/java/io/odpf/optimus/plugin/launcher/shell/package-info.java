// SPDX-License-Identifier: Apache-2.0
/** Sessions of the gogo shell, on this process's terminal or at the other end of a socket. */
@NullMarked
package io.odpf.optimus.plugin.launcher.shell;

import org.jspecify.annotations.NullMarked;
