// SPDX-License-Identifier: Apache-2.0
/**
 * The registered provider types, and calls to providers that stay safe while bundles come and go.
 * Does not retry failed calls.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.provider;
