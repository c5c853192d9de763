// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;

/** The distribution's signature verifiers, loaded into a registry. Thread-safe. */
final class OneShotVerifiers extends OneShotExtensions<SignatureVerifier> {
  private final VerifierRegistry registry = new VerifierRegistry(this);

  OneShotVerifiers(Installation installation) {
    super(installation, ExtensionKind.SIGNATURE, SignatureVerifier.class);
  }

  VerifierRegistry registry() {
    return registry;
  }

  @Override
  void add(SignatureVerifier verifier) {
    registry.add(verifier, JarOrigin.of(verifier), 0);
  }

  @Override
  String name(SignatureVerifier verifier) {
    return verifier.scheme();
  }
}
