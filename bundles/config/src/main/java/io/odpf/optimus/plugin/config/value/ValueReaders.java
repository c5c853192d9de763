// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.config.source.Findings;
import io.odpf.optimus.plugin.config.source.SourceText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Creates readers of one file's values, each with separate findings.
 *
 * @param source the file's text
 * @param environment the variables by name
 * @param directory the base of relative paths; absolute
 * @param home the value of {@code ~}, if there is such a directory
 * @param rules checks that replace the patterns of known types
 */
public record ValueReaders(
    SourceText source,
    Map<String, String> environment,
    Path directory,
    Optional<Path> home,
    TextRule rules) {
  public ValueReaders {
    Objects.requireNonNull(source, "source");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(home, "home");
    Objects.requireNonNull(rules, "rules");
  }

  /** Returns a reader that adds to the given findings. */
  public ValueReader with(Findings findings) {
    return new ValueReader(this, findings);
  }

  /** Omits the environment, which holds secrets. */
  @Override
  public String toString() {
    return "ValueReaders[" + directory + "]";
  }
}
