// SPDX-License-Identifier: Apache-2.0
/** Objects and their metadata, read through Google's library. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.gcs.storage;
