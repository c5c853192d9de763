// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.http;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options that all HTTP providers share, and their conversion to {@link HttpSettings}. */
public final class HttpOptions {
  private HttpOptions() {}

  /**
   * Returns the options {@code auth}, {@code headers}, {@code ca_file}, {@code client_certificate},
   * {@code proxy} and {@code allow_plain_http}, for {@link
   * io.odpf.optimus.plugin.api.option.OptionSchema#provider}.
   */
  public static List<Option> all() {
    return List.of(
        Option.optional("auth", auth(), "Credentials: a bearer token, or one of the named kinds.")
            .as(OptionRole.CREDENTIAL),
        Option.optional(
                "headers",
                new OptionType.MapOf(new OptionType.SecretText()),
                "Headers sent with every request to the provider's own host.")
            .as(OptionRole.CREDENTIAL),
        Option.optional(
                "ca_file",
                new OptionType.FilePath(),
                "PEM certificates of the authorities to trust instead of Java's own. SSL_CERT_FILE"
                    + " and similar variables are ignored.")
            .as(OptionRole.ROUTE),
        Option.optional(
                "client_certificate",
                new OptionType.Group(
                    List.of(
                        Option.required(
                            "certificate", new OptionType.FilePath(), "PEM certificate chain."),
                        Option.required(
                            "key", new OptionType.FilePath(), "Its PKCS#8 private key, PEM."))),
                "A certificate for servers that require one.")
            .as(OptionRole.CREDENTIAL),
        Option.optional(
                "proxy",
                new OptionType.Address(Set.of("http"), true),
                "The proxy to use, with user name and password if it requires them; by default"
                    + " HTTPS_PROXY, HTTP_PROXY and NO_PROXY of the environment decide.")
            .as(OptionRole.ROUTE),
        Option.withDefault(
                PlainHttp.OPTION,
                new OptionType.Flag(),
                "false",
                "Whether credentials may be sent without TLS. To this machine itself they always"
                    + " may.")
            .as(OptionRole.ROUTE));
  }

  /** Returns those options of {@link #all} that have one of the names. */
  public static List<Option> named(String... names) {
    Set<String> wanted = Set.of(names);
    return all().stream().filter(option -> wanted.contains(option.name())).toList();
  }

  private static OptionType auth() {
    OptionType secret = new OptionType.SecretText();
    return new OptionType.AnyOf(
        List.of(
            secret,
            new OptionType.OneOf(
                List.of(
                    Option.optional("bearer", secret, "A bearer token."),
                    Option.optional(
                        "basic",
                        new OptionType.Group(
                            List.of(
                                Option.required("username", OptionType.Text.ANY, "The user."),
                                Option.required("password", secret, "The user's password."))),
                        "User name and password."),
                    Option.optional(
                        "header",
                        new OptionType.Group(
                            List.of(
                                Option.required("name", OptionType.Text.ANY, "The header."),
                                Option.required("value", secret, "Its value."))),
                        "A custom header, for instance X-Api-Key."),
                    Option.optional(
                        "netrc",
                        new OptionType.AnyOf(
                            List.of(new OptionType.Flag(), new OptionType.FilePath())),
                        "true to look up the host in the user's netrc file, or the path of a netrc"
                            + " file.")))));
  }

  /** Returns the settings that correspond to validated options of {@link #all}. */
  public static HttpSettings settings(Options options) {
    return settings(options, "proxy");
  }

  /**
   * Like {@link #settings(Options)}, for a provider type in which {@code proxy} means something
   * else.
   *
   * @param proxy the name of the option for the HTTP proxy
   */
  public static HttpSettings settings(Options options, String proxy) {
    return new HttpSettings(
        credentials(options),
        options.map("headers", Secret.class),
        options.file("ca_file"),
        options
            .group("client_certificate")
            .map(
                group ->
                    new HttpSettings.ClientCertificate(
                        group.file("certificate").orElseThrow(), group.file("key").orElseThrow())),
        options.address(proxy).map(HttpOptions::proxy),
        options.flag(PlainHttp.OPTION));
  }

  /**
   * Parses a proxy's URL, for instance {@code http://user:password@proxy.example.com:3128}.
   *
   * @throws IllegalArgumentException if the port is out of range
   */
  public static HttpSettings.Proxy proxy(URI address) {
    // java.net.URI returns no user, host or port if the host name contains an underscore.
    String authority = address.getRawAuthority();
    int at = authority.lastIndexOf('@');
    Optional<Credentials.Basic> credentials = Optional.empty();
    if (at >= 0) {
      String[] parts = authority.substring(0, at).split(":", 2);
      credentials =
          Optional.of(
              new Credentials.Basic(
                  decoded(parts[0]), Secret.of(parts.length == 2 ? decoded(parts[1]) : "")));
    }
    String place = authority.substring(at + 1);
    int mark = place.lastIndexOf(':');
    boolean named = mark > place.lastIndexOf(']') && mark + 1 < place.length();
    String host = mark > place.lastIndexOf(']') ? place.substring(0, mark) : place;
    int port = named ? Integer.parseInt(place.substring(mark + 1)) : 80;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    return new HttpSettings.Proxy(host, port, credentials);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static Credentials credentials(Options options) {
    Optional<Secret> token = options.as("auth", Secret.class);
    if (token.isPresent()) {
      return token.get().isEmpty() ? Credentials.NONE : new Credentials.Bearer(token.get());
    }
    Options auth = options.as("auth", Options.class).orElse(Options.NONE);
    if (auth.has("bearer")) {
      return new Credentials.Bearer(auth.secret("bearer").orElseThrow());
    }
    if (auth.has("basic")) {
      Options basic = auth.group("basic").orElseThrow();
      return new Credentials.Basic(
          basic.text("username").orElseThrow(), basic.secret("password").orElseThrow());
    }
    if (auth.has("header")) {
      Options header = auth.group("header").orElseThrow();
      return new Credentials.Header(
          header.text("name").orElseThrow(), header.secret("value").orElseThrow());
    }
    Optional<Path> netrc = auth.as("netrc", Path.class);
    if (netrc.isPresent() || auth.as("netrc", Boolean.class).orElse(false)) {
      return new Credentials.Netrc(netrc);
    }
    return Credentials.NONE;
  }
}
