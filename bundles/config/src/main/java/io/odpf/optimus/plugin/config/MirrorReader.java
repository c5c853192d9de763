// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.VariableUse;
import io.odpf.optimus.plugin.text.TerminalText;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads mirrors: the names of providers, and addresses. An address becomes a provider entry of the
 * type that reads it; the query of a bucket's address has options of that type.
 */
final class MirrorReader {
  private static final String FORMS =
      "write https://…, s3://bucket/folder, gs://bucket/folder, oci://registry/repository, a"
          + " directory as ./folder, or the name of one of the providers";

  private final SchemaLookup schemas;
  private final ValueReader values;
  private final Findings findings;
  private final Path directory;
  private final Optional<Path> home;

  /**
   * Creates a reader.
   *
   * @param directory the base of relative paths; absolute
   * @param home the value of {@code ~}, if there is such a directory
   */
  MirrorReader(
      SchemaLookup schemas,
      ValueReader values,
      Findings findings,
      Path directory,
      Optional<Path> home) {
    this.schemas = schemas;
    this.values = values;
    this.findings = findings;
    this.directory = directory;
    this.home = home;
  }

  /** A type with the options that an address stands for. */
  private record Address(String type, String shown, List<Node.Entry> options) {}

  /**
   * Reads the mirrors of a configuration. Leaves out, with findings, those that are none.
   *
   * @param plugins the mapping that has them
   * @param given its values
   */
  List<ProviderEntry> read(Node.Mapping plugins, Options given, List<ProviderEntry> providers) {
    List<ProviderEntry> mirrors = new ArrayList<>();
    List<String> texts = given.list(ConfigKeys.MIRRORS, String.class);
    for (int i = 0; i < texts.size(); i++) {
      read(texts.get(i), position(plugins, i), providers).ifPresent(mirrors::add);
    }
    return mirrors;
  }

  private static Position position(Node.Mapping plugins, int index) {
    return plugins.get(ConfigKeys.MIRRORS).orElse(plugins) instanceof Node.Sequence list
            && index < list.items().size()
        ? list.items().get(index).position()
        : plugins.positionOf(ConfigKeys.MIRRORS);
  }

  /**
   * Reads a mirror. Returns empty, with a finding, if the text is not one.
   *
   * @param providers the configured providers
   */
  Optional<ProviderEntry> read(String text, Position position, List<ProviderEntry> providers) {
    for (ProviderEntry provider : providers) {
      if (provider.spec().name().equals(text)) {
        return Optional.of(provider);
      }
    }
    int before = findings.count();
    Optional<Address> address =
        text.contains("://") ? address(text, position) : directory(text, position);
    if (address.isEmpty() || findings.count() != before) {
      return Optional.empty();
    }
    return entry(address.get(), position);
  }

  private Optional<ProviderEntry> entry(Address address, Position position) {
    Optional<OptionSchema> schema = schemas.find(address.type());
    if (schema.isEmpty()) {
      findings.add(
          position,
          ConfigProblem.UNKNOWN_TYPE,
          "there is no provider type "
              + TerminalText.quote(address.type())
              + ", which reads "
              + TerminalText.quote(address.shown()),
          schemas.missingTypeHint());
      return Optional.empty();
    }
    int before = findings.count();
    refuseSecrets(address, schema.get());
    ProviderReader.Settings settings =
        new ProviderReader(values, findings, VariableUse.LITERAL)
            .read(
                new Node.Mapping(address.options(), position),
                "mirror " + TerminalText.quote(address.shown()),
                schema);
    return findings.count() != before
        ? Optional.empty()
        : Optional.of(
            new ProviderEntry(
                new ProviderSpec(address.type(), address.shown(), settings.options()),
                settings.timeouts(),
                settings.retries(),
                position));
  }

  /** Refuses secrets in addresses, which are shown and logged. */
  private void refuseSecrets(Address address, OptionSchema schema) {
    for (Node.Entry entry : address.options()) {
      for (Option option : schema.provider()) {
        if (option.name().equals(entry.key().text())
            && option.type() instanceof OptionType.SecretText) {
          findings.add(
              entry.key().position(),
              ConfigProblem.CREDENTIALS_IN_ADDRESS,
              "the address of a mirror must not contain " + option.name(),
              "put it into an entry of providers:, and give that entry's name in place of the"
                  + " address; or leave it to the environment's credentials");
        }
      }
    }
  }

