// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at any step leaves the old set or the new one to the next command. */
class CrashTest {
  private static final int HALTED = 77;

  @TempDir Path directory;

  /** Installs in a process of its own, and dies at the step whose number is given. */
  public static final class Dying {
    private Dying() {}

    public static void main(String[] arguments) throws Exception {
      World world = prepared(Path.of(arguments[0]));
      int last = Integer.parseInt(arguments[1]);
      int[] steps = {0};
      world.interruptAt(
          step -> {
            if (steps[0]++ == last) {
              Runtime.getRuntime().halt(HALTED);
            }
          });
      world.install(io.odpf.optimus.plugin.api.manager.InstallRequest.Option.PRUNE);
    }
  }

  /** One plugin to update, one to add, one to remove. */
  private static World prepared(Path place) {
    World world = new World(place);
    for (String version : new String[] {"1.0", "2.0"}) {
      world.publish("neo", version);
      world.publish("trinity", version);
      world.publish("smith", version);
    }
    world.list("neo", "2.0");
    world.list("trinity", "2.0");
    return world;
  }

  private static void installOld(Path place) throws Exception {
    World world = prepared(place);
    world.unlist("trinity");
    world.list("neo", "1.0");
    world.list("smith", "1.0");
    world.install();
  }

  @Test
  void isOverOrUndoneAtTheNextCommandWhereverItDied() throws Exception {
    int step = 0;
    int exit = HALTED;
    List<String> states = new ArrayList<>();
    while (exit == HALTED) {
      Path place = Files.createDirectory(directory.resolve("at-" + step));
      installOld(place);
      World world = prepared(place);
      String old =
          Files.readString(world.binary("neo"), java.nio.charset.StandardCharsets.ISO_8859_1);

      exit = run(place, step);

      // What is visible is whole at any time.
      assertThat(Files.readAllBytes(world.binary("neo")))
          .isIn(World.program(World.LINUX, "neo 1.0"), World.program(World.LINUX, "neo 2.0"));
      world.installed(); // The next command, whichever it is.
      Map<String, String> tree = world.tree();
      boolean before = tree.get("optimus-neo_linux_amd64").equals(old);
      assertThat(tree.keySet().stream().filter(it -> !it.contains("/")))
          .as("after step %s", step)
          .containsExactly(
              before
                  ? new String[] {"optimus-neo_linux_amd64", "optimus-smith_linux_amd64"}
                  : new String[] {"optimus-neo_linux_amd64", "optimus-trinity_linux_amd64"});
      assertThat(Files.readString(world.lockFile())).contains(before ? "smith" : "trinity");
      states.add(before ? "old" : "new");

      world.install(io.odpf.optimus.plugin.api.manager.InstallRequest.Option.PRUNE);
      assertThat(world.diff().differences()).as("after step %s", step).isEmpty();
      assertThat(world.tree().keySet())
          .noneMatch(it -> it.contains("staging") || it.contains("journal"));
      world.clean();
      assertThat(Files.list(place).map(it -> it.getFileName().toString()))
          .noneMatch(it -> it.endsWith(".tmp"));
      step++;
    }
    assertThat(exit).isZero();
    assertThat(states).startsWith("old").endsWith("new").contains("old", "new");
    assertThat(step).isGreaterThan(8);
  }

  @Test
  void saysWhatItFinished() throws Exception {
    installOld(directory);
    run(directory, 1);
    World world = prepared(directory);

    assertThat(world.install().plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.UNCHANGED);

    assertThat(world.listener.events)
        .contains("recovered: finished an interrupted change of neo, trinity, smith");
  }

  private static int run(Path place, int step) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Dying.class.getName(),
            place.toString(),
            Integer.toString(step))
        .inheritIO()
        .start()
        .waitFor();
  }
}
