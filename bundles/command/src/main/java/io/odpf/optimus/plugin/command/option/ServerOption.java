// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.option;

import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.util.Optional;

/** The option that names the server of a client. */
public final class ServerOption {
  private static final String NAME = "server";

  private ServerOption() {}

  /** Returns the option. */
  public static OptionSpec spec() {
    return OptionSpec.valued(
        NAME,
        "",
        Value.of(Value.Kind.TEXT, "SERVER"),
        "install what this server has locked: an https:// address, or a name in the host's list of"
            + " servers; default: $OPTIMUS_SERVER in mode client");
  }

  /**
   * Returns the server of a command; empty if it has none.
   *
   * @throws UsageException if the mode is that of a server
   */
  public static Optional<String> of(Invocation call, Mode mode) throws UsageException {
    Optional<String> given = call.arguments().value(NAME);
    if (mode == Mode.SERVER) {
      if (given.isPresent()) {
        throw new UsageException(
            CommandProblem.BAD_OPTION,
            "--server and --mode server contradict each other",
            "a server installs from the sources; leave one out");
      }
      return Optional.empty();
    }
    String variable = call.environment().getOrDefault(HostVariable.SERVER, "");
    return given.isPresent() || variable.isEmpty() ? given : Optional.of(variable);
  }
}
