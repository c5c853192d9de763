// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.program.ForeignProgram;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The OpenSSH client of this machine, for one repository. The user's configuration of ssh (agents,
 * jump hosts, hardware keys) applies. It never prompts, but fails instead.
 *
 * <p>Thread-safe.
 */
public final class SshClient {
  /** The variables that ssh inherits: for programs that it starts, the agent, and the user. */
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK", "SystemRoot", "USERPROFILE");

  private static final long KEYGEN_SECONDS = 10;

  private final URI address;
  private final Keys keys;
  private final Timeouts timeouts;
  private final Map<String, String> environment;
  private final Path scratch;
  private final Optional<Passphrase> passphrase;

  /**
   * @param address {@code ssh://user@host:port/path}
   * @param environment the environment of the calling process
   * @param scratch a private directory for files that the client reads
   */
  public SshClient(
      URI address, Keys keys, Timeouts timeouts, Map<String, String> environment, Path scratch) {
    this.address = address;
    this.keys = keys;
    this.timeouts = timeouts;
    this.environment = Map.copyOf(environment);
    this.scratch = scratch;
    this.passphrase = keys.passphrase().map(Passphrase::new);
  }

  /**
   * The keys of client and server; the client's own configuration applies to absent ones.
   *
   * @param key the file of the private key
   * @param passphrase the passphrase of the key
   * @param knownHosts a file with the hosts' keys to trust instead of those of user and machine
   */
  public record Keys(Optional<Path> key, Optional<Secret> passphrase, Optional<Path> knownHosts) {}

  URI address() {
    return address;
  }

  /** Returns the host as programs accept it, an IPv6 address without brackets. */
  String host() {
    String host = address.getHost();
    return host.startsWith("[") && host.endsWith("]")
        ? host.substring(1, host.length() - 1).replace("%25", "%")
        : host;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  /** Returns the path of the repository as git on the server accepts it. */
  public String repository() {
    String path = address.getPath();
    return path.startsWith("/~") ? path.substring(1) : path;
  }

  /**
   * Starts a command on the server.
   *
   * @param command its words; each is quoted for the server's shell
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
    if (address.getPort() > 0) {
      arguments.addAll(List.of("-p", Integer.toString(address.getPort())));
    }
    if (address.getUserInfo() != null) {
      arguments.addAll(List.of("-l", address.getUserInfo()));
    }
    // Everything after this is an argument, whatever the host's name.
    arguments.addAll(List.of("--", host(), quoted(command)));
    return arguments;
  }

  private Map<String, String> options() throws RemoteFailure {
    Map<String, String> options = new HashMap<>();
    options.put("StrictHostKeyChecking", "yes");
    options.put("ClearAllForwardings", "yes");
    options.put("ConnectTimeout", seconds());
    options.put("SendEnv", "GIT_PROTOCOL");
    options.put("PasswordAuthentication", "no");
    options.put("KbdInteractiveAuthentication", "no");
    options.put("NumberOfPasswordPrompts", "1");
    // End the client if the server disappears silently.
    options.put("ServerAliveInterval", "15");
    options.put("ServerAliveCountMax", "4");
    if (keys.passphrase().isEmpty()) {
      options.put("BatchMode", "yes");
    }
    if (keys.key().isPresent()) {
      options.put("IdentitiesOnly", "yes");
      // Avoid -i, which checks the file before it expands tokens in its path.
      options.put("IdentityFile", SshPath.option(keys.key().get(), "key"));
    }
    if (keys.knownHosts().isPresent()) {
      options.put("UserKnownHostsFile", SshPath.option(keys.knownHosts().get(), "known_hosts"));
      options.put("GlobalKnownHostsFile", "none");
    }
    return options;
  }

  /**
   * Returns why the key cannot be used; empty if it can, or if this is unknown. ssh skips a key
   * that it cannot decrypt, and then reports only that the server denied access. Uses ssh-keygen,
   * if installed.
   */
  Optional<ProviderException> keyProblem() {
    Optional<Path> keygen = ForeignProgram.find(environment, "ssh-keygen");
    if (keys.key().isEmpty() || keygen.isEmpty()) {
      return Optional.empty();
    }
    List<String> command =
        List.of(keygen.get().toString(), "-y", "-f", keys.key().get().toString());
    try {
      ProcessBuilder builder = new ProcessBuilder(ForeignProgram.guarded(command));
      builder.environment().clear();
      builder.environment().putAll(variables());
      if (passphrase.isEmpty()) {
        // Do not prompt, not even on the terminal.
        builder.environment().put("SSH_ASKPASS", "false");
        builder.environment().put("SSH_ASKPASS_REQUIRE", "force");
        builder.environment().put("DISPLAY", "none:0");
      }
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      try {
        SshMessages messages = new SshMessages(process.getErrorStream());
        return process.waitFor(KEYGEN_SECONDS, TimeUnit.SECONDS)
                && process.exitValue() != 0
                && messages.whole().contains("incorrect passphrase")
            ? Optional.of(undecrypted())
            : Optional.empty();
      } finally {
        ForeignProgram.end(process);
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private ProviderException undecrypted() {
    return passphrase.isPresent()
        ? ProviderException.denied(
            "the passphrase is not that of the ssh key " + keys.key().get(),
            "check the provider's ssh: passphrase")
        : ProviderException.denied(
            "the ssh key " + keys.key().get() + " is encrypted",
            "set the provider's ssh: passphrase, or let an ssh agent hold the key");
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
    // The messages are parsed.
    variables.put("LC_ALL", "C");
    variables.put("GIT_PROTOCOL", "version=2");
    if (passphrase.isPresent()) {
      variables.put("SSH_ASKPASS", passphrase.get().program(scratch).toString());
      variables.put("SSH_ASKPASS_REQUIRE", "force");
      // Before OpenSSH 8.4, the program is run only with a display.
      variables.put("DISPLAY", "none:0");
    }
    return variables;
  }

  private Path program() throws RemoteFailure {
    return ForeignProgram.find(environment, "ssh")
        .orElseThrow(
            () ->
                new RemoteFailure(
                    ProviderException.local(
                        "there is no ssh command on this machine's PATH",
                        "install OpenSSH's client, or use the repository's https address",
                        null)));
  }

  /** Quotes words as git does, since they reach the server's shell as one line. */
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
