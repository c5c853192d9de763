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

  private static final long KEYGEN_SECONDS = 10;

  private final URI address;
  private final Keys keys;
  private final Timeouts timeouts;
  private final Map<String, String> environment;
  private final Path scratch;
  private final Optional<Passphrase> passphrase;

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
    this.passphrase = keys.passphrase().map(Passphrase::new);
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

  /** The host as programs take it, an address of IPv6 without brackets. */
  String host() {
    String host = address.getHost();
    return host.startsWith("[") && host.endsWith("]")
        ? host.substring(1, host.length() - 1).replace("%25", "%")
        : host;
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
    if (address.getPort() > 0) {
      arguments.addAll(List.of("-p", Integer.toString(address.getPort())));
    }
    if (address.getUserInfo() != null) {
      arguments.addAll(List.of("-l", address.getUserInfo()));
    }
    // After this nothing is taken for an option, whatever a host is called.
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
    // So that it ends if the other side has gone without a word, also when nobody ends it.
    options.put("ServerAliveInterval", "15");
    options.put("ServerAliveCountMax", "4");
    if (keys.passphrase().isEmpty()) {
      options.put("BatchMode", "yes");
    }
    if (keys.key().isPresent()) {
      options.put("IdentitiesOnly", "yes");
      // Not by -i, which looks for the file before it replaces anything in its path.
      options.put("IdentityFile", SshPath.option(keys.key().get(), "key"));
    }
    if (keys.knownHosts().isPresent()) {
      options.put("UserKnownHostsFile", SshPath.option(keys.knownHosts().get(), "known_hosts"));
      options.put("GlobalKnownHostsFile", "none");
    }
    return options;
  }

  /**
   * Why the key cannot be used, if it cannot: ssh passes a key by that it cannot decrypt, and then
   * says only that the other side refuses. Asks ssh-keygen, if there is one.
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
        // Nobody is asked: not on the terminal either.
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
    } catch (IOException unknown) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
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
    // Its messages are read.
    variables.put("LC_ALL", "C");
    variables.put("GIT_PROTOCOL", "version=2");
    if (passphrase.isPresent()) {
      variables.put("SSH_ASKPASS", passphrase.get().program(scratch).toString());
      variables.put("SSH_ASKPASS_REQUIRE", "force");
      // Before OpenSSH 8.4 nobody is asked without a display.
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
