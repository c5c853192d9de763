// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;

/** {@code version}. */
final class VersionCommand implements Command {
  private final String version;

  VersionCommand(String version) {
    this.version = version;
  }

  @Override
  public String name() {
    return "version";
  }

  @Override
  public String summary() {
    return "print the version";
  }

  @Override
  public int run(Invocation call) {
    call.console().out().println("optimus " + version);
    return ExitCode.OK;
  }
}
