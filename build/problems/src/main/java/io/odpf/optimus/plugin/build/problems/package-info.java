// SPDX-License-Identifier: Apache-2.0
/** Collects the codes of problems from the classes of all bundles, and documents them. */
@NullMarked
package io.odpf.optimus.plugin.build.problems;

import org.jspecify.annotations.NullMarked;
