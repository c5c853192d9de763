// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

/** What tokens permit. */
public enum Access {
  READ("https://www.googleapis.com/auth/devstorage.read_only"),
  WRITE("https://www.googleapis.com/auth/devstorage.read_write");

  private final String scope;

  Access(String scope) {
    this.scope = scope;
  }

  String scope() {
    return scope;
  }
}
