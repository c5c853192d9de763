// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.description.TextRules;
import io.odpf.optimus.plugin.config.model.ArchiveLimits;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.source.NodeReader;
import io.odpf.optimus.plugin.config.source.SourceText;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.ValueReaders;
import io.odpf.optimus.plugin.config.value.VariableUse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads and validates configuration files. Thread-safe. */
public final class ConfigReader {
  private final SchemaLookup schemas;
  private final Supplier<? extends Set<String>> schemes;

  /**
   * Creates a reader that knows the signature schemes of {@code docs/configuration.md} alone.
   *
   * @param schemas asked once for each provider type a file names
   */
  public ConfigReader(SchemaLookup schemas) {
    this(schemas, Set::of);
  }

  /**
   * Creates a reader.
   *
   * @param schemas asked once for each provider type a file names
   * @param schemes the signature schemes that bundles verify; asked only if a file names one that
   *     is not in {@code docs/configuration.md}
   */
  public ConfigReader(SchemaLookup schemas, Supplier<? extends Set<String>> schemes) {
    this.schemas = schemas;
    this.schemes = schemes;
  }

  /**
   * Reads a file and everything that it refers to, including secret files. Variables come from
   * {@link ConfigFile#environment}.
   *
   * @throws PluginManagerException of category CONFIG with every finding of the file, in the order
   *     of their positions; no more than 100, with how many there are besides
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

  /** Reads the future content of a file, as {@link #readDeferred(ConfigFile)} will read it. */
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
    PluginConfig result =
        document.isEmpty() ? null : read(config, document.get(), variables, findings);
    if (!findings.isEmpty()) {
      throw findings.toException();
    }
    return result;
  }

  /** Returns null only if there are findings. */
  private PluginConfig read(
      ConfigFile config, NodeReader.Document document, VariableUse variables, Findings findings) {
    Optional<Path> home = HomeDirectory.of(config.environment());
    Path directory = config.path().toAbsolutePath().getParent();
    ValueReaders file =
        new ValueReaders(document.source(), config.environment(), directory, home, new TextRules());
    ValueReader values = file.with(findings);
    Optional<Node.Mapping> root = values.mapping(document.root(), "the file");
    if (root.isEmpty()) {
      return null;
    }
    // The root's one value is a mapping whose lists are read elsewhere.
    values.options(
        root.get(),
        List.of(ConfigKeys.ROOT),
        Section.of("the file", VariableUse.REPLACED).elsewhere(ConfigKeys.PLUGINS));
    Node below = root.get().get(ConfigKeys.PLUGINS);
    if (below == null) {
      findings.add(
          root.get().position(),
          ConfigProblem.MISSING_KEY,
          "the file has no 'plugins'",
          "everything is below 'plugins:'; docs/configuration.md has an example");
      return null;
    }
    Optional<Node.Mapping> plugins = values.mapping(below, ConfigKeys.PLUGINS);
    if (plugins.isEmpty()) {
      return null;
    }
    ProviderListReader providers =
        new ProviderListReader(schemas, file, variables, values, findings);
    return read(config, plugins.get(), providers, values, home, findings);
  }

  private PluginConfig read(
      ConfigFile config,
      Node.Mapping node,
      ProviderListReader providers,
      ValueReader values,
      Optional<Path> home,
      Findings findings) {
    Section section =
        Section.of(ConfigKeys.PLUGINS, VariableUse.REPLACED)
            .elsewhere(ConfigKeys.PROVIDERS, ConfigKeys.PLUGINS);
    boolean named = node.get(ConfigKeys.INSTALL_LOCATION) != null;
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
                ConfigKeys.PROVIDER_LIST,
                ConfigKeys.PLUGIN_LIST),
            section);
    Optional<Path> location = ofHost.or(() -> given.file(ConfigKeys.INSTALL_LOCATION));
    if (location.isPresent()) {
      InstallLocation.refuse(location.get().normalize(), home, node, findings);
    }

    Node providerList = node.get(ConfigKeys.PROVIDERS);
    if (providerList != null) {
      providers.read(values.elements(providerList, ConfigKeys.PROVIDERS));
    }
    PluginListReader plugins = new PluginListReader(providers, schemes, values, findings);
    Node pluginList = node.get(ConfigKeys.PLUGINS);
    if (pluginList == null) {
      findings.add(
          node.position(),
          ConfigProblem.MISSING_KEY,
          "plugins has no 'plugins'",
          "add 'plugins:', the list of wanted plugins; [] for none");
    } else {
      plugins.read(values.elements(pluginList, "plugins.plugins"));
    }
    return findings.isEmpty()
        ? new PluginConfig(
            config.path(),
            location.orElseThrow().normalize(),
            given.group(ConfigKeys.LIMITS).map(ConfigReader::limits),
            providers.entries(),
            plugins.entries())
        : null;
  }

  private static ArchiveLimits limits(Options given) {
    return new ArchiveLimits(
        given.whole(ConfigKeys.ENTRIES).orElseThrow().intValue(),
        given.whole(ConfigKeys.UNPACKED).orElseThrow() << 20,
        given.whole(ConfigKeys.RATIO).orElseThrow().intValue(),
        given.whole(ConfigKeys.WINDOW).orElseThrow() << 20);
  }
}
