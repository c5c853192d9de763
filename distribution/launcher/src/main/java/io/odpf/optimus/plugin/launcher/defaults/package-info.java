// SPDX-License-Identifier: Apache-2.0
/**
 * A host's default settings, which apply unless a command or a configuration overrides them. They
 * come from files and variables; each value has its origin. Loaded only if a host has defaults.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.defaults;

import org.jspecify.annotations.NullMarked;
