// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.secrets.key.KeySource;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.Path;
import java.util.List;

/** The problems of operations on a folder's secrets. */
final class FolderProblems {
  private FolderProblems() {}

  static SecretException exists(SecretEntry entry) {
    String name = TerminalText.excerpt(entry.name());
    return SecretException.of(
        SecretProblem.EXISTS,
        "error while saving secret: resource already exists for entity secret: failed to register"
            + " secret "
            + name,
        "to change its value: optimus secret update " + name);
  }

  /**
   * Returns the problem of a name that no secret has.
   *
   * @param doing the operation: {@code updating}
   * @param done the same as a verb: {@code update}
   */
  static SecretException absent(SecretsDocument document, String name, String doing, String done) {
    List<String> names = document.entries().stream().map(SecretEntry::name).toList();
    String question = DidYouMean.question(name, names);
    return SecretException.of(
        SecretProblem.ABSENT,
        "error while "
            + doing
            + " secret: not found for entity secret: failed to "
            + done
            + " secret "
            + TerminalText.excerpt(name),
        question.isEmpty() ? "to see the names: optimus secret list" : question);
  }

  static SecretException namespace(SecretEntry entry, String hint) {
    return SecretException.of(
        SecretProblem.NAMESPACE,
        "secret "
            + TerminalText.quote(entry.name())
            + (entry.namespace().isEmpty()
                ? " belongs to the whole project, not to a namespace"
                : " belongs to namespace " + TerminalText.quote(entry.namespace())),
        hint);
  }

  static SecretException project(Path file, String actual, String expected) {
    return SecretException.of(
        SecretProblem.PROJECT,
        TerminalText.quote(file.toString())
            + " has the secrets of project "
            + TerminalText.quote(actual)
            + ", and optimus.yaml is of project "
            + TerminalText.quote(expected),
        "secrets are bound to their project's name: restore the name, or delete the file and set"
            + " the secrets again");
  }

  static SecretException noKey(KeySource keys) {
    return SecretException.of(
        SecretProblem.NO_KEY,
        "there is no key to read the secrets with: "
            + TerminalText.excerpt(keys.description())
            + " does not exist",
        "copy the key file from a machine that has it, or set $"
            + KeySource.VARIABLE
            + "; without the key the values are lost, and have to be set again");
  }
}
