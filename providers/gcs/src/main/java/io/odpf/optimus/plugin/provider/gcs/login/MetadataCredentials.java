// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The account of the machine. The library's own class finds the metadata server through the
 * environment of this process, which is not the caller's.
 */
final class MetadataCredentials extends OAuth2Credentials {
  private static final long serialVersionUID = 1L;

  private final transient MetadataServer server;

  MetadataCredentials(MetadataServer server) {
    this.server = server;
  }

  @Override
  public AccessToken refreshAccessToken() throws IOException {
    return server.token();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
