// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs each command in its own process. */
final class ProcessOptimus implements Optimus {
  private final Distribution distribution;
  private final Stage stage;
  private final Path java;
  private final List<String> options;

  ProcessOptimus(Distribution distribution, Stage stage, Path java, List<String> options) {
    this.distribution = distribution;
    this.stage = stage;
    this.java = java;
    this.options = options;
  }

  @Override
  public Result run(String... arguments) {
    String[] all =
        Stream.of(Stream.of("plugin"), Stream.of(arguments), options.stream())
            .flatMap(part -> part)
            .toArray(String[]::new);
    return distribution.command(stage, java, all).run();
  }

  @Override
  public void close() {
    // No process outlives a command.
  }
}
