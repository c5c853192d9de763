// SPDX-License-Identifier: Apache-2.0
/** The problems that the launcher and the commands of the runtime report. */
@NullMarked
package io.odpf.optimus.plugin.launcher.problem;

import org.jspecify.annotations.NullMarked;
