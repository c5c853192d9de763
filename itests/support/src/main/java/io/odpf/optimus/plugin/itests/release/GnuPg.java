// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The real GnuPG with its own home and one key. Closing it ends its agent. */
public final class GnuPg implements AutoCloseable {
  private static final String HOME = "gnupg";
  private static final String AGENT_SOCKET = "/S.gpg-agent.browser";
  private static final int SOCKET_PATH = 107;

  private final Path home;

  private GnuPg(Path home) {
    this.home = home;
  }

  /**
   * Creates a home.
   *
   * @param directory the parent directory, with a short path, since the home contains sockets
   */
  public static GnuPg in(Path directory) {
    if (directory.toString().length() + HOME.length() + 1 + AGENT_SOCKET.length() > SOCKET_PATH) {
      throw new IllegalArgumentException("too long for a socket: " + directory);
    }
    try {
      Path home = directory.resolve(HOME);
      Files.createDirectories(directory);
      Files.createDirectory(
          home, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new GnuPg(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the home that was created in a directory. */
  public static GnuPg of(Path directory) {
    return new GnuPg(directory.resolve(HOME));
  }

  /** Runs gpg, and fails if gpg does. */
  public Result gpg(String... arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("gpg").toString()));
    all.addAll(List.of("--homedir", home + "", "--batch", "--yes", "--quiet", "--passphrase", ""));
    all.addAll(List.of(arguments));
    return Command.of(home, all.toArray(String[]::new)).run().orThrow();
  }

  /** Creates a signing key that does not expire. */
  public GnuPg key(String name) {
    gpg("--quick-generate-key", name, "ed25519", "sign", "never");
    return this;
  }

  /** Returns the public keys in ASCII armour. */
  public String publicKeys() {
    return gpg("--armor", "--export").out();
  }

  /** Returns the home, for files that gpg creates there. */
  public Path home() {
    return home;
  }

  @Override
  public void close() {
    Command.of(home, Tool.find("gpgconf") + "", "--homedir", home + "", "--kill", "all").run();
  }
}
