// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.path.PathTemplate;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.Section;
import io.odpf.optimus.plugin.config.value.ValueReader;
import io.odpf.optimus.plugin.config.value.VariableUse;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads the list {@code plugins:} of one file. */
final class PluginListReader {
  private static final String[] TEMPLATES = {
    ConfigKeys.PATH, ConfigKeys.CHECKSUMS, ConfigKeys.BINARY
  };

  private final ProviderListReader providers;
  private final SignatureReader signatures;
  private final ValueReader values;
  private final Findings findings;
  private final List<PluginEntry> entries = new ArrayList<>();
  private final Map<String, Position> outputs = new HashMap<>();
  private final IdentityHashMap<OptionSchema, List<Option>> configs = new IdentityHashMap<>();

  PluginListReader(
      ProviderListReader providers,
      Supplier<? extends Set<String>> schemes,
      ValueReader values,
      Findings findings) {
    this.providers = providers;
    this.signatures = new SignatureReader(schemes, findings);
    this.values = values;
    this.findings = findings;
  }

  void read(List<Node> nodes) {
    for (Node node : nodes) {
      Optional<Node.Mapping> mapping = values.mapping(node, "a plugin");
      if (mapping.isPresent()) {
        read(mapping.get());
      }
    }
  }

  List<PluginEntry> entries() {
    return entries;
  }

  private void read(Node.Mapping node) {
    Optional<Node.Scalar> output = node.scalar(ConfigKeys.OUTPUT);
    String owner =
        output.isEmpty() ? "this plugin" : "plugin " + TerminalText.quote(output.get().text());
    Options options =
        values.options(
            node,
            signatures.keys(node),
            Section.of(owner, VariableUse.REFUSED).elsewhere(ConfigKeys.CONFIG));
    Optional<OptionSchema> schema = schema(node, options);
    if (output.isPresent()) {
      refuseDuplicate(output.get());
    }
    refuseVersionless(node, options, owner);
    Optional<Node.Mapping> config = config(node);
    Options typeOptions = config.isEmpty() ? Options.NONE : typeOptions(config.get(), schema);
    Map<String, String> variables = config.isEmpty() ? Map.of() : variables(config.get());
    Map<Platform, Digest> sha256 = sha256(node, options);
    Set<Mode> modes = modes(node, options);
    Optional<PluginEntry.Signature> signature = signatures.read(node, options, owner);
    if (!findings.isEmpty()) {
      return;
    }
    entries.add(
        PluginEntry.builder(
                options.text(ConfigKeys.OUTPUT).orElseThrow(),
                options.text(ConfigKeys.PROVIDER).orElseThrow(),
                options.text(ConfigKeys.PATH).orElseThrow(),
                node.position())
            .version(options.text(ConfigKeys.VERSION))
            .checksums(options.text(ConfigKeys.CHECKSUMS))
            .sha256(sha256)
            .signature(signature)
            .modes(modes)
            .binary(options.text(ConfigKeys.BINARY))
            .options(typeOptions)
            .variables(variables)
            .build());
  }

  /**
   * Returns the options of the plugin's provider. Returns empty if the provider is unknown, with a
   * finding unless the provider may be one whose name could not be read.
   */
  private Optional<OptionSchema> schema(Node.Mapping node, Options options) {
    Optional<String> name = options.text(ConfigKeys.PROVIDER);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    ProviderListReader.Known provider = providers.known().get(name.get());
    if (provider != null) {
      return provider.schema();
    }
    if (!providers.isAnyNameless()) {
      Set<String> names = providers.known().keySet();
      String question = DidYouMean.question(name.get(), names);
      findings.add(
          node.positionOf(ConfigKeys.PROVIDER),
          ConfigProblem.UNKNOWN_PROVIDER,
          "there is no provider " + TerminalText.quote(name.get()),
          question.isEmpty()
              ? names.isEmpty()
                  ? "add it to 'providers:', which is empty"
                  : "there are " + String.join(", ", names)
              : question);
    }
    return Optional.empty();
  }

  /**
   * Refuses an output that equals another, ignoring case: some file systems keep only one of two
   * such files.
   */
  private void refuseDuplicate(Node.Scalar written) {
    if (written.text().startsWith("<")) {
      return;
    }
    Position first =
        outputs.putIfAbsent(written.text().toLowerCase(Locale.ROOT), written.position());
    if (first != null) {
      findings.add(
          written.position(),
          ConfigProblem.DUPLICATE_OUTPUT,
          "output "
              + TerminalText.quote(written.text())
              + " is already on line "
              + first.line()
              + (written.text().equals(written.text().toLowerCase(Locale.ROOT))
                  ? ""
                  : ", ignoring case"),
          "give it another name, or remove one of the two");
    }
  }

