// SPDX-License-Identifier: Apache-2.0
/** Plugins from Google Cloud Storage. */
package io.odpf.optimus.plugin.provider.gcs;
