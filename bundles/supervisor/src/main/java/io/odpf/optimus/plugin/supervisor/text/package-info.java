// SPDX-License-Identifier: Apache-2.0
/** Texts of plugins, made fit to be shown. */
package io.odpf.optimus.plugin.supervisor.text;
