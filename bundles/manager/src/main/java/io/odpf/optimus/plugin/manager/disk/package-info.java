// SPDX-License-Identifier: Apache-2.0
/** Crash-safe files: atomic replacement, locks between processes, digests and stamps. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.disk;
