// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.Operand;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.console.Prompt;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.project.ProjectOptions;
import io.odpf.optimus.plugin.secrets.folder.SecretInfo;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.secrets.value.SecretName;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code secret set} and {@code secret update}. */
public final class WriteSecretCommand extends ProjectCommand {
  private static final String SET = "set";
  private static final String UPDATE = "update";
  private static final String UPDATE_ONLY = "update-only";
  private static final String CONFIRM = "confirm";

  private WriteSecretCommand(String name, String summary, List<String> aliases) {
    super(
        name,
        summary,
        aliases,
        List.of(
            Operand.optional(Value.of(Value.Kind.SECRET, "NAME"), "the secret's name"),
            Operand.optional(
                Value.of(Value.Kind.CONFIDENTIAL, "VALUE"),
                "its value; '-' reads it from standard input; left out, a terminal asks for it")));
  }

  /** Returns the command that creates a secret, or asks whether to replace its value. */
  public static WriteSecretCommand set() {
    return new WriteSecretCommand(
        SET, "store a secret, encrypted", List.of("set secret", "create secret"));
  }

  /** Returns the command that replaces a secret's value. */
  public static WriteSecretCommand update() {
    return new WriteSecretCommand(
        UPDATE, "replace the value of a secret", List.of("update secret"));
  }

  @Override
  public String description() {
    return "Encrypts the value into .optimus/secrets.yaml beside the project's file, which may be"
        + " committed. The key is in $OPTIMUS_SECRET_KEY, or in ~/.config/optimus/secret.key, which"
        + " the first secret creates. Give the value on standard input, as a file or at the prompt:"
        + " arguments can be seen in the list of processes.\n"
        + "Jobs refer to a secret as {{.secret.NAME}}.";
  }

  @Override
  public List<OptionSpec> options() {
    List<OptionSpec> own = new ArrayList<>();
    own.add(SecretInput.file());
    own.add(SecretInput.base64());
    own.add(
        ProjectOptions.namespace(
            name().equals(SET)
                ? "let only the jobs of this namespace use it; default: all of the project"
                : "the secret's namespace, which does not change; may be left out"));
    if (name().equals(SET)) {
      own.add(OptionSpec.flag(UPDATE_ONLY, "", "replace the value of a secret that exists"));
      own.add(OptionSpec.flag(CONFIRM, "", "replace an existing value without a question"));
    }
    return ProjectOptions.with(own.toArray(OptionSpec[]::new));
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    String name = OpenSecrets.name(call);
    OpenSecrets secrets = OpenSecrets.of(call);
    boolean updates = name().equals(UPDATE) || call.arguments().has(UPDATE_ONLY);
    Optional<SecretInfo> present = secrets.folder().find(name);
    if (present.isEmpty()) {
      SecretName.require(name);
    }
    if (present.isEmpty() && !updates) {
      // Refuses namespaces that the project does not have.
      secrets.project().namespaces(call);
    }
    if (present.isPresent() && !updates) {
      Prompt prompt = call.console().prompt();
      updates = call.arguments().has(CONFIRM);
      if (!updates && prompt.available()) {
        if (!prompt.confirms("Secret already exists, proceed with update?")) {
          call.console().err().println("Aborting...");
          return ExitCode.FAILURE;
        }
        updates = true;
      }
    }
    SecretInput input = SecretInput.read(call, name);
    List<Problem> notes = new ArrayList<>(input.notes());
    Optional<String> namespace = OpenSecrets.namespace(call);
    String stored = name;
    if (updates) {
      stored = secrets.folder().update(name, namespace, input.value());
    } else {
      secrets
          .folder()
          .register(name, namespace, input.value())
          .map(WriteSecretCommand::created)
          .ifPresent(notes::add);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", stored);
    fields.put("outcome", updates ? "updated" : "registered");
    fields.put("file", secrets.folder().file().toString());
    secrets.show(
        call, "secret " + name(), updates ? "Secret updated" : "Secret registered", fields, notes);
    return ExitCode.OK;
  }

  private static Problem created(String place) {
    return Problem.of(
        SecretProblem.NEW_KEY,
        "a new key was written to " + TerminalText.excerpt(place),
        "keep a copy of it: without the key nobody can read the secrets");
  }
}
