// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.lfs;

import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/**
 * The access to a repository's LFS server.
 *
 * @param base the address that the API's paths are appended to
 * @param headers the headers of each request to it; secret
 * @param http the client for requests to it only
 */
public record LfsAccess(URI base, Map<String, String> headers, HttpClient http) {
  public LfsAccess {
    headers = Map.copyOf(headers);
  }

  /** Returns the address without the headers, which hold secrets. */
  @Override
  public String toString() {
    return "LfsAccess[" + base + "]";
  }

  /** Determines the access, which may need a login. */
  public interface Source {
    LfsAccess access() throws IOException, ProviderException, InterruptedException;
  }
}
