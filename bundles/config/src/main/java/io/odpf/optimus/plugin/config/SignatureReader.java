// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.description.SignatureKeys;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.RefusedValueException;
import io.odpf.optimus.plugin.config.value.SmallFile;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads {@code signature:} of plugins, and the keys to trust. For one file. */
final class SignatureReader {
  private final Supplier<? extends Set<String>> schemes;
  private final Findings findings;

  /**
   * Creates a reader.
   *
   * @param schemes the signature schemes that bundles verify; asked only for one without
   *     description
   */
  SignatureReader(Supplier<? extends Set<String>> schemes, Findings findings) {
    this.schemes = schemes;
    this.findings = findings;
  }

  /**
   * Returns the keys of a plugin; with a foreign signature scheme, those that bundles verify too.
   */
  List<Option> keys(Node.Mapping node) {
    if (node.get(ConfigKeys.SIGNATURE) instanceof Node.Mapping signature) {
      for (Node.Entry entry : signature.entries()) {
        if (!SignatureKeys.isDescribed(entry.key().text())) {
          return ConfigKeys.ofPlugin(schemes.get());
        }
      }
    }
    return ConfigKeys.OF_PLUGIN;
  }

  /** Returns the signature that a plugin must carry, if it must and nothing is wrong with it. */
  Optional<PluginEntry.Signature> read(Node.Mapping node, Options options, String owner) {
    Options signature = options.group(ConfigKeys.SIGNATURE).orElse(null);
    if (signature == null) {
      return Optional.empty();
    }
    for (Node.Entry entry : ((Node.Mapping) node.get(ConfigKeys.SIGNATURE)).entries()) {
      String scheme = entry.key().text();
      Options given = signature.group(scheme).orElse(null);
      if (given != null && given.has(ConfigKeys.PATH) && given.has(ConfigKeys.KEY)) {
        Node.Mapping written = (Node.Mapping) entry.value();
        String path = given.text(ConfigKeys.PATH).orElseThrow();
        String prefix = ConfigKeys.SIGNATURE + "." + scheme + ".";
        if (node.scalar(ConfigKeys.VERSION) == null) {
          PluginListReader.refuseVersionless(
              path,
              prefix + ConfigKeys.PATH,
              written.get(ConfigKeys.PATH).position(),
              owner,
              findings);
        }
        boolean ofChecksums = given.text(ConfigKeys.SIGNS).orElse("").equals(ConfigKeys.CHECKSUMS);
        if (ofChecksums && !options.has(ConfigKeys.CHECKSUMS)) {
          findings.add(
              written.get(ConfigKeys.SIGNS).position(),
              ConfigProblem.INVALID_VALUE,
              owner + " has no 'checksums' that could be signed",
              "add 'checksums:', the path of the signed file, or remove 'signs'");
        }
        return key(prefix, given, written)
            .map(key -> new PluginEntry.Signature(scheme, path, key, ofChecksums));
      }
    }
    return Optional.empty();
  }

  /** Returns the key to trust by value; empty, with a finding, if it cannot be read. */
  private Optional<String> key(String prefix, Options signature, Node.Mapping written) {
    Optional<String> text = signature.as(ConfigKeys.KEY, String.class);
    if (text.isPresent()) {
      return text;
    }
    Optional<Path> file =
        signature.as(ConfigKeys.KEY, Options.class).flatMap(group -> group.file(ConfigKeys.FILE));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SmallFile.read(file.get()));
    } catch (RefusedValueException e) {
      Node.Scalar name = ((Node.Mapping) written.get(ConfigKeys.KEY)).scalar(ConfigKeys.FILE);
      findings.add(
          name.position(),
          e.code(),
          e.message(
              prefix + ConfigKeys.KEY + "." + ConfigKeys.FILE, TerminalText.quote(name.text())),
          e.hint(true));
      return Optional.empty();
    }
  }
}
