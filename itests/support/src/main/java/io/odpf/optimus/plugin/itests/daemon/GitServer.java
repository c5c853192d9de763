// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Serves repositories as forges do: https through git's own http-backend, with Git LFS, under
 * several first parts of the path (see {@code itests/fixtures/gitserver}), and ssh.
 */
public final class GitServer implements AutoCloseable {
  /** The name and password for {@code /basic/}. */
  public static final String USER = "reader";

  /** A secret; must never appear in output. */
  public static final String PASSWORD = "git-Passw0rd-of-tests";

  /** The token for {@code /bearer/}. */
  public static final String TOKEN = "git-T0ken-of-tests";

  /** The passphrase of the encrypted key. */
  public static final String PASSPHRASE = "key-Passphrase-of-tests";

  private final Path directory;
  private final GoServer server;

  private GitServer(Path directory, GoServer server) {
    this.directory = directory;
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param sources the Go program
   * @param cache the directory for programs and Go's caches
   * @param directory an existing directory, which will contain the repositories
   */
  public static GitServer start(
      Path sources, Path cache, Path directory, Certificates certificates) {
    List<String> arguments =
        List.of(
            "-root",
            directory + "",
            "-certificate",
            certificates.server() + "",
            "-key",
            certificates.serverKey() + "",
            "-authorized",
            keys(directory) + ".pub");
    GitServer server =
        new GitServer(directory, GoServer.start(sources, cache, directory, arguments));
    try {
      Files.writeString(
          server.knownHosts(), "[localhost]:" + server.sshPort() + " " + server.hostKey() + "\n");
      return server;
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    }
  }

  /** Create a key in plain and in encrypted form, and another key. */
  private static Path keys(Path directory) {
    Path key = directory.resolve("key");
    keygen(directory, "-N", "", "-f", key + "");
    try {
      Files.copy(key, directory.resolve("encrypted"), StandardCopyOption.COPY_ATTRIBUTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keygen(directory, "-p", "-P", "", "-N", PASSPHRASE, "-f", directory.resolve("encrypted") + "");
    keygen(directory, "-N", "", "-f", directory.resolve("stranger") + "");
    return key;
  }

  private static void keygen(Path directory, String... arguments) {
    Command.of(directory, keygen(arguments)).run().orThrow();
  }

  private static String[] keygen(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = Tool.find("ssh-keygen") + "";
    all[1] = "-q";
    all[2] = "-t";
    all[3] = "ed25519";
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    return all;
  }

  /** Returns the directory of its repositories. */
  public Path directory() {
    return directory;
  }

  /** Returns its port for https. */
  public int httpsPort() {
    return server.port("https");
  }

  /** Returns its port for ssh. */
  public int sshPort() {
    return server.port("ssh");
  }

  /** Returns the key that may log in. */
  public Path key() {
    return directory.resolve("key");
  }

  /** Returns the same key, encrypted with {@link #PASSPHRASE}. */
  public Path encryptedKey() {
    return directory.resolve("encrypted");
  }

  /** Returns a key that may not log in. */
  public Path strangersKey() {
    return directory.resolve("stranger");
  }

  /** Returns the host's key, as a known-hosts entry for {@code localhost} and its port. */
  public Path knownHosts() {
    return directory.resolve("known_hosts");
  }

  /** Returns the host's key, as in a file of known hosts. */
  public String hostKey() {
    return server.value("hostkey");
  }

  @Override
  public void close() {
    server.close();
  }
}
