// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionSchema;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.config.description.Keys;
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

/** Reads {@code plugins:}, the list. For one file. */
final class Plugins {
  private static final String[] TEMPLATES = {Keys.PATH, Keys.CHECKSUMS, Keys.BINARY};

  private final Providers providers;
  private final ValueReader values;
  private final Findings findings;
  private final List<PluginEntry> entries = new ArrayList<>();
  private final Map<String, Position> outputs = new HashMap<>();
  private final Map<OptionSchema, List<Option>> configs = new IdentityHashMap<>();

  Plugins(Providers providers, ValueReader values, Findings findings) {
    this.providers = providers;
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
    Node.Scalar written = node.scalar(Keys.OUTPUT);
    String owner = written == null ? "this plugin" : "plugin " + TerminalText.quote(written.text());
    Options options =
        values.options(
            node, Keys.OF_PLUGIN, Section.of(owner, VariableUse.REFUSED).elsewhere(Keys.CONFIG));
    Providers.Known provider = provider(node, options);
    refuseSecond(node, written);
    refuseVersionless(node, options, owner);
    Config config = config(node, provider);
    Map<Platform, Digest> sha256 = sha256(node, options);
    Set<Mode> modes = modes(node, options);
    Optional<PluginEntry.Signature> signature = signature(node, options, owner);
    if (!findings.isEmpty()) {
      return;
    }
    entries.add(
        new PluginEntry(
            options.text(Keys.OUTPUT).orElseThrow(),
            options.text(Keys.PROVIDER).orElseThrow(),
            options.text(Keys.PATH).orElseThrow(),
            options.text(Keys.VERSION),
            options.text(Keys.CHECKSUMS),
            sha256,
            signature,
            modes,
            options.text(Keys.BINARY),
            config.options(),
            config.variables(),
            node.position()));
  }

  /** The provider that is named; null, with a finding if that helps, when there is none. */
  private Providers.Known provider(Node.Mapping node, Options options) {
    String name = options.text(Keys.PROVIDER).orElse(null);
    if (name == null) {
      return null;
    }
    Providers.Known provider = providers.known().get(name);
    if (provider == null && !providers.isAnyNameless()) {
      Set<String> names = providers.known().keySet();
      String question = DidYouMean.question(name, names);
      findings.add(
          node.get(Keys.PROVIDER).position(),
          "unknown-provider",
          "there is no provider " + TerminalText.quote(name),
          question.isEmpty()
              ? names.isEmpty()
                  ? "add it to 'providers:', which is empty"
                  : "there are " + String.join(", ", names)
              : question);
    }
    return provider;
  }

