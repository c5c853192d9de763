// SPDX-License-Identifier: Apache-2.0
/** Downloads of files in Git LFS, by its batch API over HTTP. */
@NullMarked
package io.odpf.optimus.plugin.provider.git.lfs;

import org.jspecify.annotations.NullMarked;