  private void refuseVersionless(Node.Mapping node, Options options, String owner) {
    Optional<Node> version = node.get(ConfigKeys.VERSION);
    // An invalid version has already been reported.
    if (version.isPresent() && !isNull(version.get())) {
      return;
    }
    for (String key : TEMPLATES) {
      Optional<String> text = options.text(key);
      if (text.isPresent()) {
        refuseVersionless(text.get(), key, node.positionOf(key), owner, findings);
      }
    }
  }

  static void refuseVersionless(
      String text, String key, Position position, String owner, Findings findings) {
    Optional<List<String>> placeholders = PathTemplate.placeholders(text);
    if (placeholders.isPresent() && placeholders.get().contains(".Version")) {
      findings.add(
          position,
          ConfigProblem.MISSING_VERSION,
          key + " has {{.Version}}, but " + owner + " has no version",
          "add 'version:' to it");
    }
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.isNull();
  }

  /** Returns {@code config:}. Returns empty, with a finding, if it is not a mapping. */
  private Optional<Node.Mapping> config(Node.Mapping node) {
    Optional<Node> written = node.get(ConfigKeys.CONFIG);
    // Without a config, the type's required options and defaults still apply.
    return written.isEmpty() || isNull(written.get())
        ? Optional.of(new Node.Mapping(List.of(), node.position()))
        : values.mapping(written.get(), ConfigKeys.CONFIG);
  }

  /** Returns the provider type's options for a plugin. */
  private Options typeOptions(Node.Mapping config, Optional<OptionSchema> schema) {
    return values.options(
        config,
        schema.isEmpty() ? ConfigKeys.ANY_CONFIG : configOf(schema.get()),
        section(VariableUse.REFUSED).open(schema.isEmpty()).elsewhere(ConfigKeys.VARIABLES));
  }

  /** Returns the values for the plugin itself. */
  private Map<String, String> variables(Node.Mapping config) {
    return values
        .options(config, ConfigKeys.ANY_CONFIG, section(VariableUse.LITERAL).open(true))
        .map(ConfigKeys.VARIABLES, String.class);
  }

  private List<Option> configOf(OptionSchema schema) {
    List<Option> options = configs.get(schema);
    if (options == null) {
      options = ConfigKeys.pluginConfig(schema);
      configs.put(schema, options);
    }
    return options;
  }

  private static Section section(VariableUse variables) {
    return Section.of("plugin", variables).inner(ConfigKeys.CONFIG);
  }

  private Map<Platform, Digest> sha256(Node.Mapping node, Options options) {
    Map<Platform, Digest> digests = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry :
        options.map(ConfigKeys.SHA256, String.class).entrySet()) {
      Optional<Platform> platform = Platform.parse(entry.getKey());
      if (platform.isPresent() && platform.get().isKnown()) {
        digests.put(platform.get(), Digest.sha256(entry.getValue()));
      } else {
        findings.add(
            keyPosition(node.mapping(ConfigKeys.SHA256).orElseThrow(), entry.getKey()),
            ConfigProblem.INVALID_KEY,
            TerminalText.quote(entry.getKey()) + " in sha256 is not a platform",
            platforms(entry.getKey()));
      }
    }
    return digests;
  }

  private static String platforms(String mistyped) {
    List<String> known = new ArrayList<>();
    for (Platform platform : Platform.known()) {
      known.add(platform.toString());
    }
    String question = DidYouMean.question(mistyped, known);
    return question.isEmpty() ? "platforms are written as linux_amd64 or darwin_arm64" : question;
  }

  private static Position keyPosition(Node.Mapping mapping, String key) {
    for (Node.Entry entry : mapping.entries()) {
      if (entry.key().text().equals(key)) {
        return entry.key().position();
      }
    }
    return mapping.position();
  }

  private Set<Mode> modes(Node.Mapping node, Options options) {
    // Not an EnumSet: the first one costs reflection at start-up.
    Set<Mode> modes = new HashSet<>();
    for (String word : options.list(ConfigKeys.MODES, String.class)) {
      modes.add(word.equals("server") ? Mode.SERVER : Mode.CLIENT);
    }
    if (node.get(ConfigKeys.MODES).orElse(node) instanceof Node.Sequence list
        && list.items().isEmpty()) {
      findings.add(
          list.position(),
          ConfigProblem.INVALID_VALUE,
          "modes must not be empty: the plugin would be installed nowhere",
          "remove the key for both, or the plugin");
    }
    return modes;
  }
}
