// SPDX-License-Identifier: Apache-2.0
/** Git LFS: files that a repository holds only a pointer to, by its batch API over HTTP. */
package io.odpf.optimus.plugin.provider.git.lfs;
