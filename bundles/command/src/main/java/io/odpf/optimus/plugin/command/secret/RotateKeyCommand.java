// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.secret;

import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.ExitCode;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.project.ProjectCommand;
import io.odpf.optimus.plugin.command.render.SecretText;
import io.odpf.optimus.plugin.secrets.folder.Rotation;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code secret rotate-key}. */
public final class RotateKeyCommand extends ProjectCommand {
  /** Creates the command. */
  public RotateKeyCommand() {
    super("rotate-key", "encrypt all secrets with a new key", List.of(), List.of());
  }

  @Override
  public String description() {
    return "Puts a new key in front of the others in the key file, and encrypts all secrets of the"
        + " project with it, in one step. If a key that the secrets do not have yet is in front"
        + " already, it takes that one. Earlier keys stay, since other projects may need them.\n"
        + "Values that somebody may have read have to be changed too.";
  }

  @Override
  public int run(Invocation call) throws ProblemException, InterruptedException, IOException {
    OpenSecrets secrets = OpenSecrets.of(call);
    Optional<Rotation> rotation = secrets.folder().rotate();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("secrets", rotation.map(Rotation::secrets).orElse(0));
    rotation.ifPresent(
        done -> {
          fields.put("key", done.keyId());
          fields.put("created", done.created());
          fields.put("keys", done.place());
        });
    String text =
        rotation
            .map(
                done ->
                    SecretText.rotated(done.secrets(), done.keyId(), done.created(), done.place()))
            .orElseGet(() -> SecretText.none(secrets.project().project().name()));
    secrets.show(call, "secret rotate-key", text, fields, List.of());
    return ExitCode.OK;
  }
}
