// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The codes of problems with jobs. */
public enum JobProblem implements ProblemCode {
  NO_PROJECT(
      "project-none",
      "There is no optimus.yaml.",
      "Run the command in the project's directory, name the file with -c, or write one with optimus"
          + " init."),
  PROJECT_UNREADABLE(
      "project-unreadable",
      "The project's file cannot be read.",
      "Check its path and its permissions."),
  DUPLICATE_NAMESPACE(
      "duplicate-namespace",
      "Two namespaces of a project have the same name.",
      "Rename or remove one of them."),
  UNKNOWN_NAMESPACE(
      "unknown-namespace",
      "The project has no namespace of this name.",
      "Check its spelling against the namespaces in optimus.yaml."),
  NO_JOBS(
      "job-none",
      "The folder has no job.",
      "Check the path of the jobs in optimus.yaml; each job is a directory with a job.yaml."),
  UNREADABLE(
      "job-unreadable",
      "A file or a directory of a job cannot be read.",
      "Check its permissions and its disk."),
  TOO_LARGE(
      "job-too-large",
      "A file of a job is larger than its kind may be.",
      "Move large texts into files in assets/; check that it is the right file."),
  LINK(
      "job-link",
      "A link in the folder of jobs leads to a directory, or outside of the folder.",
      "Replace the link by the file or the directory itself."),
  NESTING(
      "job-nesting",
      "Directories are nested too deeply.",
      "Check for a directory that is mounted within itself."),
  DUPLICATE_NAME(
      "job-duplicate-name", "Two jobs have the same name.", "Rename or remove one of them."),
  VERSION(
      "job-version",
      "A job's version is missing or not supported.",
      "Write 'version: 1' into the job's file."),
  LENGTH(
      "job-length", "A name or an owner is too short or too long.", "Write 3 to 1024 characters."),
  DATE("job-date", "A date is not one of the calendar.", "Write it as YYYY-MM-DD."),
  SCHEDULE(
      "job-schedule",
      "A job's interval is not a schedule.",
      "Write five fields, such as '0 2 * * *', or a word such as '@daily'; docs/jobs.md has the"
          + " syntax."),
  DURATION("job-duration", "A value is not a duration.", "Write it as 24h or 1h30m."),
  WINDOW(
      "job-window",
      "A part of a window is missing or not allowed for the job's version.",
      "Correct the part that the message names; docs/jobs.md has a table of windows."),
  NOT_TEXT(
      "job-not-text",
      "A configuration's value is a number or a flag of YAML; Optimus itself refuses such values.",
      "Put the value into quotes."),
  NO_EFFECT("job-no-effect", "A value has no effect.", "Remove it, or write what the hint says."),
  UNKNOWN_JOB(
      "unknown-job",
      "The project has no job of this name.",
      "Check its spelling; optimus job list shows the jobs."),
  UNKNOWN_TASK(
      "job-unknown-task",
      "A job's task is not an installed plugin for tasks.",
      "Check its spelling, or install the plugin."),
  UNKNOWN_HOOK(
      "job-unknown-hook",
      "A job's hook is not an installed plugin for hooks.",
      "Check its spelling, or install the plugin."),
  DUPLICATE_HOOK("job-duplicate-hook", "A job has a hook twice.", "Remove one of the two."),
  DEPENDENCY(
      "job-dependency",
      "A dependency is incomplete, or names a job that does not exist.",
      "Correct the entry below 'dependencies:'."),
  ASSET_NAME(
      "job-asset-name",
      "An asset's name is not the name of a file on every system, or is taken.",
      "Rename the file."),
  ASSET_ENCODING(
      "job-asset-encoding",
      "An asset is not UTF-8 text.",
      "Save the file as UTF-8; assets are templates."),
  NO_VALUE(
      "job-no-value",
      "A template asks for a key that does not exist, and its text has <no value> instead.",
      "Correct the key; keys of configurations are in upper case."),
  UNSTABLE(
      "job-unstable",
      "A template calls a function whose result is another one each time.",
      "Use .EXECUTION_TIME, which stays the same for a run, unless that is meant."),
  VARIABLE(
      "job-variable",
      "A value for a container cannot be one of its variables.",
      "Rename the setting with letters, digits and '_', or pass the value as an asset."),
  EXISTS(
      "job-exists",
      "A job's file exists already.",
      "Choose another directory, or overwrite the file expressly."),
  UNWRITABLE(
      "job-unwritable",
      "A job's files cannot be written.",
      "Check the disk's space and the directory's permissions.");

  private final Entry entry;

  JobProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
