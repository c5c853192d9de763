// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The codes of problems that a job server reports. */
public enum ServerProblem implements ProblemCode {
  INVALID_REQUEST(
      FailureKind.INVALID_ARGUMENT,
      "job-server-invalid-request",
      "A value of a request is missing or not allowed.",
      "Correct the value that the message names."),
  NO_PROJECT(
      FailureKind.NOT_FOUND,
      "job-server-project-absent",
      "The server has no project of this name.",
      "Check its spelling, or register the project first."),
  NO_NAMESPACE(
      FailureKind.NOT_FOUND,
      "job-server-namespace-absent",
      "The project on the server has no namespace of this name.",
      "Check its spelling, or register the namespace first."),
  NO_JOB(
      FailureKind.NOT_FOUND,
      "job-server-job-absent",
      "The project on the server has no job of this name.",
      "Check its spelling, or deploy the job first."),
  NO_RUN(
      FailureKind.NOT_FOUND,
      "job-server-run-absent",
      "The server has no run of this id, since it has no scheduler that makes some.",
      "Name the run by the time for which it is scheduled."),
  INVALID_JOB(
      FailureKind.INVALID_ARGUMENT,
      "job-server-job-invalid",
      "A job has errors, and is not stored.",
      "Correct the errors, which the other problems describe; optimus job validate shows them too."),
  JOB_ELSEWHERE(
      FailureKind.ALREADY_EXISTS,
      "job-server-job-elsewhere",
      "Another namespace of the project has a job of this name.",
      "Rename the job, or delete the other one."),
  NOT_COMPILED(
      FailureKind.INTERNAL,
      "job-server-not-compiled",
      "The input of a run's container cannot be compiled.",
      "Correct the template, or the plugin's failure, that the message describes."),
  PLUGIN_FAILED(
      FailureKind.INTERNAL,
      "job-server-plugin-failed",
      "A plugin that a request needs is missing or failed.",
      "Install the plugin on the server, and look for its failure in the server's log."),
  SECRET_EXISTS(
      FailureKind.ALREADY_EXISTS,
      "job-server-secret-exists",
      "The project has a secret of this name.",
      "Update the secret, or choose another name; names differ in more than case."),
  NO_SECRET(
      FailureKind.NOT_FOUND,
      "job-server-secret-absent",
      "The project has no secret of this name in this scope.",
      "Check the spelling and the namespace; optimus secret list shows both."),
  SECRET_ELSEWHERE(
      FailureKind.FAILED_PRECONDITION,
      "job-server-secret-elsewhere",
      "A secret belongs to another namespace than the request names.",
      "Name the secret's own namespace; to move a secret, delete it and register it again."),
  KEY(
      FailureKind.FAILED_PRECONDITION,
      "job-server-key",
      "The server's keys for secrets are missing, invalid, or not those that the secrets were"
          + " encrypted with.",
      "Restore the key ring, or set OPTIMUS_SERVE_APP_KEY to the earlier key."),
  SECRET_DAMAGED(
      FailureKind.INTERNAL,
      "job-server-secret-damaged",
      "A stored secret was changed, or copied from another name, namespace or project.",
      "Update the secret with its value, or restore the database."),
  STORE_ADDRESS(
      FailureKind.INVALID_ARGUMENT,
      "job-server-store-address",
      "The text that names the database is neither a path nor an address of PostgreSQL.",
      "Name a file, or postgresql://user:password@host/database."),
  STORE_IN_USE(
      FailureKind.UNAVAILABLE,
      "job-server-store-in-use",
      "Another program uses the database.",
      "Stop the other program; use PostgreSQL for more than one server."),
  STORE_VERSION(
      FailureKind.FAILED_PRECONDITION,
      "job-server-store-version",
      "The database was written by a later version of the server, or by another program.",
      "Run that version of the server, or name another database."),
  STORE_READ_ONLY(
      FailureKind.UNAVAILABLE,
      "job-server-store-read-only",
      "The database cannot be written.",
      "Check the permissions of its file and directory, or of its user."),
  STORE_FULL(
      FailureKind.UNAVAILABLE,
      "job-server-store-full",
      "The database has no space left.",
      "Free or add space; nothing was changed."),
  STORE_UNAVAILABLE(
      FailureKind.UNAVAILABLE,
      "job-server-store-unavailable",
      "The database does not answer.",
      "Check that it runs and can be reached, and its address, user and password."),
  STORE_FAILED(
      FailureKind.INTERNAL,
      "job-server-store-failed",
      "The database refused an operation.",
      "Look for its reason in the message and in the server's log.");

  private final FailureKind kind;
  private final Entry entry;

  ServerProblem(FailureKind kind, String word, String meaning, String remedy) {
    this.kind = kind;
    this.entry = new Entry(word, meaning, remedy);
  }

  /** Returns the kind of failure that the problem is. */
  public FailureKind kind() {
    return kind;
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
