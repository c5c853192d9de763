// SPDX-License-Identifier: Apache-2.0
/** The plugin manager for the duration of one command, composed by hand or in a framework. */
@NullMarked
package io.odpf.optimus.plugin.launcher.oneshot;

import org.jspecify.annotations.NullMarked;
