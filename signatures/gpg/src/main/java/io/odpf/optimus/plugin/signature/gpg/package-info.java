// SPDX-License-Identifier: Apache-2.0
/**
 * OpenPGP signatures, judged by gpgv, the verifier that comes with GnuPG: expired and revoked keys,
 * sub-keys and their bindings are better in its hands than in ours. Of the user's own keys and
 * settings it sees nothing.
 */
package io.odpf.optimus.plugin.signature.gpg;
