// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderSpec;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.description.PolicyKeys;
import io.odpf.optimus.plugin.config.description.TextRules;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.model.RetryPolicy;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReaders;
import io.odpf.optimus.plugin.config.value.VariableUse;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads servers that clients install from: an address, or a name in the host's lists of servers. A
 * server becomes an entry of the provider type {@code url}, which reads its HTTP interface.
 */
final class ServerReader {
  /** The provider type that reads servers. */
  static final String TYPE = "url";

  private static final String URL = "url";
  private static final String TOKEN = "token";
  private static final String AUTH = "auth";
  private static final String BEARER = "bearer";
  private static final String CA_FILE = "ca_file";
  private static final String SOCKET = "socket";
  private static final String UNIX = "unix://";

  /** The host of requests to a Unix socket, to which credentials may be sent. */
  private static final String LOCAL = "http://localhost";

  /** Half a minute in all: a server may be starting anew, or busy with all of its clients. */
  private static final RetryPolicy RETRIES =
      new RetryPolicy(7, RetryPolicy.DEFAULT.initialDelay(), RetryPolicy.DEFAULT.maxDelay());

  private static final Set<String> KEYS =
      Set.of(
          ConfigKeys.NAME,
          URL,
          TOKEN,
          CA_FILE,
          "client_certificate",
          "proxy",
          "allow_plain_http",
          PolicyKeys.POLICY,
          ConfigKeys.TIMEOUTS,
          ConfigKeys.RETRIES);

  private final OptionSchema schema;
  private final Map<String, String> environment;
  private final Optional<Path> home;

