// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.model;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The codes of problems in a configuration file. */
public enum ConfigProblem implements ProblemCode {
  CONFIG_MISSING(
      "config-missing",
      "The configuration file does not exist.",
      "Name another file with -c, or set OPTIMUS_PLUGIN_CONFIG."),
  CONFIG_UNREADABLE(
      "config-unreadable",
      "The configuration file cannot be read.",
      "Check its path, its permissions and its disk."),
  CONFIG_TOO_LARGE(
      "config-too-large",
      "The configuration file is larger than 1 MiB.",
      "Check that it is the right file; split a configuration that is really so large."),
  ENCODING("encoding", "The file is not UTF-8.", "Save the file as UTF-8."),
  FORBIDDEN_CHARACTER(
      "forbidden-character",
      "The file contains a control character or a character that changes the direction "
          + "of writing.",
      "Remove the character."),
  SYNTAX(
      "syntax",
      "The file is not valid YAML.",
      "Correct the file at the given position; values with special characters need " + "quotes."),
  TAB("tab", "A TAB stands where YAML allows spaces only.", "Replace the TAB by spaces."),
  EMPTY(
      "empty",
      "The file is empty.",
      "Begin it with 'plugins:'; docs/configuration.md has an example."),
  SEVERAL_DOCUMENTS(
      "several-documents",
      "The file has more than one YAML document.",
      "Remove the '---', or split the file."),
  ALIAS(
      "alias",
      "A value is a YAML alias, which a configuration may not have.",
      "Write the value out; put a text that begins with '*' in quotes."),
  ANCHOR(
      "anchor",
      "A value has a YAML anchor, which a configuration may not have.",
      "Remove the anchor; put a text that begins with '&' in quotes."),
  TAG(
      "tag",
      "A value has a YAML tag, which a configuration may not have.",
      "Remove the tag; put a text that begins with '!' in quotes."),
  TOO_DEEP(
      "too-deep",
      "Values are nested too deeply.",
      "Check the indentation; a configuration needs six levels levels."),
  TOO_MANY_VALUES(
      "too-many-values",
      "The file has more values than a configuration may have.",
      "Split the file."),
  WRONG_KIND(
      "wrong-kind",
      "A value has the wrong shape: for example a list where text is expected.",
      "Write the value in the shape that the message names."),
  DUPLICATE_KEY("duplicate-key", "A mapping has the same key twice.", "Remove one of the two."),
  UNKNOWN_KEY(
      "unknown-key", "A key is not known here.", "Check its spelling against the known keys."),
  INVALID_KEY(
      "invalid-key",
      "A key of a mapping is not allowed, or is not a platform where platforms are " + "expected.",
      "Correct the key."),
  MISSING_KEY("missing-key", "A required key is missing.", "Add the key."),
  ONE_OF("one-of", "Exactly one of several keys must be present.", "Keep one of them."),
  INVALID_VALUE(
      "invalid-value",
      "A value is not allowed for its key.",
      "Write a value that the message describes."),
  INVALID_PATH(
      "invalid-path",
      "A path leads outside its provider, or is not written plainly.",
      "Write a relative path with '/' between names."),
  CREDENTIALS_IN_ADDRESS(
      "credentials-in-address",
      "An address contains a user name or a password.",
      "Move them to 'auth', or to the key in which the provider type takes credentials."),
  PLAIN_HTTP(
      "plain-http",
      "A provider's address is plain HTTP, over which artifacts and credentials can be "
          + "read and changed.",
      "Use https, or allow plain HTTP as the hint says."),
  PLACEHOLDER(
      "placeholder",
      "A value is still the placeholder of an example.",
      "Replace it by the real value."),
  UNKNOWN_PLACEHOLDER(
      "unknown-placeholder",
      "A placeholder in a path is unknown or not closed.",
      "Use {{.Os}}, {{.Arch}}, {{.Version}} and {{.Name}}."),
  VARIABLE_SYNTAX(
      "variable-syntax",
      "A variable is not written as ${NAME} or ${NAME:-default}.",
      "Correct it; $${ stands for a literal ${."),
  VARIABLE_NOT_HERE(
      "variable-not-here",
      "A variable stands where variables are not replaced.",
      "Write the value itself; $${ stands for a literal ${."),
  UNDEFINED_VARIABLE(
      "undefined-variable",
      "A variable is not set.",
      "Set it, or give it a default: ${NAME:-default}."),
  EMPTY_VARIABLE(
      "empty-variable",
      "A variable is set, but empty.",
      "Give it a value, or write ${NAME:-} if it may be empty."),
  UNAVAILABLE_FILE(
      "unavailable-file",
      "A file that the configuration names does not exist, or may not be read.",
      "Correct the path or the permissions; relative paths begin at the configuration's "
          + "directory."),
  UNREADABLE_FILE(
      "unreadable-file",
      "A file that the configuration names cannot be used: it is empty, too large, or "
          + "not text.",
      "Correct the file."),
  NO_HOME("no-home", "There is no home directory.", "Set HOME, or write an absolute path."),
  INSTALL_LOCATION(
      "install-location",
      "The install location is a directory that plugins must not fill.",
      "Give plugins a directory of their own, such as ~/.optimus/plugins."),
  UNKNOWN_SERVER(
      "unknown-server",
      "No list of servers has a server with this name.",
      "List the server under servers: in the host's defaults, or give its address."),
  UNKNOWN_TYPE(
      "unknown-type",
      "No bundle brings the provider type.",
      "Check its spelling, or add the bundle that brings it."),
  BROKEN_TYPE(
      "broken-type",
      "The bundle that brings the provider type cannot be used.",
      "Correct the bundle, or remove it."),
  UNKNOWN_PROVIDER(
      "unknown-provider",
      "A plugin names a provider that is not configured.",
      "Check its spelling, or add the provider to 'providers:'."),
  DUPLICATE_PROVIDER(
      "duplicate-provider", "Two providers have the same name.", "Rename or remove one of them."),
  DUPLICATE_OUTPUT(
      "duplicate-output", "Two plugins have the same name.", "Rename or remove one of them."),
  MISSING_VERSION(
      "missing-version",
      "A path contains {{.Version}}, but the plugin has no version.",
      "Add 'version:' to the plugin."),
  NOT_EDITABLE(
      "not-editable",
      "The file cannot be edited without changing other entries.",
      "Edit the file by hand."),
  MORE_FINDINGS(
      "more-findings",
      "There are more findings than are shown.",
      "Correct those that are shown, then run the command again.");

  private final Entry entry;

  ConfigProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
