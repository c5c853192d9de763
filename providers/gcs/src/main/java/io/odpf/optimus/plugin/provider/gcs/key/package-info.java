// SPDX-License-Identifier: Apache-2.0
/**
 * Keys of Google accounts: reading them, and describing what is wrong with unusable ones. They are
 * read with every configuration, so this package uses no class of Google's library.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.gcs.key;
