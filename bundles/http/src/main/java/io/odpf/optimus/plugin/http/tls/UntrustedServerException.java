// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import java.security.cert.CertificateException;

/**
 * Thrown when a server's certificate is rejected. The message is a predicate that follows "the
 * certificate of HOST".
 */
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
