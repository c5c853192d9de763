// SPDX-License-Identifier: Apache-2.0
/**
 * OpenPGP signatures, verified by GnuPG's gpgv, which knows the rules for expired and revoked keys,
 * subkeys and their bindings. It does not see the user's own keys and settings.
 */
@NullMarked
package io.odpf.optimus.plugin.signature.gpg;

import org.jspecify.annotations.NullMarked;
