// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A Go module proxy with a real checksum database, which it both serves and forwards: see {@code
 * itests/fixtures/goproxy}. The database does not re-examine a module version that it has recorded.
 */
public final class GoProxy implements AutoCloseable {
  /** The name and password for {@code /basic/}. */
  public static final String USER = "reader";

  /** A secret; must never appear in output. */
  public static final String PASSWORD = "go-Passw0rd-of-tests";

  /** The token for {@code /bearer/}. */
  public static final String TOKEN = "go-T0ken-of-tests";

  private final GoServer server;

  private GoProxy(GoServer server) {
    this.server = server;
  }

  /**
   * Starts it over https.
   *
   * @param sources the Go program
   * @param cache the directory for programs and Go's caches
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
   * @param cache the directory for programs and Go's caches
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

  /** Returns its port. */
  public int port() {
    return server.port("port");
  }

  /** Returns the name and the key of its checksum database. */
  public String checksumDatabase() {
    return server.value("sumdb");
  }

  @Override
  public void close() {
    server.close();
  }
}