  /**
   * Creates a reader.
   *
   * @param schema the options of the type {@code url}
   * @param home the value of {@code ~}, if there is such a directory
   */
  ServerReader(OptionSchema schema, Map<String, String> environment, Optional<Path> home) {
    this.schema = schema;
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /** A server in a list. */
  private record Listed(SourceText source, Path directory, Node.Mapping node) {}

  /**
   * Reads a server with its secrets.
   *
   * @throws PluginManagerException of category CONFIG if it is neither an address nor listed, or
   *     its entry is not valid
   */
  ProviderEntry read(String text) throws PluginManagerException {
    return text.contains("://") ? address(text) : listed(text);
  }

  private ProviderEntry address(String text) throws PluginManagerException {
    if (!text.startsWith("https://") && !text.startsWith("http://") && !text.startsWith(UNIX)) {
      throw refused(
          ConfigProblem.INVALID_VALUE,
          "the server " + TerminalText.quote(Addresses.masked(text)) + " has an unknown scheme",
          "write https://host:port, unix:///path of a socket on this machine, or a name in the list"
              + " of servers");
    }
    Position position = new Position(Addresses.masked(text), 1, 1);
    List<Node.Entry> options = new ArrayList<>();
    options.add(new Node.Entry(scalar(URL, position), scalar(text, position)));
    if (isSet(HostVariable.SERVER_TOKEN)) {
      options.add(token(scalar("${" + HostVariable.SERVER_TOKEN + "}", position), position));
    }
    if (isSet(HostVariable.SERVER_CA_FILE)) {
      options.add(
          new Node.Entry(
              scalar(CA_FILE, position),
              scalar("${" + HostVariable.SERVER_CA_FILE + "}", position)));
    }
    Findings findings = new Findings();
    Optional<SourceText> source =
        SourceText.of("the server", text.getBytes(StandardCharsets.UTF_8), findings);
    if (source.isEmpty()) {
      throw findings.withoutPositions();
    }
    Listed server =
        new Listed(source.get(), Path.of("").toAbsolutePath(), new Node.Mapping(options, position));
    return entry(server, Addresses.masked(text), findings);
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }

  /**
   * Reads the rules for what a server may have installed here; none for an address.
   *
   * @throws PluginManagerException of category CONFIG if it is not listed, or they are not valid
   */
  PolicyRules policy(String text) throws PluginManagerException {
    if (text.contains("://")) {
      return PolicyRules.NONE;
    }
    Listed server = find(text);
    Findings findings = new Findings();
    Options given =
        readers(server)
            .with(findings)
            .options(
                server.node(),
                List.of(PolicyKeys.GROUP),
                Section.of("server " + TerminalText.quote(text), VariableUse.REPLACED)
                    .elsewhere(
                        KEYS.stream()
                            .filter(key -> !key.equals(PolicyKeys.POLICY))
                            .toArray(String[]::new)));
    PolicyRules rules = new PolicyReader(findings).read(server.node(), given);
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    return rules;
  }

  private Listed find(String name) throws PluginManagerException {
    Map<String, Listed> servers = new LinkedHashMap<>();
    for (String file :
        environment.getOrDefault(HostVariable.SERVERS, "").split(File.pathSeparator, -1)) {
      if (!file.isEmpty()) {
        servers.putAll(servers(Path.of(file)));
      }
    }
    Listed server = servers.get(name);
    if (server == null) {
      String question = DidYouMean.question(name, servers.keySet());
      throw refused(
          ConfigProblem.UNKNOWN_SERVER,
          "there is no server " + TerminalText.quote(name),
          question.isEmpty()
              ? (servers.isEmpty()
                      ? "no servers are listed"
                      : "listed are " + String.join(", ", servers.keySet()))
                  + "; list it under servers: in ~/.config/optimus/defaults.yaml, or give its"
                  + " address: https://host:port"
              : question);
    }
    return server;
  }

  private ProviderEntry listed(String name) throws PluginManagerException {
    Listed server = find(name);
    Findings findings = new Findings();
    for (Node.Entry entry : server.node().entries()) {
      if (!KEYS.contains(entry.key().text())) {
        findings.add(
            entry.key().position(),
            ConfigProblem.UNKNOWN_KEY,
            "unknown key '" + entry.key().text() + "' of a server",
            "there are " + String.join(", ", KEYS.stream().sorted().toList()));
      }
    }
    return entry(server, name, findings);
  }

  /** Returns the servers of a file, by name. */
  private static Map<String, Listed> servers(Path file) throws PluginManagerException {
    Findings findings = new Findings();
    Optional<SourceText> source = SourceText.of(file.toString(), SourceText.bytes(file), findings);
    Optional<NodeReader.Document> document =
        source.isEmpty() ? Optional.empty() : NodeReader.read(source.get(), findings);
    Map<String, Listed> servers = new LinkedHashMap<>();
    if (document.isPresent()
        && document.get().root() instanceof Node.Mapping root
        && root.get(ConfigKeys.SERVERS).orElse(root) instanceof Node.Sequence list) {
      Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
      for (Node item : list.items()) {
        Optional<Node.Scalar> name =
            item instanceof Node.Mapping server ? server.scalar(ConfigKeys.NAME) : Optional.empty();
        if (name.isPresent()) {
          servers.put(name.get().text(), new Listed(source.get(), directory, (Node.Mapping) item));
        }
      }
    }
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    return servers;
  }

  private ProviderEntry entry(Listed server, String name, Findings findings)
      throws PluginManagerException {
    Node.Mapping node = server.node();
    ProviderReader.Settings settings =
        new ProviderReader(readers(server).with(findings), findings, VariableUse.REPLACED)
            .read(asOptions(node), "server " + TerminalText.quote(name), Optional.of(schema));
    if (!findings.isEmpty()) {
      throw name.contains("://") ? findings.withoutPositions() : findings.toException();
    }
    return new ProviderEntry(
        new ProviderSpec(TYPE, name, settings.options()),
        settings.timeouts(),
        node.get(ConfigKeys.RETRIES).isPresent() ? settings.retries() : RETRIES,
        node.position());
  }

  private ValueReaders readers(Listed server) {
    return new ValueReaders(
        server.source(), environment, server.directory(), home, new TextRules());
  }

  /** Returns the options by the names that the type {@code url} has for them. */
  private static Node.Mapping asOptions(Node.Mapping node) {
    List<Node.Entry> options = new ArrayList<>();
    for (Node.Entry entry : node.entries()) {
      Position position = entry.key().position();
      if (entry.key().text().equals(PolicyKeys.POLICY)) {
        continue;
      }
      if (entry.key().text().equals(TOKEN)) {
        options.add(token(entry.value(), position));
      } else if (entry.key().text().equals(URL)
          && entry.value() instanceof Node.Scalar address
          && address.text().startsWith(UNIX)) {
        options.add(new Node.Entry(scalar(URL, position), scalar(LOCAL, position)));
        options.add(
            new Node.Entry(
                scalar(SOCKET, position),
                scalar(address.text().substring(UNIX.length()), address.position())));
      } else {
        options.add(entry);
      }
    }
    return new Node.Mapping(options, node.position());
  }

  private static Node.Entry token(Node value, Position position) {
    Node.Entry bearer = new Node.Entry(scalar(BEARER, position), value);
    return new Node.Entry(scalar(AUTH, position), new Node.Mapping(List.of(bearer), position));
  }

  private static Node.Scalar scalar(String text, Position position) {
    return new Node.Scalar(text, false, position);
  }

  private static PluginManagerException refused(ConfigProblem code, String message, String hint) {
    return PluginManagerException.config(List.of(Problem.of(code, message, hint)));
  }
}
