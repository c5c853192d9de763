// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.util.List;

/**
 * A Go module proxy over https, with a real checksum database that it passes on: see {@code
 * itests/fixtures/goproxy}.
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
   * Starts it.
   *
   * @param sources the Go program
   * @param cache where it and Go's caches are kept
   */
  public static GoProxy start(
      Path sources, Path cache, GoModules modules, Certificates certificates) {
    Path program = cache.resolve("goproxy").resolve("server");
    new GoCommand(cache).command(sources, List.of("build", "-o", program + "")).run().orThrow();
    RunningCommand process =
        Command.of(
                modules.tree(),
                program + "",
                "-root",
                modules.tree() + "",
                "-certificate",
                certificates.certificate("good") + "",
                "-key",
                certificates.key("good") + "")
            .start();
    process.awaitOut("ready");
    return new GoProxy(process);
  }

  /** Its port. */
  public int port() {
    return Integer.parseInt(said("https"));
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
