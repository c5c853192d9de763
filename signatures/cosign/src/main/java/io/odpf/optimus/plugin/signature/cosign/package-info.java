// SPDX-License-Identifier: Apache-2.0
/**
 * Signatures that {@code cosign sign-blob --key} writes, verified offline by key only:
 * certificates, transparency logs and identities are ignored.
 */
@NullMarked
package io.odpf.optimus.plugin.signature.cosign;

import org.jspecify.annotations.NullMarked;
