// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The codes of problems with secrets. */
public enum SecretProblem implements ProblemCode {
  NAME(
      "secret-name",
      "A secret's name is missing or not allowed.",
      "Write 1 to 128 letters, digits and '_', not beginning with a digit or with _OPTIMUS_."),
  VALUE(
      "secret-value",
      "A secret's value is missing, too large, or not text that a variable can hold.",
      "Give UTF-8 text of 1 byte to 1 MiB without NUL; store binary data as base64 text."),
  EXISTS(
      "secret-exists",
      "A secret of this name exists already.",
      "Run optimus secret update, or choose another name; names differ in more than case."),
  ABSENT(
      "secret-absent",
      "No secret has this name.",
      "Run optimus secret list to see the names; optimus secret set creates a secret."),
  NAMESPACE(
      "secret-namespace",
      "A secret belongs to another namespace than the command names, or to the whole project.",
      "Name the secret's own namespace; to move a secret, delete it and set it again."),
  VISIBLE_VALUE(
      "secret-visible-value",
      "A secret's value was an argument of the command.",
      "Give the value on standard input, as a file, or at the prompt; change a value that others"
          + " may have seen."),
  LINE_BREAK(
      "secret-line-break",
      "A secret's value ends with a line break, which is a part of it.",
      "If that is not meant, set it again with printf %s instead of echo."),
  NEW_KEY(
      "secret-new-key",
      "A key was created, since there was none.",
      "Keep a copy of the key file in a safe place: without it, the secrets cannot be read."),
  NO_KEY(
      "secret-key-missing",
      "There is no key to read the secrets with.",
      "Copy the key file from a machine that has it, or set OPTIMUS_SECRET_KEY."),
  BAD_KEY(
      "secret-key-invalid",
      "What should be a key is not one.",
      "A key is 32 random bytes as base64, 44 characters; openssl rand -base64 32 makes one."),
  EXPOSED_KEY(
      "secret-key-exposed",
      "Users other than the owner may read or change the key file.",
      "Make the file private with chmod 600; change the key and the secrets if others read it."),
  UNKNOWN_KEY(
      "secret-key-unknown",
      "Secrets are encrypted with a key that is not among the keys at hand.",
      "Add the missing key to the key file, or to OPTIMUS_SECRET_KEY, behind a space."),
  UNWRITABLE_KEY(
      "secret-key-unwritable",
      "The key file cannot be written.",
      "Check the disk's space and the directory's permissions."),
  NO_NEW_KEY(
      "secret-no-new-key",
      "Keys in a variable cannot be rotated without a new key in front of the present one.",
      "Put a new key in front: OPTIMUS_SECRET_KEY=\"NEW PRESENT\"."),
  NOT_AUTHENTIC(
      "secret-not-authentic",
      "An encrypted secret was changed, or copied from another name, namespace or project.",
      "Restore its entry from version control, or set the secret again."),
  DAMAGED(
      "secret-file-damaged",
      "The file of secrets is not as it was written.",
      "Correct the line that the message names, or restore the file from version control."),
  VERSION(
      "secret-file-version",
      "The file of secrets has a version that this program does not know.",
      "Use the version of the program that wrote the file, or a later one."),
  PROJECT(
      "secret-file-project",
      "The file of secrets belongs to another project.",
      "Restore the project's name, or delete the file and set the secrets again."),
  UNREADABLE(
      "secret-file-unreadable",
      "The file of secrets cannot be read.",
      "Check its permissions, and that it is a file and not a link."),
  UNWRITABLE(
      "secret-file-unwritable",
      "The file of secrets cannot be written.",
      "Check the disk's space and the directory's permissions.");

  private final Entry entry;

  SecretProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
