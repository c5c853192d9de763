// SPDX-License-Identifier: Apache-2.0
/** Sessions of the gogo shell, for the terminal of this process or of a client. */
@NullMarked
package io.odpf.optimus.plugin.launcher.shell;

import org.jspecify.annotations.NullMarked;
