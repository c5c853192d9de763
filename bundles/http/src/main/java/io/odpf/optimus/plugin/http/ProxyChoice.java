// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpOptions;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * Which proxy leads to an origin. One in the settings is used for every origin, loopback included.
 * Otherwise the environment says: {@code https_proxy} or {@code http_proxy} by scheme, then {@code
 * all_proxy}, each in lower case before upper case, unless {@link NoProxy} excepts the origin.
 */
final class ProxyChoice {
  private final Optional<HttpSettings.Proxy> configured;
  private final Map<String, String> environment;
  private final NoProxy exceptions;

  ProxyChoice(Optional<HttpSettings.Proxy> configured, Map<String, String> environment) {
    this.configured = configured;
    this.environment = environment;
    this.exceptions = NoProxy.parse(first("no_proxy", "NO_PROXY").orElse(""));
  }

  Optional<HttpSettings.Proxy> proxyFor(Origin origin) throws HttpException {
    if (configured.isPresent()) {
      return configured;
    }
    String variable = variableFor(origin);
    if (variable == null || exceptions.excepts(origin)) {
      return Optional.empty();
    }
    return Optional.of(parse(variable, environment.get(variable)));
  }

  private String variableFor(Origin origin) {
    // In a CGI process HTTP_PROXY is what a client's "Proxy:" header said.
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
    // The value itself may hold a password: it is not shown.
    URI address;
    try {
      address = new URI(Addresses.withEncodedUser(text));
    } catch (URISyntaxException malformed) {
      throw unusable(variable, "is not a proxy's address");
    }
    if (!"http".equalsIgnoreCase(address.getScheme())) {
      throw unusable(
          variable,
          "names a proxy of the kind " + address.getScheme() + ", which is not supported");
    }
    if (address.getRawAuthority() == null) {
      throw unusable(variable, "is not a proxy's address");
    }
    try {
      return HttpOptions.proxy(address);
    } catch (IllegalArgumentException malformed) {
      throw unusable(variable, "is not a proxy's address");
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
