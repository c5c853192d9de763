// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.description.PolicyKeys;
import io.odpf.optimus.plugin.config.description.TextRules;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.ValueReaders;
import io.odpf.optimus.plugin.config.value.VariableUse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads and validates configuration files. Thread-safe. */
public final class ConfigReader {
  private final SchemaLookup schemas;
  private final Supplier<? extends Set<String>> schemes;

  /**
   * Creates a reader that knows only the signature schemes of {@code docs/configuration.md}.
   *
   * @param schemas queried once for each provider type in a file
   */
  public ConfigReader(SchemaLookup schemas) {
    this(schemas, Set::of);
  }

  /**
   * Creates a reader.
   *
   * @param schemas queried once for each provider type in a file
   * @param schemes the signature schemes that bundles verify; queried only if a file names one that
   *     is not in {@code docs/configuration.md}
   */
  public ConfigReader(SchemaLookup schemas, Supplier<? extends Set<String>> schemes) {
    this.schemas = schemas;
    this.schemes = schemes;
  }

  /**
   * Reads a file and all files that it refers to, including secrets. Variables are looked up in
   * {@link ConfigFile#environment}.
   *
   * @throws PluginManagerException of category CONFIG with the findings in the order of their
   *     positions; with more than 100, the first 100 and the number of the others
   */
  public PluginConfig read(ConfigFile config) throws PluginManagerException {
    return read(config, SourceText.bytes(config.path()), VariableUse.REPLACED);
  }

  /**
   * Reads a file without its secrets. Secrets are read, and unset variables become findings, when a
   * provider is {@linkplain ProviderEntry#resolved resolved}.
   *
   * @throws PluginManagerException like {@link #read}
   */
  public PluginConfig readDeferred(ConfigFile config) throws PluginManagerException {
    return read(config, SourceText.bytes(config.path()), VariableUse.DEFERRED);
  }

  /** Reads the given content of a file as {@link #readDeferred(ConfigFile)} reads a file. */
  public PluginConfig readDeferred(ConfigFile config, ConfigText content)
      throws PluginManagerException {
    return read(config, content.bytes(), VariableUse.DEFERRED);
  }

  private PluginConfig read(ConfigFile config, byte[] content, VariableUse variables)
      throws PluginManagerException {
    Findings findings = new Findings();
    Optional<SourceText> source = SourceText.of(config.path().toString(), content, findings);
    Optional<NodeReader.Document> document =
        source.isEmpty() ? Optional.empty() : NodeReader.read(source.get(), findings);
    Optional<PluginConfig> result =
        document.isEmpty() ? Optional.empty() : read(config, document.get(), variables, findings);
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    return result.orElseThrow();
  }

  /** Returns empty only if there are findings. */
  private Optional<PluginConfig> read(
      ConfigFile config, NodeReader.Document document, VariableUse variables, Findings findings) {
    Optional<Path> home = HomeDirectory.of(config.environment());
    ValueReaders file = readers(config, document.source(), directory(config), home);
    ValueReader values = file.with(findings);
    Optional<Node.Mapping> root = values.mapping(document.root(), "the file");
    if (root.isEmpty()) {
      return Optional.empty();
    }
    // The only value of the root is a mapping that is read below.
    values.options(
        root.get(),
        List.of(ConfigKeys.ROOT),
        Section.of("the file", VariableUse.REPLACED).elsewhere(ConfigKeys.PLUGINS));
    Optional<Node> content = root.get().get(ConfigKeys.PLUGINS);
    if (content.isEmpty()) {
      findings.add(
          root.get().position(),
          ConfigProblem.MISSING_KEY,
          "the file has no 'plugins'",
          "everything is below 'plugins:'; docs/configuration.md has an example");
      return Optional.empty();
    }
    Optional<Node.Mapping> plugins = values.mapping(content.get(), ConfigKeys.PLUGINS);
    if (plugins.isEmpty()) {
      return Optional.empty();
    }
    ProviderListReader providers =
        new ProviderListReader(schemas, file, variables, values, findings);
    return read(config, plugins.get(), providers, values, home, findings);
  }

