// SPDX-License-Identifier: Apache-2.0
/**
 * Gets artifacts from providers or the store, verified, and the plugin binaries out of them: many
 * at once, patiently, continuing where an earlier attempt stopped. Does not install anything.
 */
package io.odpf.optimus.plugin.manager.source.fetch;
