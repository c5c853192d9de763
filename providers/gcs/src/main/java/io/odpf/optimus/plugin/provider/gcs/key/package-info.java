// SPDX-License-Identifier: Apache-2.0
/**
 * Keys of Google accounts: what they may be, and what is wrong with those that are not. Read
 * whenever a configuration is, so no class of Google's library is used here.
 */
package io.odpf.optimus.plugin.provider.gcs.key;
