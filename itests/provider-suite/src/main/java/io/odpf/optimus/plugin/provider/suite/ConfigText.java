// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import com.google.gson.GsonBuilder;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** A configuration with one provider, written as JSON, which is also YAML. Thread-safe. */
final class ConfigText {
  private final Source source;
  private final Map<String, Object> options;
  private final Path directory;
  private final AtomicInteger written = new AtomicInteger();

  ConfigText(Source source, Map<String, Object> options, Path directory) {
    this.source = source;
    this.options = options;
    this.directory = directory;
  }

  Map<String, String> environment() {
    return source.environment();
  }

  /** Returns the install location. */
  Path installLocation() {
    return directory.resolve("plugins");
  }

  /** Parses the text, so that the options are processed like a user's. */
  PluginConfig read(List<Item> items) throws PluginManagerException {
    Path file = write(items, "config-" + written.incrementAndGet() + ".yaml");
    return new ConfigReader(new OneType(source.factory()))
        .read(new ConfigFile(file, environment()));
  }

  /** Writes it with a plugin for each item: {@code plugin-0}, {@code plugin-1} and so on. */
  Path write(List<Item> items, String name) {
    Map<String, Object> provider = new LinkedHashMap<>(options);
    provider.put("type", source.factory().type());
    provider.put("name", "source");
    List<Object> plugins = new ArrayList<>();
    for (Item item : items) {
      Map<String, Object> plugin = new LinkedHashMap<>();
      plugin.put("provider", "source");
      plugin.put("output", "plugin-" + plugins.size());
      plugin.put("path", item.path());
      item.version().ifPresent(version -> plugin.put("version", version));
      if (!item.config().isEmpty()) {
        plugin.put("config", item.config());
      }
      plugins.add(plugin);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("install_location", installLocation().toString());
    all.put("providers", List.of(provider));
    all.put("plugins", plugins);
    try {
      // Without the escapes for HTML, which YAML does not know.
      String text = new GsonBuilder().disableHtmlEscaping().create().toJson(Map.of("plugins", all));
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private record OneType(ProviderFactory factory) implements SchemaLookup {
    @Override
    public Optional<OptionSchema> find(String type) {
      return type.equals(factory.type()) ? Optional.of(factory.options()) : Optional.empty();
    }

    @Override
    public SortedSet<String> types() {
      return new TreeSet<>(List.of(factory.type()));
    }
  }
}
