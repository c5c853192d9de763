// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.Timeouts;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The machine's OpenSSH client, told where to log in. What is configured for it (agents, jump
 * hosts, hardware keys) works as it does for the user. It never asks: what it would have to ask for
 * fails.
 *
 * <p>Thread-safe.
 */
public final class SshClient {
  /** What it needs of the environment: programs it starts, the agent, the user. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK", "SystemRoot", "USERPROFILE");

  private final URI address;
  private final Keys keys;
  private final Timeouts timeouts;
  private final Map<String, String> environment;
  private final Path scratch;

  /**
   * @param address {@code ssh://user@host:port/path}
   * @param environment of the process that asked
   * @param scratch a private directory, for what the client has to read from files
   */
  public SshClient(
      URI address, Keys keys, Timeouts timeouts, Map<String, String> environment, Path scratch) {
    this.address = address;
    this.keys = keys;
    this.timeouts = timeouts;
    this.environment = Map.copyOf(environment);
    this.scratch = scratch;
  }

  /**
   * How to prove who is who; what is absent is up to the client's own configuration.
   *
   * @param key the private key's file
   * @param passphrase what the key is encrypted with
   * @param knownHosts the hosts' keys to trust, instead of the user's and the machine's
   */
  public record Keys(Optional<Path> key, Optional<Secret> passphrase, Optional<Path> knownHosts) {}

  URI address() {
    return address;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  /** The path of the repository as the other side's git takes it. */
  public String repository() {
    String path = address.getPath();
    return path.startsWith("/~") ? path.substring(1) : path;
  }

  /**
   * Starts a command at the other side.
   *
   * @param command its words; each is quoted for the other side's shell
   */
  public Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(arguments(command));
    Map<String, String> variables = builder.environment();
    variables.clear();
    variables.putAll(variables());
    return builder.start();
  }

  private List<String> arguments(List<String> command) throws RemoteFailure {
    List<String> arguments = new ArrayList<>(List.of(program().toString(), "-T", "-x"));
    options().forEach((name, value) -> arguments.addAll(List.of("-o", name + "=" + value)));
    keys.key().ifPresent(key -> arguments.addAll(List.of("-i", key.toString())));
    if (address.getPort() > 0) {
      arguments.addAll(List.of("-p", Integer.toString(address.getPort())));
    }
    if (address.getUserInfo() != null) {
      arguments.addAll(List.of("-l", address.getUserInfo()));
    }
    // After this nothing is taken for an option, whatever a host is called.
    arguments.addAll(List.of("--", address.getHost(), quoted(command)));
    return arguments;
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    options.put("StrictHostKeyChecking", "yes");
    options.put("ClearAllForwardings", "yes");
    options.put("ConnectTimeout", seconds());
    options.put("SendEnv", "GIT_PROTOCOL");
    options.put("PasswordAuthentication", "no");
    options.put("KbdInteractiveAuthentication", "no");
    options.put("NumberOfPasswordPrompts", "1");
    if (keys.passphrase().isEmpty()) {
      options.put("BatchMode", "yes");
    }
    if (keys.key().isPresent()) {
      options.put("IdentitiesOnly", "yes");
    }
    if (keys.knownHosts().isPresent()) {
      options.put("UserKnownHostsFile", "\"" + keys.knownHosts().get() + "\"");
      options.put("GlobalKnownHostsFile", "none");
    }
    return options;
  }

  private String seconds() {
    return Long.toString(Math.max(1, timeouts.connect().toSeconds()));
  }

  private Map<String, String> variables() throws IOException {
    Map<String, String> variables = new HashMap<>();
    for (String name : INHERITED) {
      if (environment.containsKey(name)) {
        variables.put(name, environment.get(name));
      }
    }
    // Its messages are read.
    variables.put("LC_ALL", "C");
    variables.put("GIT_PROTOCOL", "version=2");
    if (keys.passphrase().isPresent()) {
      variables.put("SSH_ASKPASS", askpass(keys.passphrase().get()).toString());
      variables.put("SSH_ASKPASS_REQUIRE", "force");
      // Before OpenSSH 8.4 nobody is asked without a display.
      variables.put("DISPLAY", "none:0");
    }
    return variables;
  }

  /** A program that says the passphrase, which so is in no argument and in no environment. */
  private Path askpass(Secret passphrase) throws IOException {
    try {
      return answer(passphrase);
    } catch (UnsupportedOperationException windows) {
      throw new RemoteFailure(
          ProviderException.local(
              "an encrypted key needs a file system with Unix permissions",
              "let an ssh agent hold the key, and leave passphrase out",
              windows));
    }
  }

  private synchronized Path answer(Secret passphrase) throws IOException {
    Path program = scratch.resolve("passphrase.sh");
    if (!Files.exists(program)) {
      Path secret = scratch.resolve("passphrase");
      Files.createFile(
          secret,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(secret, passphrase.reveal() + "\n");
      Files.createFile(
          program,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      Files.writeString(program, "#!/bin/sh\nexec cat \"${0%.sh}\"\n");
    }
    return program;
  }

  private Path program() throws RemoteFailure {
    String search = environment.getOrDefault("PATH", "");
    for (String directory : search.split(File.pathSeparator)) {
      for (String name : List.of("ssh", "ssh.exe")) {
        try {
          Path candidate = Path.of(directory, name);
          if (!directory.isEmpty() && Files.isExecutable(candidate)) {
            return candidate;
          }
        } catch (InvalidPathException odd) {
          // No directory that a program could be in.
          continue;
        }
      }
    }
    throw new RemoteFailure(
        ProviderException.local(
            "there is no ssh command on this machine's PATH",
            "install OpenSSH's client, or use the repository's https address",
            null));
  }

  /** As git quotes: the words reach the other side's shell as one line. */
  private static String quoted(List<String> command) {
    StringBuilder line = new StringBuilder();
    for (String word : command) {
      line.append(line.isEmpty() ? "" : " ");
      line.append(
          word.matches("[a-z-]+")
              ? word
              : "'" + word.replace("'", "'\\''").replace("!", "'\\!'") + "'");
    }
    return line.toString();
  }
}
