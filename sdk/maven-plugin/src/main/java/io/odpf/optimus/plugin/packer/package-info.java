// SPDX-License-Identifier: Apache-2.0
/** Packs a plugin in Java as one executable file; a plugin for Maven, and usable without it. */
package io.odpf.optimus.plugin.packer;
