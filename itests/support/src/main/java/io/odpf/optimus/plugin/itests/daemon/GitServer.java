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
  /** Name and password that {@code /basic/} takes. */
  public static final String USER = "reader";

  /** Never shown by anything that is tested. */
  public static final String PASSWORD = "git-Passw0rd-of-tests";

  /** The token that {@code /bearer/} takes. */
  public static final String TOKEN = "git-T0ken-of-tests";

  /** What the encrypted one of the keys is encrypted with. */
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
   * @param cache where it and Go's caches are kept
   * @param directory an existing one; repositories lie below it
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

  /** One key in three forms: as it is, encrypted; and another one. */
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

  /** Where its repositories lie. */
  public Path directory() {
    return directory;
  }

  /** Its port for https. */
  public int httpsPort() {
    return server.port("https");
  }

  /** Its port for ssh. */
  public int sshPort() {
    return server.port("ssh");
  }

  /** The key that may log in. */
  public Path key() {
    return directory.resolve("key");
  }

  /** The same, encrypted with {@link #PASSPHRASE}. */
  public Path encryptedKey() {
    return directory.resolve("encrypted");
  }

  /** A key that may not. */
  public Path strangersKey() {
    return directory.resolve("stranger");
  }

  /** The host's key, for {@code localhost} and its port. */
  public Path knownHosts() {
    return directory.resolve("known_hosts");
  }

  /** The host's key, as it stands in a file of known hosts. */
  public String hostKey() {
    return server.value("hostkey");
  }

  @Override
  public void close() {
    server.close();
  }
}
