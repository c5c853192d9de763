// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import io.odpf.optimus.plugin.api.provider.Digest;

/**
 * A line of the access file.
 *
 * @param caller the sender of requests with this credential
 * @param digest the digest of the token
 */
record Credential(Caller caller, Digest digest) {}
