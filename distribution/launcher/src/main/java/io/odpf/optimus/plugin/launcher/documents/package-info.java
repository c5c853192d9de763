// SPDX-License-Identifier: Apache-2.0
/** Writes what a distribution has beside the program: completion scripts and manual pages. */
package io.odpf.optimus.plugin.launcher.documents;
