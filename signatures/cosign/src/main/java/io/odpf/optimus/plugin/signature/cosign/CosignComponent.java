// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.cosign;

import io.odpf.optimus.plugin.api.signature.SignatureVerifier;
import io.odpf.optimus.plugin.api.signature.VerificationException;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.component.annotations.Component;

/** The verifier as a service. */
@Component(service = SignatureVerifier.class, property = "optimus.signature.scheme=cosign")
@Capability(namespace = "optimus.signature", attribute = "scheme=cosign")
public final class CosignComponent implements SignatureVerifier {
  private final SignatureVerifier verifier = new CosignVerifier();

  @Override
  public String scheme() {
    return verifier.scheme();
  }

  @Override
  public void verify(Path artifact, byte[] signature, String key)
      throws VerificationException, IOException, InterruptedException {
    verifier.verify(artifact, signature, key);
  }
}
