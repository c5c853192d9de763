// SPDX-License-Identifier: Apache-2.0
/** Objects and what is known of them, by Google's library. */
package io.odpf.optimus.plugin.provider.gcs.storage;
