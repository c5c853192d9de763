// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.PlaceLock;
import io.odpf.optimus.plugin.launcher.control.RuntimeClient;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.RuntimeProblem;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the runtime as a process of its own and waits until it answers. */
final class DetachedStart {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * Ctrl-C and closing the terminal must not stop the runtime. With setsid, it has its own session:
   * it receives no signals of the terminal, but still obeys SIGINT and SIGHUP when they are sent to
   * it. Without setsid, both are ignored. The shell is replaced by the runtime, which is quiet
   * since its messages are in the log.
   */
  private static final String IN_BACKGROUND =
      "if command -v setsid > /dev/null 2>&1; then exec setsid \"$0\" \"$@\" --quiet;"
          + " else trap '' HUP INT; exec \"$0\" \"$@\" --quiet; fi";

  /** The prefix of the error message of a failed command. */
  private static final String ERROR = "error: ";

  private final Installation installation;
  private final RuntimePlace place;

  DetachedStart(Installation installation, RuntimePlace place) {
    this.installation = installation;
    this.place = place;
  }

  /**
   * A runtime that has started.
   *
   * @param pid its process id
   * @param warnings its warnings, one line each
   */
  record Started(long pid, List<String> warnings) {}

  /**
   * Starts the runtime.
   *
   * @param options the options of {@code runtime start}
   */
  Started run(List<String> options)
      throws PluginManagerException, InterruptedException, IOException {
    if (answers()) {
      throw RuntimeFailures.running(PlaceLock.owner(place));
    }
    place.create();
    List<String> command = new ArrayList<>(List.of("sh", "-c", IN_BACKGROUND));
    command.add(installation.home().resolve("bin/optimus").toString());
    command.addAll(List.of("runtime", "start"));
    command.addAll(options);
    // Captures the output of the JVM, and of the runtime before its log is open.
    Process process =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(place.output().toFile())
            .redirectError(Redirect.appendTo(place.output().toFile()))
            .start();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!answers()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw ended();
      }
      if (System.nanoTime() > deadline) {
        process.destroy();
        throw late();
      }
    }
    return new Started(process.pid(), warnings(process));
  }

  /**
   * Requests the warnings. The runtime listens before it has started, and responds as soon as it
   * has.
   */
  private List<String> warnings(Process process)
      throws PluginManagerException, InterruptedException, IOException {
    try {
      Map<String, Object> state =
          new ShortRequest(place, PATIENCE).send(client -> client.state(true));
      return Warnings.of(state);
    } catch (PluginManagerException | IOException e) {
      if (process.isAlive() && !process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw e;
      }
    }
    process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    throw ended();
  }

  private PluginManagerException ended() throws IOException {
    return RuntimeFailures.of(
        RuntimeProblem.RUNTIME,
        "the runtime did not start: " + summary(Files.readAllBytes(place.output())),
        "see " + place.log() + " and " + place.output());
  }

  /**
   * Returns the lines of a process's output as one line. Replaces bytes that are not UTF-8, which
   * file names may contain.
   */
  static String summary(byte[] output) {
    StringBuilder said = new StringBuilder();
    for (String line : new String(output, StandardCharsets.UTF_8).lines().toList()) {
      String words = line.strip();
      words = words.startsWith(ERROR) ? words.substring(ERROR.length()) : words;
      said.append(said.isEmpty() || words.isEmpty() ? "" : "; ").append(words);
    }
    return said.toString();
  }

  private PluginManagerException late() {
    return RuntimeFailures.of(
        RuntimeProblem.RUNTIME,
        "the runtime did not answer within " + PATIENCE.toSeconds() + " seconds",
        "see " + place.log() + " and " + place.output());
  }

  private boolean answers() throws IOException {
    Optional<RuntimeClient> client = RuntimeClient.connect(place);
    if (client.isEmpty()) {
      return false;
    }
    client.get().close();
    return true;
  }
}
