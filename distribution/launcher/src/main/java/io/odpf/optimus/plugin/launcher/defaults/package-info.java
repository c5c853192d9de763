// SPDX-License-Identifier: Apache-2.0
/**
 * A host's default settings, which apply unless a command or a configuration overrides them: files
 * and variables, each value with its origin. Loaded only if a host has any.
 */
@NullMarked
package io.odpf.optimus.plugin.launcher.defaults;

import org.jspecify.annotations.NullMarked;
