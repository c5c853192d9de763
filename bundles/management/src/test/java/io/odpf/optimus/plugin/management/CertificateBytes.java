// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;

/** Reads a certificate's encoding from PEM. */
final class CertificateBytes {
  private CertificateBytes() {}

  static byte[] of(Path pem) throws Exception {
    try (InputStream in = Files.newInputStream(pem)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
    }
  }
}
