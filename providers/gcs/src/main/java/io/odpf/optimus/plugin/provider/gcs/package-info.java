// SPDX-License-Identifier: Apache-2.0
/** Plugins from Google Cloud Storage. */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.gcs;
