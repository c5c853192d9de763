// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.catalogue;

import io.odpf.optimus.plugin.command.Command;
import io.odpf.optimus.plugin.command.secret.DeleteSecretCommand;
import io.odpf.optimus.plugin.command.secret.ListSecretsCommand;
import io.odpf.optimus.plugin.command.secret.RotateKeyCommand;
import io.odpf.optimus.plugin.command.secret.WriteSecretCommand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code optimus secret …}. */
final class SecretCommands implements CommandFamily {
  static final String NAME = "secret";

  @Override
  public String summary() {
    return "keep the secrets of a project's jobs, encrypted, without a server";
  }

  @Override
  public List<String> names() {
    return List.of("set", "list", "update", "delete", "rotate-key");
  }

  @Override
  public @Nullable Command command(String name) {
    return switch (name) {
      case "set" -> WriteSecretCommand.set();
      case "list" -> new ListSecretsCommand();
      case "update" -> WriteSecretCommand.update();
      case "delete" -> new DeleteSecretCommand();
      case "rotate-key" -> new RotateKeyCommand();
      default -> null;
    };
  }
}
