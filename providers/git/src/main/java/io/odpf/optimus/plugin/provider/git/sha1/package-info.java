// SPDX-License-Identifier: Apache-2.0
/**
 * SHA-1 for ids of objects, which refuses content that was made to have the id of another. Depends
 * on JGit alone.
 */
package io.odpf.optimus.plugin.provider.git.sha1;
