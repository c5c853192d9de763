// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code secret delete}. */
public final class DeleteSecretCommand extends ProjectCommand {
  /** Creates the command. */
  public DeleteSecretCommand() {
    super(
        "delete",
        "remove a secret",
        List.of("delete secret"),
        List.of(Operand.optional(Value.of(Value.Kind.SECRET, "NAME"), "the secret's name")));
  }

  @Override
  public String description() {
    return "A secret of a namespace is removed only with its namespace. Needs no key. Earlier"
        + " versions of the file still have the value for whoever has the key.";
  }

  @Override
  public List<OptionSpec> options() {
    return ProjectOptions.with(
        ProjectOptions.namespace("the secret's namespace; left out for one of the whole project"));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = OpenSecrets.name(call);
    OpenSecrets secrets = OpenSecrets.of(call);
    String deleted = secrets.folder().delete(name, OpenSecrets.namespace(call));
    secrets.show(call, "secret delete", "Secret deleted", Map.of("name", deleted), List.of());
    return ExitCode.OK;
  }
}
