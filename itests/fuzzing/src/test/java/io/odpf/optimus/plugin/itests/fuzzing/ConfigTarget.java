// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.fuzzing;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.SchemaLookup;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.provider.url.UrlProviderFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The reader of configurations: every finding is inside the text, and shows no secret. */
public final class ConfigTarget {
  private static final Scratch SCRATCH = Scratch.create();
  private static final ConfigReader READER = new ConfigReader(new UrlAlone());

  private ConfigTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Path file = SCRATCH.write("config.yaml", input);
    String secret = secret(input);
    Map<String, String> environment =
        Map.of("HOME", "/home/nobody", "TOKEN", secret, "EMPTY", "", "HOST", "example.com");
    try {
      PluginConfig config = READER.read(new ConfigFile(file, environment));
      Invariant.holds(config.installLocation().isAbsolute(), "a relative install location");
      Set<String> names = new HashSet<>();
      for (PluginEntry plugin : config.plugins()) {
        Invariant.holds(plugin.name().matches("[a-z0-9][a-z0-9._-]*"), "name " + plugin.name());
        Invariant.holds(names.add(plugin.name()), "a name twice");
        Invariant.holds(!plugin.path().contains(".."), "path " + plugin.path());
      }
      Invariant.holds(!config.toString().contains(secret), "a secret in the configuration's text");
    } catch (PluginManagerException failure) {
      Invariant.holds(
          failure.category() == PluginManagerException.Category.CONFIG, "another category");
      String text = new String(input, StandardCharsets.UTF_8);
      Invariant.told(
          failure.problems(),
          file.toString(),
          text.startsWith("\ufeff") ? text.substring(1) : text);
      Invariant.holds(!failure.problems().toString().contains(secret), "a secret in a finding");
    }
  }

  /** A new variable for each input, so that no input can contain it. */
  private static String secret(byte[] input) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "s3cr3t-" + HexFormat.of().formatHex(digest.digest(input), 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class UrlAlone implements SchemaLookup {
    private final OptionSchema options = new UrlProviderFactory().options();

    @Override
    public Optional<OptionSchema> find(String type) {
      return type.equals("url") ? Optional.of(options) : Optional.empty();
    }

    @Override
    public SortedSet<String> types() {
      return new TreeSet<>(Set.of("url"));
    }
  }
}
