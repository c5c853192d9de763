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

/** The real GnuPG with a home of its own, and one key in it; closed, its agent ends. */
public final class GnuPg implements AutoCloseable {
  private static final String HOME = "gnupg";
  private static final String AGENT_SOCKET = "/S.gpg-agent.browser";
  private static final int SOCKET_PATH = 107;

  private final Path home;

  private GnuPg(Path home) {
    this.home = home;
  }

  /**
   * Makes a home.
   *
   * @param directory in which it is made; its path is short, since sockets lie in it
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

  /** The home that was made in a directory. */
  public static GnuPg of(Path directory) {
    return new GnuPg(directory.resolve(HOME));
  }

  /** Runs gpg, which must succeed. */
  public Result gpg(String... arguments) {
    List<String> all = new ArrayList<>(List.of(Tool.find("gpg").toString()));
    all.addAll(List.of("--homedir", home + "", "--batch", "--yes", "--quiet", "--passphrase", ""));
    all.addAll(List.of(arguments));
    return Command.of(home, all.toArray(String[]::new)).run().orThrow();
  }

  /** Makes a key that signs and does not expire. */
  public GnuPg key(String name) {
    gpg("--quick-generate-key", name, "ed25519", "sign", "never");
    return this;
  }

  /** The public keys in ASCII armour. */
  public String publicKeys() {
    return gpg("--armor", "--export").out();
  }

  /** The home, for files that gpg makes there. */
  public Path home() {
    return home;
  }

  @Override
  public void close() {
    Command.of(home, Tool.find("gpgconf") + "", "--homedir", home + "", "--kill", "all").run();
  }
}
