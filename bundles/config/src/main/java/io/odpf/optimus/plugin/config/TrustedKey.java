// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.config.description.ConfigKeys;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.RefusedValueException;
import io.odpf.optimus.plugin.config.value.SmallFile;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.Optional;

/** The public key of a signature, wherever it is written. */
final class TrustedKey {
  private TrustedKey() {}

  /**
   * Empty, with a finding, if it cannot be read.
   *
   * @param prefix what messages put before {@code key}
   */
  static Optional<String> read(
      String prefix, Options signature, Node.Mapping written, Findings findings) {
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
          e.message(prefix + ConfigKeys.KEY + "." + ConfigKeys.FILE, TerminalText.quote(name.text())),
          e.hint(true));
      return Optional.empty();
    }
  }
}
