// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.GoCommand;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checksum database of Go's own code over a tree of modules, which it also serves as a module
 * proxy. What it has vouched for once, it does not look at again.
 */
public final class SumServer implements AutoCloseable {
  private static final Pattern STARTED = Pattern.compile("port (\\d+)\nkey (\\S+)\n");

  private final RunningCommand process;
  private final String port;
  private final String key;

  private SumServer(RunningCommand process, String port, String key) {
    this.process = process;
    this.port = port;
    this.key = key;
  }

  /**
   * Starts it, built before if need be.
   *
   * @param sources its Go module
   * @param cache where it and Go's caches are kept
   * @param modules that it vouches for
   * @param name of the database
   */
  public static SumServer start(Path sources, Path cache, GoModules modules, String name) {
    Path program = cache.resolve("goproxy").resolve("plain");
    new GoCommand(cache)
        .command(sources, List.of("build", "-o", program + "", "./plain"))
        .run()
        .orThrow();
    RunningCommand process = Command.of(cache, program + "", modules.tree() + "", name).start();
    process.awaitOut("ready");
    Matcher started = STARTED.matcher(process.out());
    if (!started.find()) {
      throw new IllegalStateException("sumdb: " + process.out() + process.err());
    }
    return new SumServer(process, started.group(1), started.group(2));
  }

  /** Name and key, as Go wants them in GOSUMDB. */
  public String key() {
    return key;
  }

  /** Its address, of the database and of the module proxy. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
