// SPDX-License-Identifier: Apache-2.0
/** Signatures that minisign and rsign2 write: Ed25519, usually of a BLAKE2b digest. */
@NullMarked
package io.odpf.optimus.plugin.signature.minisign;

import org.jspecify.annotations.NullMarked;
