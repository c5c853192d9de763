// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Go module proxy with a real checksum database, which it passes on and is itself too: see {@code
 * itests/fixtures/goproxy}. What the database has vouched for once, it does not look at again.
 */
public final class GoProxy implements AutoCloseable {
  /** Name and password that {@code /basic/} takes. */
  public static final String USER = "reader";

  /** Never shown by anything that is tested. */
  public static final String PASSWORD = "go-Passw0rd-of-tests";

  /** The token that {@code /bearer/} takes. */
  public static final String TOKEN = "go-T0ken-of-tests";

  private final GoServer server;

  private GoProxy(GoServer server) {
    this.server = server;
  }

  /**
   * Starts it over https.
   *
   * @param sources the Go program
   * @param cache where it and Go's caches are kept
   */
  public static GoProxy start(
      Path sources, Path cache, GoModules modules, Certificates certificates) {
    return start(
        sources,
        cache,
        modules,
        List.of("-certificate", certificates.server() + "", "-key", certificates.serverKey() + ""));
  }

  /**
   * Starts it over http.
   *
   * @param sources the Go program
   * @param cache where it and Go's caches are kept
   * @param database the name of its checksum database
   */
  public static GoProxy plain(Path sources, Path cache, GoModules modules, String database) {
    return start(sources, cache, modules, List.of("-name", database));
  }

  private static GoProxy start(Path sources, Path cache, GoModules modules, List<String> more) {
    List<String> arguments = new ArrayList<>(List.of("-root", modules.tree() + ""));
    arguments.addAll(more);
    return new GoProxy(GoServer.start(sources, cache, cache, arguments));
  }

  /** Its port. */
  public int port() {
    return server.port("port");
  }

  /** The name and the key of its checksum database. */
  public String checksumDatabase() {
    return server.value("sumdb");
  }

  @Override
  public void close() {
    server.close();
  }
}
