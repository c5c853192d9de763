// SPDX-License-Identifier: Apache-2.0
/**
 * Google's library over the platform's HTTP client: its proxies, trusted authorities and time
 * limits apply, bodies are bounded, redirects are never followed, and the library does not retry.
 */
@org.jspecify.annotations.NullMarked
package io.odpf.optimus.plugin.provider.gcs.transport;