  private Optional<Address> directory(String text, Position position) {
    boolean path = text.startsWith(".") || text.startsWith("~") || text.indexOf('/') >= 0;
    if (!path && !isAbsolute(text)) {
      findings.add(
          position,
          ConfigProblem.INVALID_VALUE,
          "the mirror "
              + TerminalText.quote(text)
              + " is neither an address nor the name of a provider",
          FORMS);
      return Optional.empty();
    }
    try {
      Path folder =
          text.equals("~") || text.startsWith("~/")
              ? home.orElseThrow(() -> new InvalidPathException(text, "no home directory"))
                  .resolve(text.substring(Math.min(2, text.length())))
              : directory.resolve(text);
      return Optional.of(folder(folder.normalize(), position));
    } catch (InvalidPathException e) {
      findings.add(
          position,
          ConfigProblem.INVALID_VALUE,
          "the mirror " + TerminalText.quote(text) + " is not a path: " + e.getReason(),
          FORMS);
      return Optional.empty();
    }
  }

  private static boolean isAbsolute(String text) {
    try {
      return Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Address folder(Path folder, Position position) {
    String uri = folder.toUri().toString();
    return new Address(
        "url",
        folder.toString(),
        List.of(scalar("url", uri, position), scalar("allow_file", "true", position)));
  }

  private Optional<Address> address(String text, Position position) {
    String scheme = text.substring(0, text.indexOf("://")).toLowerCase(Locale.ROOT);
    try {
      URI uri = new URI(text);
      return switch (scheme) {
        case "http", "https" ->
            Optional.of(
                new Address("url", Addresses.display(uri), List.of(scalar("url", text, position))));
        case "file" -> Optional.of(folder(Path.of(uri), position));
        case "s3" -> bucket("s3", uri, position);
        case "gs" -> bucket("gcs", uri, position);
        case "oci" -> repository(uri, position);
        default -> {
          findings.add(
              position,
              ConfigProblem.INVALID_VALUE,
              "the mirror " + TerminalText.quote(Addresses.display(uri)) + " has an unknown scheme",
              FORMS);
          yield Optional.empty();
        }
      };
    } catch (URISyntaxException | IllegalArgumentException e) {
      findings.add(
          position,
          ConfigProblem.INVALID_VALUE,
          "the mirror " + TerminalText.quote(Addresses.masked(text)) + " is not a valid address",
          FORMS);
      return Optional.empty();
    }
  }

  private static Optional<Address> bucket(String type, URI uri, Position position) {
    List<Node.Entry> options = new ArrayList<>();
    options.add(scalar("bucket", String.valueOf(uri.getRawAuthority()), position));
    String prefix = strip(uri.getPath());
    if (!prefix.isEmpty()) {
      options.add(scalar("prefix", prefix, position));
    }
    options.addAll(query(uri, position));
    return Optional.of(new Address(type, Addresses.display(uri), options));
  }

  private static Optional<Address> repository(URI uri, Position position) {
    List<Node.Entry> options = new ArrayList<>();
    options.add(scalar("registry", "https://" + uri.getRawAuthority(), position));
    options.add(scalar("repository", strip(uri.getPath()), position));
    // As buckets use the environment's credentials.
    options.add(scalar("docker_config", "true", position));
    List<Node.Entry> query = query(uri, position);
    // A registry on this machine, or in a test, has an address with http in the query.
    query.forEach(
        entry -> options.removeIf(known -> known.key().text().equals(entry.key().text())));
    options.addAll(query);
    return Optional.of(new Address("oci", Addresses.display(uri), options));
  }

  private static List<Node.Entry> query(URI uri, Position position) {
    List<Node.Entry> options = new ArrayList<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        options.add(scalar(decoded(key), decoded(value), position));
      }
    }
    return options;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String strip(String path) {
    int from = path.startsWith("/") ? 1 : 0;
    return path.substring(
        from, path.endsWith("/") ? Math.max(from, path.length() - 1) : path.length());
  }

  private static Node.Entry scalar(String key, String value, Position position) {
    return new Node.Entry(
        new Node.Scalar(key, false, position), new Node.Scalar(value, false, position));
  }
}
