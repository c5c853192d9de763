// SPDX-License-Identifier: Apache-2.0
/**
 * The registered provider types, and calls to providers that stay safe while bundles come and go. A
 * session does not retry failed calls; {@code Retries} does.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.manager.source.provider;
