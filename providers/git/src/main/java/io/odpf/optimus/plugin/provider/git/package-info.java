// SPDX-License-Identifier: Apache-2.0
/** Plugins from Git repositories. */
@NullMarked
package io.odpf.optimus.plugin.provider.git;

import org.jspecify.annotations.NullMarked;
