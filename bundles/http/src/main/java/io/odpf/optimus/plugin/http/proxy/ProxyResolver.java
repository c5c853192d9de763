// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.proxy;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which proxy, if any, requests to an origin use. A proxy in the settings is used for every
 * origin, loopback included. Otherwise the environment decides: {@code https_proxy} or {@code
 * http_proxy} by scheme, then {@code all_proxy}, each in lower case before upper case, unless
 * {@link NoProxy} matches the origin.
 */
public final class ProxyResolver {
  private final Optional<HttpSettings.Proxy> configured;
  private final Map<String, String> environment;
  private final NoProxy bypass;

  public ProxyResolver(Optional<HttpSettings.Proxy> configured, Map<String, String> environment) {
    this.configured = configured;
    this.environment = environment;
    this.bypass = NoProxy.parse(first("no_proxy", "NO_PROXY").orElse(""));
  }

  /** Returns the proxy for an origin; empty for a direct connection. */
  public Optional<HttpSettings.Proxy> proxyFor(Origin origin) throws HttpException {
    if (configured.isPresent()) {
      return configured;
    }
    String variable = variableFor(origin);
    if (variable == null || bypass.matches(origin)) {
      return Optional.empty();
    }
    return Optional.of(parse(variable, environment.getOrDefault(variable, "")));
  }

  private @Nullable String variableFor(Origin origin) {
    // In a CGI process HTTP_PROXY is the value of the client's "Proxy" header.
    boolean cgi =
        environment.containsKey("REQUEST_METHOD") || environment.containsKey("GATEWAY_INTERFACE");
    String[] names =
        origin.secure()
            ? new String[] {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}
            : new String[] {"http_proxy", cgi ? "" : "HTTP_PROXY", "all_proxy", "ALL_PROXY"};
    for (String name : names) {
      if (!environment.getOrDefault(name, "").isBlank()) {
        return name;
      }
    }
    return null;
  }

  private Optional<String> first(String lower, String upper) {
    String value = environment.getOrDefault(lower, "");
    return Optional.of(value.isBlank() ? environment.getOrDefault(upper, "") : value);
  }

  private static HttpSettings.Proxy parse(String variable, String value) throws HttpException {
    String text = value.trim();
    if (!text.contains("://")) {
      text = "http://" + text;
    }
    // The value is not shown: it may contain a password.
    URI address;
    try {
      address = new URI(Addresses.withEncodedUser(text));
    } catch (URISyntaxException e) {
      throw unusable(variable, "is not a proxy address");
    }
    if (!"http".equalsIgnoreCase(address.getScheme())) {
      throw unusable(
          variable,
          "is a proxy address with the scheme '"
              + address.getScheme()
              + "', which is not supported");
    }
    if (address.getRawAuthority() == null) {
      throw unusable(variable, "is not a proxy address");
    }
    try {
      return HttpOptions.proxy(address);
    } catch (IllegalArgumentException e) {
      throw unusable(variable, "is not a proxy address");
    }
  }

  private static HttpException unusable(String variable, String what) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        "the environment variable " + variable + " " + what,
        "set it to http://host:port, or set the provider's proxy",
        null);
  }
}
