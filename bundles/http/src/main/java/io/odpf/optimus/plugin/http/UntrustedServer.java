// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import java.security.cert.CertificateException;

/** A server's certificate is not to be trusted; the message goes on from "the certificate of X". */
final class UntrustedServer extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  UntrustedServer(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
