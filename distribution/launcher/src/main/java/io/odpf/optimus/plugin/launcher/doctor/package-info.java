// SPDX-License-Identifier: Apache-2.0
/** Checks of the machine, with remedies: {@code optimus doctor}. */
package io.odpf.optimus.plugin.launcher.doctor;