  private Optional<PluginConfig> read(
      ConfigFile config,
      Node.Mapping node,
      ProviderListReader providers,
      ValueReader values,
      Optional<Path> home,
      Findings findings) {
    Section section =
        Section.of(ConfigKeys.PLUGINS, VariableUse.REPLACED)
            .elsewhere(ConfigKeys.PROVIDERS, ConfigKeys.PLUGINS);
    boolean named = node.get(ConfigKeys.INSTALL_LOCATION).isPresent();
    Optional<Path> ofHost = named ? Optional.empty() : InstallLocation.ofHost(config.environment());
    if (ofHost.isPresent() || home.isEmpty() && !named) {
      if (ofHost.isEmpty()) {
        InstallLocation.refuseMissing(node, findings);
      }
      section =
          section.elsewhere(ConfigKeys.PROVIDERS, ConfigKeys.PLUGINS, ConfigKeys.INSTALL_LOCATION);
    }
    Options given =
        values.options(
            node,
            List.of(
                ConfigKeys.LOCATION,
                ConfigKeys.LIMIT_GROUP,
                PolicyKeys.GROUP,
                ConfigKeys.PROVIDER_LIST,
                ConfigKeys.MIRROR_LIST,
                ConfigKeys.PLUGIN_LIST),
            section);
    Optional<Path> location = ofHost.or(() -> given.file(ConfigKeys.INSTALL_LOCATION));
    if (location.isPresent()) {
      InstallLocation.refuse(location.get().normalize(), home, node, findings);
    }

    Optional<Node> providerList = node.get(ConfigKeys.PROVIDERS);
    if (providerList.isPresent()) {
      providers.read(values.elements(providerList.get(), ConfigKeys.PROVIDERS));
    }
    List<ProviderEntry> mirrors =
        new MirrorReader(schemas, values, findings, directory(config), home)
            .read(node, given, providers.entries());
    PluginListReader plugins = new PluginListReader(providers, schemes, values, findings);
    Optional<Node> pluginList = node.get(ConfigKeys.PLUGINS);
    if (pluginList.isEmpty()) {
      findings.add(
          node.position(),
          ConfigProblem.MISSING_KEY,
          "plugins has no 'plugins'",
          "add 'plugins:', the list of wanted plugins; [] for none");
    } else {
      plugins.read(values.elements(pluginList.get(), "plugins.plugins"));
    }
    PolicyRules policy = new PolicyReader(findings).read(node, given);
    return findings.isEmpty()
        ? Optional.of(
            new PluginConfig(
                config.path(),
                location.orElseThrow().normalize(),
                given.group(ConfigKeys.LIMITS).map(ConfigReader::limits),
                policy,
                providers.entries(),
                plugins.entries(),
                mirrors))
        : Optional.empty();
  }

  private static ValueReaders readers(
      ConfigFile config, SourceText source, Path directory, Optional<Path> home) {
    return new ValueReaders(source, config.environment(), directory, home, new TextRules());
  }

  private static Path directory(ConfigFile config) {
    // A path without a parent is a directory, which cannot be read as a file.
    return Objects.requireNonNull(config.path().toAbsolutePath().getParent());
  }

  /**
   * Reads a mirror that is given besides those of a configuration, for instance on the command
   * line.
   *
   * @param text the name of a provider, an address, or a directory
   * @param directory the base of relative paths; absolute
   * @throws PluginManagerException of category CONFIG if the text is none of them
   */
  public ProviderEntry mirror(
      ConfigFile config, List<ProviderEntry> providers, String text, Path directory)
      throws PluginManagerException {
    Findings findings = new Findings();
    Optional<SourceText> source =
        SourceText.of(text, text.getBytes(StandardCharsets.UTF_8), findings);
    Optional<Path> home = HomeDirectory.of(config.environment());
    Optional<ProviderEntry> mirror =
        source.isEmpty()
            ? Optional.empty()
            : new MirrorReader(
                    schemas,
                    readers(config, source.get(), directory, home).with(findings),
                    findings,
                    directory,
                    home)
                .read(text, new Position(text, 1, 1), providers);
    if (!findings.isEmpty()) {
      throw findings.withoutPositions();
    }
    return mirror.orElseThrow();
  }

  /**
   * Reads a server that a client installs from, with its secrets.
   *
   * @param environment variables by name, of which some name the lists of servers
   * @param text an address, or a name in the lists of servers
   * @throws PluginManagerException of category CONFIG if the text is neither, or the server's entry
   *     is not valid
   */
  public ProviderEntry server(Map<String, String> environment, String text)
      throws PluginManagerException {
    Optional<OptionSchema> schema = schemas.find(ServerReader.TYPE);
    if (schema.isEmpty()) {
      throw PluginManagerException.config(
          List.of(
              Problem.of(
                  ConfigProblem.UNKNOWN_TYPE,
                  "there is no provider type 'url', which reads servers",
                  schemas.missingTypeHint())));
    }
    return new ServerReader(schema.get(), environment, HomeDirectory.of(environment)).read(text);
  }

  /**
   * Reads the rules for what a server may have installed here, without its secrets.
   *
   * @param environment variables by name, of which some name the lists of servers
   * @param text an address, which has no rules, or a name in the lists of servers
   * @throws PluginManagerException of category CONFIG if it is not listed, or they are not valid
   */
  public PolicyRules serverPolicy(Map<String, String> environment, String text)
      throws PluginManagerException {
    return new ServerReader(
            new OptionSchema(List.of(), List.of()), environment, HomeDirectory.of(environment))
        .policy(text);
  }

  private static ArchiveLimits limits(Options given) {
    return new ArchiveLimits(
        given.whole(ConfigKeys.ENTRIES).orElseThrow().intValue(),
        given.whole(ConfigKeys.UNPACKED).orElseThrow() << 20,
        given.whole(ConfigKeys.RATIO).orElseThrow().intValue(),
        given.whole(ConfigKeys.WINDOW).orElseThrow() << 20);
  }
}
