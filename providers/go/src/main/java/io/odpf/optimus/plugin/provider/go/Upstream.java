// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.PlainHttp;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The client of a module proxy or a checksum database. Thread-safe. */
final class Upstream {
  private final String base;
  private final HttpClient http;

  private Upstream(String base, HttpClient http) {
    this.base = base;
    this.http = http;
  }

  /** Parses an address. Messages omit an invalid one, since it may contain a password. */
  static Optional<URI> address(String text) {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return scheme.equals("https") || scheme.equals("http") ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns the server at an address. User information in the address becomes the credentials,
   * unless the settings contain some.
   *
   * @throws ProviderException of kind INVALID if credentials would cross a network unencrypted
   */
  static Upstream at(URI address, HttpSettings settings, ProviderContext context)
      throws ProviderException {
    String authority = address.getRawAuthority();
    if (authority == null || address.getRawQuery() != null || address.getRawFragment() != null) {
      throw ProviderException.invalid(
          "'" + Addresses.display(address) + "' is no address of a server for go modules",
          "write it as https://host/path");
    }
    int mark = authority.lastIndexOf('@');
    HttpSettings used =
        mark < 0 || settings.credentials() != Credentials.NONE
            ? settings
            : settings.with(basic(authority.substring(0, mark)));
    String place = authority.substring(mark + 1);
    boolean showing = used.credentials() != Credentials.NONE || !used.headers().isEmpty();
    if (showing && !used.plainHttp() && PlainHttp.isOpen(address)) {
      throw ProviderException.invalid(
          "credentials would be sent to " + Addresses.display(address) + " without encryption",
          "write its address with https, or set the provider's "
              + PlainHttp.OPTION
              + ": true if the network is trusted");
    }
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String folder = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return new Upstream(address.getScheme() + "://" + place + folder, context.http(used));
  }

  /** Requests a path below the address. */
  HttpResponse get(String below) throws HttpException, InterruptedException {
    return http.send(HttpRequest.get(URI.create(base + "/" + below)));
  }

  /** Returns the address, to be shown. */
  String display() {
    return base;
  }

  private static Credentials basic(String userInformation) {
    String[] parts = userInformation.split(":", 2);
    return new Credentials.Basic(
        decode(parts[0]), Secret.of(parts.length == 2 ? decode(parts[1]) : ""));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
