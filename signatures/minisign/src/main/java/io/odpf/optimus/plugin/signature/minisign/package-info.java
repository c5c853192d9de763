// SPDX-License-Identifier: Apache-2.0
/** Signatures as minisign and rsign2 write them: Ed25519, mostly of a BLAKE2b digest. */
package io.odpf.optimus.plugin.signature.minisign;
