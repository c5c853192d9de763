// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import io.odpf.optimus.plugin.api.http.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The endpoints to which keys may be sent. A key names its endpoint itself, so that a malicious key
 * could make this machine connect to any host.
 */
final class TokenEndpoints {
  private static final URI DEFAULT = URI.create("https://oauth2.googleapis.com/token");

  /** The endpoints that Google's keys have named over the years. */
  private static final List<URI> GOOGLE =
      List.of(
          DEFAULT,
          URI.create("https://accounts.google.com/o/oauth2/token"),
          URI.create("https://www.googleapis.com/oauth2/v3/token"),
          URI.create("https://www.googleapis.com/oauth2/v4/token"));

  private final List<URI> allowed;

  /**
   * Creates a set of endpoints.
   *
   * @param allowed the endpoints besides Google's own
   */
  TokenEndpoints(List<URI> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /** Returns the endpoint that a key names, or Google's if it names none. */
  URI of(JsonFields key) throws KeyException {
    String text = key.text("token_uri").orElse("");
    if (text.isEmpty()) {
      return DEFAULT;
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException malformed) {
      throw new KeyException(
          "has a token_uri that is not a URL", "download the key from Google again");
    }
    if (!GOOGLE.contains(uri) && !allowed.contains(uri)) {
      throw new KeyException(
          "names the token endpoint "
              + Addresses.display(uri)
              + ", which is not one of Google's"
              + (allowed.isEmpty() ? "" : " and not in token_uris"),
          "use a key that Google issued; if the endpoint is yours, add it to the provider's"
              + " token_uris");
    }
    return uri;
  }
}
