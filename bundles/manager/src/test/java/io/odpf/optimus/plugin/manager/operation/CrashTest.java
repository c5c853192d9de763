// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next.FINISH;
import static io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next.TIDY;
import static io.odpf.optimus.plugin.api.manager.UnfinishedChange.Next.UNDO;
import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.UnfinishedChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at any step leaves the old set or the new one to the next command. */
@Tag("process")
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
    int told = 0;
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
      Optional<UnfinishedChange> unfinished = changesNothing(world);
      world.recover(); // As the next command that changes something does first.
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
      // A change that is over needs no journal, be it the old set or the new one that is there.
      if (unfinished.isPresent() && unfinished.get().next() == TIDY) {
        assertThat(unfinished.get().leftovers()).as("after step %s", step).isNotEmpty();
      } else if (unfinished.isPresent()) {
        assertThat(unfinished.get())
            .as("after step %s", step)
            .isEqualTo(
                new UnfinishedChange(List.of("neo", "trinity", "smith"), before ? UNDO : FINISH));
        told++;
      }

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
    assertThat(told).isGreaterThan(5);
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

  @Test
  void saysThatItWillUndoAChangeWhoseNewFilesAreNotWhole() throws Exception {
    installOld(directory);
    run(directory, 1);
    World world = prepared(directory);
    try (Stream<Path> staged = Files.walk(world.location.resolve(".optimus/staging"))) {
      Files.writeString(
          staged.filter(it -> it.toString().contains("trinity")).findFirst().orElseThrow(), "torn");
    }

    assertThat(changesNothing(world))
        .contains(new UnfinishedChange(List.of("neo", "trinity", "smith"), UNDO));

    world.recover();
    assertThat(world.binary("smith")).exists();
    assertThat(world.binary("trinity")).doesNotExist();
    assertThat(world.listed().unfinished()).isEmpty();
  }

  @Test
  void goesOnUndoingWhatAnEarlierRunBeganToUndo() throws Exception {
    installOld(directory);
    run(directory, 1);
    World world = prepared(directory);
    Path state = world.location.resolve(".optimus");
    Files.move(state.resolve("journal.json"), state.resolve("journal-rollback.json"));

    assertThat(changesNothing(world))
        .contains(new UnfinishedChange(List.of("neo", "trinity", "smith"), UNDO));

    world.recover();
    assertThat(world.binary("smith")).exists();
    assertThat(world.listed().unfinished()).isEmpty();
  }

  /** Lists and compares. */
  private static Optional<UnfinishedChange> changesNothing(World world) throws Exception {
    Map<String, String> before = Snapshot.of(world.configFile.getParent());

    Optional<UnfinishedChange> listed = world.listed().unfinished();
    DiffReport diff = world.diff();

    assertThat(Snapshot.of(world.configFile.getParent())).isEqualTo(before);
    assertThat(diff.unfinished()).isEqualTo(listed);
    boolean changing = listed.isPresent() && listed.get().next() != TIDY;
    assertThat(changing && !diff.different()).isFalse();
    return listed;
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
