// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionProblem;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Enforces that secrets do not leave this machine over plain http unless the provider's {@value
 * #OPTION} allows it. Applies to every provider type that has the option.
 */
public final class PlainHttp {
  /** The name of the option that allows plain http. */
  public static final String OPTION = "allow_plain_http";

  private PlainHttp() {}

  /** Returns whether a URL is plain http to a host other than loopback. */
  public static boolean isOpen(URI address) {
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getRawAuthority() == null) {
      return false;
    }
    // java.net.URI returns no host if the name contains an underscore.
    String authority = address.getRawAuthority();
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = place.lastIndexOf(':');
    return !isLoopback(colon > place.lastIndexOf(']') ? place.substring(0, colon) : place);
  }

  /**
   * Returns whether a host's name alone identifies this machine.
   *
   * @param host an IPv6 address with or without brackets
   */
  public static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("localhost.")
        || name.equals("[::1]")
        || name.equals("::1")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  /** Returns the options that violate the rule; empty if none do. */
  public static List<OptionProblem> check(OptionSchema schema, Options options) {
    List<OptionProblem> problems = new ArrayList<>();
    if (!knows(schema) || options.flag(OPTION)) {
      return problems;
    }
    // No lambdas, since every command runs this code at start-up.
    for (Option option : schema.provider()) {
      List<URI> open = open(option, options);
      if (!open.isEmpty()) {
        URI address = open.get(0);
        String secret = secret(schema, options);
        if (!secret.isEmpty()) {
          problems.add(
              new OptionProblem(
                  option.name(),
                  "is not encrypted, and "
                      + secret
                      + " would be sent to "
                      + Addresses.display(address),
                  "use https, or set " + OPTION + ": true if you trust the network"));
        }
      }
    }
    return problems;
  }

  /** Returns the URLs to which the options allow secrets to be sent without TLS. */
  public static List<URI> allowed(OptionSchema schema, Options options) {
    List<URI> addresses = new ArrayList<>();
    if (knows(schema) && options.flag(OPTION)) {
      for (Option option : schema.provider()) {
        addresses.addAll(open(option, options));
      }
    }
    return addresses;
  }

  private static boolean knows(OptionSchema schema) {
    for (Option option : schema.provider()) {
      if (option.name().equals(OPTION)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the plain-http URLs that secrets are sent to; of several places, only the first. */
  private static List<URI> open(Option option, Options options) {
    List<URI> open = new ArrayList<>();
    if (option.role() == OptionRole.ROUTE) {
      return open;
    }
    Optional<Object> value = options.as(option.name(), Object.class);
    if (value.isEmpty()) {
      return open;
    }
    List<?> values = value.get() instanceof List<?> several ? several : List.of(value.get());
    boolean shown = true;
    for (Object one : values) {
      if (one instanceof URI address) {
        if (shown && isOpen(address)) {
          open.add(address);
        }
        shown = option.role() == OptionRole.CREDENTIAL;
      }
    }
    return open;
  }

  /** Returns the name of the first option that holds a secret; empty if none does. */
  private static String secret(OptionSchema schema, Options options) {
    for (Option option : schema.provider()) {
      Optional<Object> value = options.as(option.name(), Object.class);
      if (option.role() == OptionRole.CREDENTIAL && value.isPresent() && holdsSecret(value.get())) {
        return option.name();
      }
    }
    return "";
  }

  private static boolean holdsSecret(Object value) {
    for (Object leaf : Options.leaves(value)) {
      if (leaf instanceof Secret secret && !secret.isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
