// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.fetch;

import io.odpf.optimus.plugin.api.provider.ProviderException;

/** One plugin's artifact cannot be had, and why. Messages hold no secret. */
class ArtifactFetchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;

  ArtifactFetchException(String code, String message, String hint) {
    this(code, message, hint, null);
  }

  ArtifactFetchException(String code, String message, String hint, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.hint = hint;
  }

  static ArtifactFetchException of(ProviderException failure) {
    return new ArtifactFetchException(
        code(failure.kind()), failure.getMessage(), failure.hint(), failure);
  }

  private static String code(ProviderException.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> "not-found";
      case DENIED -> "denied";
      case UNAVAILABLE -> "unavailable";
      case CHANGED -> "source-changed";
      case INVALID -> "source-invalid";
      case LOCAL -> "local-failure";
    };
  }

  String code() {
    return code;
  }

  String hint() {
    return hint;
  }
}
