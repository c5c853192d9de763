// SPDX-License-Identifier: Apache-2.0
/** Checks of the machine, with remedies: {@code optimus doctor}. */
@NullMarked
package io.odpf.optimus.plugin.launcher.doctor;

import org.jspecify.annotations.NullMarked;
