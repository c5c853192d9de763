// SPDX-License-Identifier: Apache-2.0
/** The runtime that keeps running, and the commands {@code optimus runtime …} that manage it. */
@NullMarked
package io.odpf.optimus.plugin.launcher.daemon;

import org.jspecify.annotations.NullMarked;
