// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

  private final RunningCommand process;

  private GoProxy(RunningCommand process) {
    this.process = process;
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
        List.of(
            "-certificate",
            certificates.certificate("good") + "",
            "-key",
            certificates.key("good") + ""));
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
    Path program = cache.resolve("goproxy").resolve("server");
    new GoCommand(cache).command(sources, List.of("build", "-o", program + "")).run().orThrow();
    List<String> arguments = new ArrayList<>(List.of(program + "", "-root", modules.tree() + ""));
    arguments.addAll(more);
    RunningCommand process = new Command(arguments, cache, Map.of()).start();
    process.awaitOut("ready");
    return new GoProxy(process);
  }

  /** Its port. */
  public int port() {
    return Integer.parseInt(said("port"));
  }

  /** The name and the key of its checksum database. */
  public String checksumDatabase() {
    return said("sumdb");
  }

  private String said(String name) {
    return process
        .out()
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the module proxy said " + process.out()));
  }

  @Override
  public void close() {
    process.close();
  }
}
