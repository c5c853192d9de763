// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.problem;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The problems that the command line itself reports. */
public enum CommandProblem implements ProblemCode {
  // The words of the command line.
  NO_COMMAND(
      "no-command",
      "The command line ends before it names a command.",
      "Run optimus help to list the commands."),
  UNKNOWN_COMMAND(
      "unknown-command",
      "The command line names a command that does not exist.",
      "Run optimus help to list the commands."),
  UNKNOWN_OPTION(
      "unknown-option",
      "The command line has an option that the command does not take.",
      "Run the command with --help to list its options; options follow the command."),
  REPEATED_OPTION(
      "repeated-option",
      "The command line has an option twice that may be given once.",
      "Give the option once."),
  MISSING_OPTION(
      "missing-option",
      "The command line lacks an option that the command requires.",
      "Add the option."),
  BAD_OPTION(
      "bad-option", "Two options contradict each other.", "Leave out one of the two options."),
  UNEXPECTED_VALUE(
      "unexpected-value",
      "The command line gives a value to an option that takes none.",
      "Leave out the value and the equals sign."),
  BAD_VALUE(
      "bad-value",
      "An option has a value that it does not accept.",
      "Run the command with --help to see which values the option accepts."),
  MISSING_ARGUMENT(
      "missing-argument",
      "The command line lacks an argument that the command requires.",
      "Run the command with --help to see its arguments."),
  UNEXPECTED_ARGUMENT(
      "unexpected-argument",
      "The command line has an argument that the command does not take.",
      "Leave out the argument."),
  BAD_ARGUMENTS(
      "bad-arguments",
      "The command line cannot be parsed.",
      "Run the command with --help to see its usage."),
  UNKNOWN_PAGE(
      "unknown-page",
      "No manual page has this name.",
      "Name a command as on the command line: optimus man plugin install."),

  // The configuration file.
  NO_CONFIG(
      "no-config",
      "The configuration file does not exist, or none was named and the working directory has"
          + " none.",
      "Name a configuration file with -c, or write one with optimus plugin init."),
  BAD_CONFIG(
      "bad-config",
      "The name given for the configuration is not the name of a file.",
      "Name a file with -c."),
  CONFIG_EXISTS(
      "config-exists",
      "The file that init would write already exists.",
      "Name another file with -c, or edit the existing one with optimus plugin add."),
  NO_DIRECTORY(
      "no-directory",
      "The directory of the file that init would write does not exist.",
      "Create the directory first."),

  // Servers of jobs.
  JOB_SERVER_UNREACHABLE(
      "job-server-unreachable",
      "The server of jobs cannot be reached.",
      "Check that the server runs, that its address is right, and that this machine can reach it."),
  JOB_SERVER_REFUSED(
      "job-server-refused",
      "The server of jobs refused a request, in the words of the message.",
      "Correct what the message says: a name, a token, or the job on the server."),
  JOB_SERVER_REPLY(
      "job-server-reply",
      "The reply of the server of jobs is not one of Optimus.",
      "Check that the address is that of an Optimus server."),

  NO_JOB_SERVER(
      "no-job-server",
      "This program cannot serve jobs, because it lacks the server's libraries.",
      "Use the complete distribution, unpacked as a whole."),

  // New plugins.
  PLUGIN_NAME(
      "plugin-name",
      "The name given for a new plugin cannot be part of a plugin's file name.",
      "Use at most 64 lower-case letters, digits and single dashes, a letter first."),
  PLUGIN_DIRECTORY(
      "plugin-directory",
      "The directory for a new plugin's project exists.",
      "Name a directory that does not exist with --dir."),

  // Calls and processes of plugins.
  BAD_REQUEST(
      "bad-request",
      "The request to a plugin is not JSON, or does not have the form that the method takes.",
      "Correct the request; the commands page lists the keys of each method."),
  PLUGIN_NOT_READY(
      "plugin-not-ready",
      "The plugin runs but does not answer yet.",
      "Wait a moment and try again, or read the plugin's log."),
  NO_PLUGIN_FILE(
      "no-plugin-file",
      "The path does not name the file of a plugin.",
      "Build the plugin first, or name a plugin on this machine."),
  NO_SUPERVISOR(
      "no-supervisor",
      "This program or runtime cannot run plugins, because it has no supervisor.",
      "In a runtime, start the supervisor's bundle; elsewhere, use the complete distribution."),

  // The machine and the program.
  NO_TERMINAL(
      "no-terminal",
      "The command asks for confirmation, but there is no terminal to ask on.",
      "Use --yes to proceed without confirmation, or --dry-run to see the changes."),
  IO(
      "io",
      "A file could not be read or written, or a local service could not be reached.",
      "Check the path in the message, its permissions, and the free space."),
  INTERNAL(
      "internal",
      "The program failed in a way that it does not expect.",
      "Run the command again with --verbose, and report the output as a bug.");

  private final Entry entry;

  CommandProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
