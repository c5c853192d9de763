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

/** Reads {@code plugins:}, the list. For one file. */
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
  private final Map<OptionSchema, List<Option>> configs = new IdentityHashMap<>();

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
    Node.Scalar written = node.scalar(ConfigKeys.OUTPUT);
    String owner = written == null ? "this plugin" : "plugin " + TerminalText.quote(written.text());
    Options options =
        values.options(
            node,
            signatures.keys(node),
            Section.of(owner, VariableUse.REFUSED).elsewhere(ConfigKeys.CONFIG));
    ProviderListReader.Known provider = provider(node, options);
    refuseSecond(node, written);
    refuseVersionless(node, options, owner);
    Config config = config(node, provider);
    Map<Platform, Digest> sha256 = sha256(node, options);
    Set<Mode> modes = modes(node, options);
    Optional<PluginEntry.Signature> signature = signatures.read(node, options, owner);
    if (!findings.isEmpty()) {
      return;
    }
    entries.add(
        new PluginEntry(
            options.text(ConfigKeys.OUTPUT).orElseThrow(),
            options.text(ConfigKeys.PROVIDER).orElseThrow(),
            options.text(ConfigKeys.PATH).orElseThrow(),
            options.text(ConfigKeys.VERSION),
            options.text(ConfigKeys.CHECKSUMS),
            sha256,
            signature,
            modes,
            options.text(ConfigKeys.BINARY),
            config.options(),
            config.variables(),
            node.position()));
  }

  /** Returns the named provider; null if there is none, with a finding unless it would mislead. */
  private ProviderListReader.Known provider(Node.Mapping node, Options options) {
    String name = options.text(ConfigKeys.PROVIDER).orElse(null);
    if (name == null) {
      return null;
    }
    ProviderListReader.Known provider = providers.known().get(name);
    if (provider == null && !providers.isAnyNameless()) {
      Set<String> names = providers.known().keySet();
      String question = DidYouMean.question(name, names);
      findings.add(
          node.get(ConfigKeys.PROVIDER).position(),
          ConfigProblem.UNKNOWN_PROVIDER,
          "there is no provider " + TerminalText.quote(name),
          question.isEmpty()
              ? names.isEmpty()
                  ? "add it to 'providers:', which is empty"
                  : "there are " + String.join(", ", names)
              : question);
    }
    return provider;
  }

  /**
   * Refuses an output that differs from another in case only: some file systems keep one of the
   * two.
   */
  private void refuseSecond(Node.Mapping node, Node.Scalar written) {
    if (written == null || written.text().startsWith("<")) {
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
    Node version = node.get(ConfigKeys.VERSION);
    // One that is there but wrong is a finding already.
    if (version != null && !(version instanceof Node.Scalar scalar && scalar.isNull())) {
      return;
    }
    for (String key : TEMPLATES) {
      Optional<String> text = options.text(key);
      if (text.isPresent()) {
        refuseVersionless(text.get(), key, node.get(key).position(), owner, findings);
      }
    }
  }

  static void refuseVersionless(
      String text, String key, Position position, String owner, Findings findings) {
    List<String> placeholders = PathTemplate.placeholders(text);
    if (placeholders != null && placeholders.contains(".Version")) {
      findings.add(
          position,
          ConfigProblem.MISSING_VERSION,
          key + " has {{.Version}}, but " + owner + " has no version",
          "add 'version:' to it");
    }
  }

  /** What {@code config:} holds, for the provider and for the plugin itself. */
  private record Config(Options options, Map<String, String> variables) {}

  private Config config(Node.Mapping node, ProviderListReader.Known provider) {
    Node written = node.get(ConfigKeys.CONFIG);
    boolean nothing = written == null || written instanceof Node.Scalar text && text.isNull();
    // Without a config, the type's required options and defaults still count.
    Optional<Node.Mapping> mapping =
        nothing
            ? Optional.of(new Node.Mapping(List.of(), node.position()))
            : values.mapping(written, ConfigKeys.CONFIG);
    if (mapping.isEmpty()) {
      return new Config(Options.NONE, Map.of());
    }
    boolean unknown = provider == null || provider.schema() == null;
    List<Option> options = unknown ? ConfigKeys.ANY_CONFIG : configOf(provider.schema());
    Options ofType =
        values.options(
            mapping.get(),
            options,
            section(VariableUse.REFUSED).open(unknown).elsewhere(ConfigKeys.VARIABLES));
    Options ofPlugin =
        values.options(
            mapping.get(), ConfigKeys.ANY_CONFIG, section(VariableUse.LITERAL).open(true));
    return new Config(ofType, ofPlugin.map(ConfigKeys.VARIABLES, String.class));
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
            keyPosition((Node.Mapping) node.get(ConfigKeys.SHA256), entry.getKey()),
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
    // Not an EnumSet, whose first costs reflection at start-up.
    Set<Mode> modes = new HashSet<>();
    for (String word : options.list(ConfigKeys.MODES, String.class)) {
      modes.add(word.equals("server") ? Mode.SERVER : Mode.CLIENT);
    }
    if (node.get(ConfigKeys.MODES) instanceof Node.Sequence list && list.items().isEmpty()) {
      findings.add(
          list.position(),
          ConfigProblem.INVALID_VALUE,
          "modes must not be empty: the plugin would be installed nowhere",
          "remove the key for both, or the plugin");
    }
    return modes;
  }
}
