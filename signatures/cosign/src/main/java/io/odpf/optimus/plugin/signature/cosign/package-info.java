// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures as {@code cosign sign-blob --key} writes them. Keys alone count, offline:
 * certificates, transparency logs and identities are not looked at.
 */
package io.odpf.optimus.plugin.signature.cosign;
