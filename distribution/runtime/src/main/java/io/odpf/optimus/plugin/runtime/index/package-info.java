// SPDX-License-Identifier: Apache-2.0
/** The index of a distribution's bundles, which is written at build time and read at start-up. */
@NullMarked
package io.odpf.optimus.plugin.runtime.index;

import org.jspecify.annotations.NullMarked;
