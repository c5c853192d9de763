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

/**
 * The rule for secrets and http without TLS: they do not leave this machine that way, unless the
 * provider's {@value #OPTION} says that they may. It is the same for all types that have the
 * option.
 */
public final class PlainHttp {
  /** The option that allows it. */
  public static final String OPTION = "allow_plain_http";

  private PlainHttp() {}

  /** Whether everybody on the way can read what is sent to an address: http, and not loopback. */
  public static boolean isOpen(URI address) {
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getRawAuthority() == null) {
      return false;
    }
    // java.net.URI finds no host where a name has an underscore.
    String authority = address.getRawAuthority();
    String place = authority.substring(authority.lastIndexOf('@') + 1);
    int colon = place.lastIndexOf(':');
    return !isLoopback(colon > place.lastIndexOf(']') ? place.substring(0, colon) : place);
  }

  /**
   * Whether a host is this machine by its name alone.
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

  /** What is wrong with a provider's options by this rule; empty if nothing is. */
  public static List<OptionProblem> check(OptionSchema schema, Options options) {
    List<OptionProblem> problems = new ArrayList<>();
    if (!knows(schema) || options.flag(OPTION)) {
      return problems;
    }
    // No lambdas: this is on the way of every command.
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
                  "write it with https, or set " + OPTION + ": true if the network is trusted"));
        }
      }
    }
    return problems;
  }

  /** The addresses to which secrets may go without TLS because the options allow it. */
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

  /** Open addresses that secrets go to; of several places in order, the first alone gets some. */
  private static List<URI> open(Option option, Options options) {
    List<URI> open = new ArrayList<>();
    if (option.role() == OptionRole.ROUTE) {
      return open;
    }
    List<?> values =
        options
            .as(option.name(), Object.class)
            .map(value -> value instanceof List<?> several ? several : List.of(value))
            .orElse(List.of());
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

  /** The first option that holds a secret; empty if none does. */
  private static String secret(OptionSchema schema, Options options) {
    for (Option option : schema.provider()) {
      boolean credential = option.role() == OptionRole.CREDENTIAL;
      if (credential
          && options.as(option.name(), Object.class).filter(PlainHttp::holdsSecret).isPresent()) {
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
