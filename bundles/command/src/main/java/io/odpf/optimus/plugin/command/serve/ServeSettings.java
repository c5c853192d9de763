// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.serve;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.command.Invocation;
import io.odpf.optimus.plugin.command.arguments.OptionSpec;
import io.odpf.optimus.plugin.command.arguments.UsageException;
import io.odpf.optimus.plugin.command.arguments.Value;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.jobs.serve.JobServerRequest;
import io.odpf.optimus.plugin.text.TerminalText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a server: the options, else the variables {@code OPTIMUS_SERVE_*} of the same
 * names.
 *
 * @param call the command
 */
record ServeSettings(Invocation call) {
  static final int DEFAULT_PORT = 9100;
  private static final int LAST_PORT = 65_535;
  private static final String PORT = "port";
  private static final String STORE = "store";
  private static final String KEY_RING = "key-ring";
  private static final String CERTIFICATE = "certificate";
  private static final String KEY = "key";

  /** A password before the host of an address. */
  private static final Pattern PASSWORD = Pattern.compile("[a-z]+://[^/@]*:[^/]*@.*");

  ServeSettings {
    Objects.requireNonNull(call, "call");
  }

  static List<OptionSpec> options() {
    return List.of(
        text("host", "ADDRESS", "the address to listen on; default: 127.0.0.1"),
        text(PORT, "PORT", "the port; 0 for any; default: " + DEFAULT_PORT),
        text(
            STORE,
            "STORE",
            "the database: a file, or postgresql://user@host/database, whose password belongs in"
                + " $OPTIMUS_SERVE_STORE; default: ~/.optimus/server/jobs.db"),
        file(KEY_RING, "the keys of secrets; default: ~/.optimus/server/keys"),
        file(
            "access", "the digests of tokens, one a line; without it, only this machine is served"),
        file(CERTIFICATE, "the PEM file of the server's certificate chain"),
        file(KEY, "the PEM file of the certificate's private key"));
  }

  private static OptionSpec text(String name, String placeholder, String doc) {
    return OptionSpec.valued(name, "", Value.of(Value.Kind.TEXT, placeholder), doc);
  }

  private static OptionSpec file(String name, String doc) {
    return OptionSpec.valued(name, "", Value.of(Value.Kind.FILE, "FILE"), doc);
  }

  String host() {
    return setting("host").orElse("127.0.0.1");
  }

  int port() throws UsageException {
    Optional<String> given = setting(PORT);
    if (given.isEmpty()) {
      return DEFAULT_PORT;
    }
    try {
      int port = Integer.parseInt(given.get());
      if (port >= 0 && port <= LAST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(given.get());
    }
    throw notAPort(given.get());
  }

  private static UsageException notAPort(String text) {
    return new UsageException(
        CommandProblem.BAD_VALUE,
        TerminalText.quote(text) + " is not a port",
        "give a number from 0 to " + LAST_PORT);
  }

  /** Returns where data is stored: an absolute path, or an address. */
  Secret store() throws UsageException {
    Optional<String> argument = call.arguments().value(STORE);
    if (argument.isPresent() && PASSWORD.matcher(argument.get()).matches()) {
      throw new UsageException(
          CommandProblem.BAD_VALUE,
          "--" + STORE + " has a password, which other users can see in the list of processes",
          "set OPTIMUS_SERVE_STORE to the address instead");
    }
    Optional<String> given = setting(STORE);
    if (given.isPresent() && given.get().contains("://")) {
      return Secret.of(given.get());
    }
    Path file = given.isPresent() ? path(given.get()) : own("jobs.db");
    return Secret.of(file.toString());
  }

  Path keyRing() throws UsageException {
    Optional<String> given = setting(KEY_RING);
    return given.isPresent() ? path(given.get()) : own("keys");
  }

  Optional<Path> access() throws UsageException {
    return file(setting("access"));
  }

  Optional<JobServerRequest.Identity> identity() throws UsageException {
    Optional<Path> certificate = file(setting(CERTIFICATE));
    Optional<Path> key = file(setting(KEY));
    if (certificate.isPresent() != key.isPresent()) {
      throw new UsageException(
          CommandProblem.MISSING_OPTION,
          "--" + (key.isPresent() ? CERTIFICATE : KEY) + " is missing",
          "give a certificate and its private key, or neither");
    }
    return certificate.map(chain -> new JobServerRequest.Identity(chain, key.orElseThrow()));
  }

  /** Returns the directory of what no setting names; empty if all is named. */
  Optional<Path> ownDirectory() throws UsageException {
    boolean named = setting(STORE).isPresent() && setting(KEY_RING).isPresent();
    return named ? Optional.empty() : Optional.of(directory());
  }

  private Path directory() throws UsageException {
    return HomeDirectory.of(call.environment())
        .orElseThrow(
            () ->
                new UsageException(
                    CommandProblem.MISSING_OPTION,
                    "there is no home directory for the server's files",
                    "set HOME, or give --" + STORE + " and --" + KEY_RING))
        .resolve(".optimus/server");
  }

  private Path own(String name) throws UsageException {
    return directory().resolve(name);
  }

  private Optional<Path> file(Optional<String> given) throws UsageException {
    return given.isEmpty() ? Optional.empty() : Optional.of(path(given.get()));
  }

  private Path path(String text) throws UsageException {
    try {
      return call.workingDirectory().resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new UsageException(
          CommandProblem.BAD_VALUE, TerminalText.quote(text) + " is not a path", "name a file");
    }
  }

  private Optional<String> setting(String option) {
    String variable = "OPTIMUS_SERVE_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
    return call.arguments()
        .value(option)
        .or(() -> Optional.ofNullable(call.environment().get(variable)))
        .filter(value -> !value.isEmpty());
  }
}
