// SPDX-License-Identifier: Apache-2.0
/** Checks of the machine, each with what to do: {@code optimus doctor}. */
package io.odpf.optimus.plugin.launcher.doctor;
