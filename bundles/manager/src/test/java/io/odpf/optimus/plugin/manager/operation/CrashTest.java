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

/** Tests that the next command recovers the old set or the new one after a crash at any step. */
@Tag("process")
class CrashTest {
  private static final int HALTED = 77;

  @TempDir Path directory;

  /** Installs in a separate process, and halts at a given step. */
  public static final class CrashingInstall {
    private CrashingInstall() {}

    public static void main(String[] arguments) throws Exception {
      TestMachine machine = prepared(Path.of(arguments[0]));
      int last = Integer.parseInt(arguments[1]);
      int[] steps = {0};
      machine.interruptAt(
          step -> {
            if (steps[0]++ == last) {
              Runtime.getRuntime().halt(HALTED);
            }
          });
      machine.install(io.odpf.optimus.plugin.api.manager.InstallRequest.Option.PRUNE);
    }
  }

  /** Creates a machine with a plugin to update, one to add, and one to remove. */
  private static TestMachine prepared(Path place) {
    TestMachine machine = new TestMachine(place);
    for (String version : new String[] {"1.0", "2.0"}) {
      machine.publish("neo", version);
      machine.publish("trinity", version);
      machine.publish("smith", version);
    }
    machine.list("neo", "2.0");
    machine.list("trinity", "2.0");
    return machine;
  }

  private static void installOld(Path place) throws Exception {
    TestMachine machine = prepared(place);
    machine.unlist("trinity");
    machine.list("neo", "1.0");
    machine.list("smith", "1.0");
    machine.install();
  }

  @Test
  void finishesOrUndoesTheChangeAfterACrashAtAnyStep() throws Exception {
    int step = 0;
    int told = 0;
    int exit = HALTED;
    List<String> states = new ArrayList<>();
    while (exit == HALTED) {
      Path place = Files.createDirectory(directory.resolve("at-" + step));
      installOld(place);
      TestMachine machine = prepared(place);
      String old =
          Files.readString(machine.binary("neo"), java.nio.charset.StandardCharsets.ISO_8859_1);

      exit = run(place, step);

      // Visible files are complete at any time.
      assertThat(Files.readAllBytes(machine.binary("neo")))
          .isIn(
              TestProgram.of(TestMachine.LINUX, "neo 1.0"),
              TestProgram.of(TestMachine.LINUX, "neo 2.0"));
      Optional<UnfinishedChange> unfinished = changesNothing(machine);
      machine.recover(); // The next command that changes something does this first.
      Map<String, String> tree = machine.tree();
      boolean before = tree.get("optimus-neo_linux_amd64").equals(old);
      assertThat(tree.keySet().stream().filter(it -> !it.contains("/")))
          .as("after step %s", step)
          .containsExactly(
              before
                  ? new String[] {"optimus-neo_linux_amd64", "optimus-smith_linux_amd64"}
                  : new String[] {"optimus-neo_linux_amd64", "optimus-trinity_linux_amd64"});
      assertThat(Files.readString(machine.lockFile())).contains(before ? "smith" : "trinity");
      states.add(before ? "old" : "new");
      // A complete change needs no journal, whether the old set or the new one is in place.
      if (unfinished.isPresent() && unfinished.get().next() == TIDY) {
        assertThat(unfinished.get().leftovers()).as("after step %s", step).isNotEmpty();
      } else if (unfinished.isPresent()) {
        assertThat(unfinished.get())
            .as("after step %s", step)
            .isEqualTo(
                new UnfinishedChange(List.of("neo", "trinity", "smith"), before ? UNDO : FINISH));
        told++;
      }

      machine.install(io.odpf.optimus.plugin.api.manager.InstallRequest.Option.PRUNE);
      assertThat(machine.diff().differences()).as("after step %s", step).isEmpty();
      assertThat(machine.tree().keySet())
          .noneMatch(it -> it.contains("staging") || it.contains("journal"));
      machine.clean();
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
  void reportsTheFinishedChange() throws Exception {
    installOld(directory);
    run(directory, 1);
    TestMachine machine = prepared(directory);

    assertThat(machine.install().plugins())
        .extracting(PluginOutcome::action)
        .containsOnly(PluginOutcome.Action.UNCHANGED);

    assertThat(machine.listener.events)
        .contains("recovered: finished an interrupted change of neo, trinity, smith");
  }

  @Test
  void reportsThatAnIncompleteChangeWillBeUndone() throws Exception {
    installOld(directory);
    run(directory, 1);
    TestMachine machine = prepared(directory);
    try (Stream<Path> staged = Files.walk(machine.location.resolve(".optimus/staging"))) {
      Files.writeString(
          staged.filter(it -> it.toString().contains("trinity")).findFirst().orElseThrow(), "torn");
    }

    assertThat(changesNothing(machine))
        .contains(new UnfinishedChange(List.of("neo", "trinity", "smith"), UNDO));

    machine.recover();
    assertThat(machine.binary("smith")).exists();
    assertThat(machine.binary("trinity")).doesNotExist();
    assertThat(machine.listed().unfinished()).isEmpty();
  }

  @Test
  void continuesAnInterruptedUndo() throws Exception {
    installOld(directory);
    run(directory, 1);
    TestMachine machine = prepared(directory);
    Path state = machine.location.resolve(".optimus");
    Files.move(state.resolve("journal.json"), state.resolve("journal-rollback.json"));

    assertThat(changesNothing(machine))
        .contains(new UnfinishedChange(List.of("neo", "trinity", "smith"), UNDO));

    machine.recover();
    assertThat(machine.binary("smith")).exists();
    assertThat(machine.listed().unfinished()).isEmpty();
  }

  /** Lists and compares the plugins, and checks that this changes nothing. */
  private static Optional<UnfinishedChange> changesNothing(TestMachine machine) throws Exception {
    Map<String, String> before = Snapshot.of(machine.configFile.getParent());

    Optional<UnfinishedChange> listed = machine.listed().unfinished();
    DiffReport diff = machine.diff();

    assertThat(Snapshot.of(machine.configFile.getParent())).isEqualTo(before);
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
            CrashingInstall.class.getName(),
            place.toString(),
            Integer.toString(step))
        .inheritIO()
        .start()
        .waitFor();
  }
}
