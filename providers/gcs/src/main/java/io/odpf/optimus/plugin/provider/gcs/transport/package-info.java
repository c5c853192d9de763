// SPDX-License-Identifier: Apache-2.0
/**
 * What Google's library sends and receives, over the platform's HTTP client: its proxies, trust and
 * time limits hold, bodies are bounded, redirects are never followed, and no failure is tried again
 * by the library.
 */
package io.odpf.optimus.plugin.provider.gcs.transport;
