// SPDX-License-Identifier: Apache-2.0
/** The index of a distribution's bundles: written when it is built, read when it starts. */
@NullMarked
package io.odpf.optimus.plugin.runtime.index;

import org.jspecify.annotations.NullMarked;