  /** Of outputs that differ in case only, some file systems keep one. */
  private void refuseSecond(Node.Mapping node, Node.Scalar written) {
    if (written == null || written.text().startsWith("<")) {
      return;
    }
    Position first =
        outputs.putIfAbsent(written.text().toLowerCase(Locale.ROOT), written.position());
    if (first != null) {
      findings.add(
          written.position(),
          "duplicate-output",
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
    Node version = node.get(Keys.VERSION);
    // One that is there but wrong is a finding already.
    if (version != null && !(version instanceof Node.Scalar scalar && scalar.isNull())) {
      return;
    }
    for (String key : TEMPLATES) {
      Optional<String> text = options.text(key);
      if (text.isPresent()) {
        refuseVersionless(text.get(), key, node.get(key).position(), owner);
      }
    }
  }

  private void refuseVersionless(String text, String key, Position position, String owner) {
    List<String> placeholders = PathTemplate.placeholders(text);
    if (placeholders != null && placeholders.contains(".Version")) {
      findings.add(
          position,
          "missing-version",
          key + " has {{.Version}}, but " + owner + " has no version",
          "add 'version:' to it");
    }
  }

  /** What {@code config:} holds, for the provider and for the plugin itself. */
  private record Config(Options options, Map<String, String> variables) {}

  private Config config(Node.Mapping node, Providers.Known provider) {
    Node written = node.get(Keys.CONFIG);
    boolean nothing = written == null || written instanceof Node.Scalar text && text.isNull();
    // Without a config, the type's required options and defaults still count.
    Optional<Node.Mapping> mapping =
        nothing
            ? Optional.of(new Node.Mapping(List.of(), node.position()))
            : values.mapping(written, Keys.CONFIG);
    if (mapping.isEmpty()) {
      return new Config(Options.NONE, Map.of());
    }
    boolean unknown = provider == null || provider.schema() == null;
    List<Option> options = unknown ? Keys.ANY_CONFIG : configOf(provider.schema());
    Options ofType =
        values.options(
            mapping.get(),
            options,
            section(VariableUse.REFUSED).open(unknown).elsewhere(Keys.VARIABLES));
    Options ofPlugin =
        values.options(mapping.get(), Keys.ANY_CONFIG, section(VariableUse.LITERAL).open(true));
    return new Config(ofType, ofPlugin.map(Keys.VARIABLES, String.class));
  }

  private List<Option> configOf(OptionSchema schema) {
    List<Option> options = configs.get(schema);
    if (options == null) {
      options = Keys.pluginConfig(schema);
      configs.put(schema, options);
    }
    return options;
  }

  private static Section section(VariableUse variables) {
    return Section.of("plugin", variables).inner(Keys.CONFIG);
  }

  private Map<Platform, Digest> sha256(Node.Mapping node, Options options) {
    Map<Platform, Digest> digests = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : options.map(Keys.SHA256, String.class).entrySet()) {
      Optional<Platform> platform = Platform.parse(entry.getKey());
      if (platform.isPresent() && platform.get().isKnown()) {
        digests.put(platform.get(), Digest.sha256(entry.getValue()));
      } else {
        findings.add(
            keyPosition((Node.Mapping) node.get(Keys.SHA256), entry.getKey()),
            "invalid-key",
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
    for (String word : options.list(Keys.MODES, String.class)) {
      modes.add(word.equals("server") ? Mode.SERVER : Mode.CLIENT);
    }
    if (node.get(Keys.MODES) instanceof Node.Sequence list && list.items().isEmpty()) {
      findings.add(
          list.position(),
          "invalid-value",
          "modes must not be empty: the plugin would be installed nowhere",
          "remove the key for both, or the plugin");
    }
    return modes;
  }

  private Optional<PluginEntry.Signature> signature(
      Node.Mapping node, Options options, String owner) {
    Options signature = options.group(Keys.SIGNATURE).orElse(null);
    if (signature == null) {
      return Optional.empty();
    }
    for (String scheme : new String[] {"minisign", "gpg", "cosign"}) {
      Options given = signature.group(scheme).orElse(null);
      if (given != null && given.has(Keys.PATH) && given.has(Keys.KEY)) {
        Node.Mapping written = (Node.Mapping) ((Node.Mapping) node.get(Keys.SIGNATURE)).get(scheme);
        String path = given.text(Keys.PATH).orElseThrow();
        String prefix = Keys.SIGNATURE + "." + scheme + ".";
        if (node.scalar(Keys.VERSION) == null) {
          refuseVersionless(path, prefix + Keys.PATH, written.get(Keys.PATH).position(), owner);
        }
        boolean ofChecksums = given.text(Keys.SIGNS).orElse("").equals(Keys.CHECKSUMS);
        if (ofChecksums && !options.has(Keys.CHECKSUMS)) {
          findings.add(
              written.get(Keys.SIGNS).position(),
              "invalid-value",
              owner + " has no 'checksums' that could be signed",
              "add 'checksums:', the path of the signed file, or remove 'signs'");
        }
        return TrustedKey.read(prefix, given, written, findings)
            .map(key -> new PluginEntry.Signature(scheme, path, key, ofChecksums));
      }
    }
    return Optional.empty();
  }
}
