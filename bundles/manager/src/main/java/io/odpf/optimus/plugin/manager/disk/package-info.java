// SPDX-License-Identifier: Apache-2.0
/**
 * Files that survive a crash: replaced atomically, locked between processes, told apart by stamps.
 */
package io.odpf.optimus.plugin.manager.disk;
