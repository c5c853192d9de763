// SPDX-License-Identifier: Apache-2.0
/** The {@code optimus} command, as its start script runs it. */
@NullMarked
package io.odpf.optimus.plugin.launcher;

import org.jspecify.annotations.NullMarked;
