// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.ControlClient;
import io.odpf.optimus.plugin.launcher.control.Request;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts the runtime as a process of its own and waits until it answers. */
final class DetachedStart {
  private static final long PATIENCE_SECONDS = 60;

  private final Installation installation;
  private final RuntimePlace place;
  private final boolean keepPlugins;

  DetachedStart(Installation installation, RuntimePlace place, boolean keepPlugins) {
    this.installation = installation;
    this.place = place;
    this.keepPlugins = keepPlugins;
  }

  /** The process id that a place's runtime noted; empty if there is none. */
  static String pid(RuntimePlace place) throws IOException {
    return Files.exists(place.pidFile()) ? Files.readString(place.pidFile()).trim() : "";
  }

  /**
   * Starts it.
   *
   * @param warnings told what the runtime cannot use
   * @return the new process's id
   */
  String run(PrintStream warnings)
      throws PluginManagerException, InterruptedException, IOException {
    if (answers()) {
      throw Failure.running(pid(place));
    }
    place.create();
    Path script = installation.home().resolve("bin/optimus");
    // Neither Ctrl-C nor the end of the terminal is meant for it. The shell becomes the runtime.
    List<String> command =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                "trap '' HUP INT; exec \"$0\" runtime start \"$@\"",
                script.toString()));
    if (keepPlugins) {
      command.add("--" + KeptPlugins.OPTION);
    }
    ProcessBuilder start = new ProcessBuilder(command);
    // Where no drop-ins are allowed here, none are there.
    start.environment().putAll(installation.environment());
    Process process =
        start
            .redirectInput(new File("/dev/null"))
            .redirectOutput(place.log().toFile())
            .redirectError(Redirect.appendTo(place.log().toFile()))
            .start();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!answers()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw Failure.of(
            "runtime",
            "the runtime did not start: " + Files.readString(place.log()).trim(),
            "see " + place.log());
      }
      if (System.nanoTime() > deadline) {
        process.destroy();
        throw Failure.of(
            "runtime",
            "the runtime did not answer within " + PATIENCE_SECONDS + " seconds",
            "see " + place.log());
      }
    }
    warnings.print(new ShortRequest(place, ShortRequest.LIMIT).send(Request.WARNINGS).out());
    return Long.toString(process.pid());
  }

  private boolean answers() throws IOException {
    Optional<ControlClient> client = ControlClient.connect(place);
    if (client.isEmpty()) {
      return false;
    }
    client.get().close();
    return true;
  }
}
