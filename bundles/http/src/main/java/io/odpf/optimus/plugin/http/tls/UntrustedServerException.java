// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import java.security.cert.CertificateException;

/** A server's certificate was rejected; the message continues "the certificate of X". */
final class UntrustedServerException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  UntrustedServerException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  String hint() {
    return hint;
  }
}
