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

/** Reads {@code signature:} of the plugins in one file, and the keys to trust. */
final class SignatureReader {
  private final Supplier<? extends Set<String>> schemes;
  private final Findings findings;

  /**
   * Creates a reader.
   *
   * @param schemes the signature schemes that bundles verify; queried only for a scheme that is not
   *     described
   */
  SignatureReader(Supplier<? extends Set<String>> schemes, Findings findings) {
    this.schemes = schemes;
    this.findings = findings;
  }

  /** Returns the keys of a plugin, including further schemes if its signature has one of them. */
  List<Option> keys(Node.Mapping node) {
    Optional<Node.Mapping> signature = node.mapping(ConfigKeys.SIGNATURE);
    if (signature.isPresent()) {
      for (Node.Entry entry : signature.get().entries()) {
        if (!SignatureKeys.isDescribed(entry.key().text())) {
          return ConfigKeys.ofPlugin(schemes.get());
        }
      }
    }
    return ConfigKeys.OF_PLUGIN;
  }

  /** Returns the signature that a plugin must have; empty if there is none or it is invalid. */
  Optional<PluginEntry.Signature> read(Node.Mapping node, Options options, String owner) {
    Optional<Options> signature = options.group(ConfigKeys.SIGNATURE);
    if (signature.isEmpty()) {
      return Optional.empty();
    }
    for (Node.Entry entry : node.mapping(ConfigKeys.SIGNATURE).orElseThrow().entries()) {
      String scheme = entry.key().text();
      Options given = signature.get().group(scheme).orElse(Options.NONE);
      if (given.has(ConfigKeys.PATH) && given.has(ConfigKeys.KEY)) {
        Node.Mapping written = (Node.Mapping) entry.value();
        String path = given.text(ConfigKeys.PATH).orElseThrow();
        String prefix = ConfigKeys.SIGNATURE + "." + scheme + ".";
        if (node.scalar(ConfigKeys.VERSION).isEmpty()) {
          PluginListReader.refuseVersionless(
              path, prefix + ConfigKeys.PATH, written.positionOf(ConfigKeys.PATH), owner, findings);
        }
        boolean ofChecksums = given.text(ConfigKeys.SIGNS).orElse("").equals(ConfigKeys.CHECKSUMS);
        if (ofChecksums && !options.has(ConfigKeys.CHECKSUMS)) {
          findings.add(
              written.positionOf(ConfigKeys.SIGNS),
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

  /** Returns the value of the key to trust. Returns empty, with a finding, if it is unreadable. */
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
      Node.Scalar name =
          written.mapping(ConfigKeys.KEY).orElseThrow().scalar(ConfigKeys.FILE).orElseThrow();
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
