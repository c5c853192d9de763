// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.fetch;

import io.odpf.optimus.plugin.api.provider.Digest;

/**
 * A digest that an artifact must have.
 *
 * @param digest its value
 * @param by who says so, for messages
 */
record Vouched(Digest digest, String by) {}
