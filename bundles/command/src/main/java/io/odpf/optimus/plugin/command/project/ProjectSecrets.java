// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.project;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.jobs.local.SecretLookup;
import io.odpf.optimus.plugin.secrets.folder.SecretFolder;
import io.odpf.optimus.plugin.secrets.key.KeySource;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import java.util.Map;
import java.util.TreeMap;

/** The secrets of a project on this machine. */
public final class ProjectSecrets {
  private static final Secret MASK = Secret.of("****");

  private ProjectSecrets() {}

  /**
   * Returns access to the secrets in a project's directory, with the keys of the command's user.
   *
   * @throws SecretException if the user can have no keys
   */
  public static SecretFolder folder(Invocation call, OpenProject project) throws SecretException {
    return new SecretFolder(
        project.project().directory(), project.project().name(), KeySource.of(call.environment()));
  }

  /** Returns the secrets that the jobs of a project may read. */
  public static SecretLookup of(Invocation call, OpenProject project) {
    return (ignored, namespace) -> folder(call, project).visibleTo(namespace.name());
  }

  /**
   * Returns the same for commands that show no values: without a key, each value is {@code ****}.
   */
  public static SecretLookup maskedWithoutKey(Invocation call, OpenProject project) {
    return (ignored, namespace) -> {
      SecretFolder folder = folder(call, project);
      return folder.hasKey()
          ? folder.visibleTo(namespace.name())
          : masked(folder, namespace.name());
    };
  }

  private static Map<String, Secret> masked(SecretFolder folder, String namespace)
      throws SecretException {
    Map<String, Secret> masked = new TreeMap<>();
    folder.namesVisibleTo(namespace).forEach(name -> masked.put(name, MASK));
    return masked;
  }
}
