// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.config.description.Keys;
import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.Node;
import io.odpf.optimus.plugin.config.value.Refusal;
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
    Optional<String> text = signature.as(Keys.KEY, String.class);
    if (text.isPresent()) {
      return text;
    }
    Optional<Path> file =
        signature.as(Keys.KEY, Options.class).flatMap(group -> group.file(Keys.FILE));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SmallFile.read(file.get()));
    } catch (Refusal e) {
      Node.Scalar name = ((Node.Mapping) written.get(Keys.KEY)).scalar(Keys.FILE);
      findings.add(
          name.position(),
          e.code(),
          e.message(prefix + Keys.KEY + "." + Keys.FILE, TerminalText.quote(name.text())),
          e.hint(true));
      return Optional.empty();
    }
  }
}
