// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.job;

import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The arguments that say which run is built, and where to.
 *
 * @param call the command
 * @param container whether arguments that are not given come from a container's variables
 */
record RunArguments(Invocation call, boolean container) {
  RunArguments {
    Objects.requireNonNull(call, "call");
  }

  /** Returns the job's name. */
  String job() throws UsageException {
    List<String> operands = call.arguments().operands();
    if (!operands.isEmpty()) {
      return operands.get(0);
    }
    return variable("JOB_NAME")
        .orElseThrow(
            () ->
                new UsageException(
                    CommandProblem.MISSING_ARGUMENT, "JOB is missing", "give the job's name"));
  }

  /** Returns the time of the run. */
  Instant scheduledAt() throws UsageException {
    return RunOptions.parse(required(RunOptions.SCHEDULED_AT, "SCHEDULED_AT"));
  }

  /** Returns the absolute path of the directory that is written to. */
  Path directory() throws UsageException {
    return OutputDirectory.resolve(call, required(OutputDirectory.OPTION, "JOB_DIR"));
  }

  /** Returns the word for the part of the job; empty if it is not given. */
  String type() {
    return given(RunOptions.TYPE, "INSTANCE_TYPE").orElse("");
  }

  /** Returns the name of the plugin; empty if it is not given. */
  Optional<String> name() {
    return given(RunOptions.NAME, "INSTANCE_NAME");
  }

  /** Returns the value of an option, else that of the container's variable. */
  Optional<String> given(String option, String variable) {
    Optional<String> value = call.arguments().value(option);
    return value.isPresent() ? value : variable(variable);
  }

  /**
   * Returns the value of an option, else that of the container's variable.
   *
   * @throws UsageException if there is neither
   */
  String required(String option, String variable) throws UsageException {
    Optional<String> value = given(option, variable);
    if (value.isEmpty()) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "--" + option + " is missing",
          container ? "give it, or set " + variable : "");
    }
    return value.get();
  }

  /** Returns a variable of the container. */
  Optional<String> variable(String name) {
    String value = container ? call.environment().getOrDefault(name, "") : "";
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
