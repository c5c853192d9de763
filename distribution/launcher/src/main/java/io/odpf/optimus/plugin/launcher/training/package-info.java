// SPDX-License-Identifier: Apache-2.0
/** The commands that the JVM observes when it creates a start-up cache. */
@NullMarked
package io.odpf.optimus.plugin.launcher.training;

import org.jspecify.annotations.NullMarked;
