// SPDX-License-Identifier: Apache-2.0
/** The runtime that stays, and the commands {@code optimus runtime …} that look after it. */
package io.odpf.optimus.plugin.launcher.daemon;
