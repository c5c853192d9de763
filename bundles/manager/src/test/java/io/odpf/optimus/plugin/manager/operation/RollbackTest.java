// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.PluginOutcome;
import io.odpf.optimus.plugin.api.manager.PluginOutcome.Action;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollbackTest {
  @TempDir Path directory;
  private World world;
  private byte[] oldNeo;
  private byte[] newNeo;

  /** Neo is updated, trinity is new, smith is pruned, tank stays as it is. */
  @BeforeEach
  void upgrade() throws Exception {
    world = new World(directory);
    oldNeo = world.publish("neo", "1.0");
    newNeo = world.publish("neo", "2.0");
    for (String name : new String[] {"trinity", "smith", "tank"}) {
      world.publish(name, "1.0");
    }
    world.list("neo", "1.0");
    world.list("smith", "1.0");
    world.list("tank", "1.0");
    world.install();
    world.list("neo", "2.0");
    world.list("trinity", "1.0");
    world.unlist("smith");
    world.install(Option.PRUNE);
  }

  private AbstractThrowableAssert<?, ?> refused(String code) {
    Map<String, String> before = world.tree();
    return assertThatThrownBy(world::rollback)
        .isInstanceOfSatisfying(
            PluginManagerException.class,
            failure -> {
              assertThat(failure.problems())
                  .extracting(it -> it.code().word())
                  .containsExactly(code);
              assertThat(world.tree()).isEqualTo(before);
            });
  }

  @Test
  void bringsNothingBackThatOthersMayWrite() throws Exception {
    try (Stream<Path> kept = Files.list(world.location.resolve(".optimus/previous"))) {
      for (Path file : kept.filter(it -> it.toString().endsWith(".old")).toList()) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }

    assertThatThrownBy(world::rollback)
        .isInstanceOfSatisfying(
            PluginManagerException.class,
            failure ->
                assertThat(failure.problems())
                    .extracting(it -> it.code().word(), it -> it.message())
                    .allSatisfy(
                        it ->
                            assertThat(it.toString())
                                .contains(
                                    "rollback-refused",
                                    "others could change what was there before (everybody may"
                                        + " write to it)"))
                    .hasSize(2));
    assertThat(world.binary("neo")).hasBinaryContent(newNeo);
  }

  @Test
  void bringsBackWhatWasThereBeforeTheLastInstall() throws Exception {
    String lock = Files.readString(world.lockFile());
    world.source.remove(World.pathOf("neo", "1.0", World.LINUX));

    RollbackReport report = world.rollback();

    assertThat(report.plugins())
        .extracting(PluginOutcome::name, PluginOutcome::action)
        .containsExactlyInAnyOrder(
            tuple("neo", Action.UPDATED),
            tuple("trinity", Action.REMOVED),
            tuple("smith", Action.INSTALLED));
    assertThat(world.binary("neo")).hasBinaryContent(oldNeo).isExecutable();
    assertThat(world.binary("trinity")).doesNotExist();
    assertThat(world.binary("smith")).isExecutable();
    assertThat(world.installed())
        .extracting(it -> it.name(), it -> it.version().orElseThrow())
        .containsExactly(tuple("neo", "1.0"), tuple("smith", "1.0"), tuple("tank", "1.0"));
    assertThat(Files.readString(world.lockFile())).isEqualTo(lock);
  }

  @Test
  void canBeRolledBackItself() throws Exception {
    world.rollback();
    world.rollback();

    assertThat(world.binary("neo")).hasBinaryContent(newNeo);
    assertThat(world.binary("trinity")).isExecutable();
    assertThat(world.binary("smith")).doesNotExist();
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void theNextInstallBringsWhatTheConfigurationSays() throws Exception {
    world.rollback();

    assertThat(world.install(Option.PRUNE).changed()).isTrue();
    assertThat(world.binary("neo")).hasBinaryContent(newNeo);
    assertThat(world.diff().differences()).isEmpty();
  }

  @Test
  void aRunThatChangesNothingForgetsNothing() throws Exception {
    world.install();

    world.rollback();

    assertThat(world.binary("neo")).hasBinaryContent(oldNeo);
  }

  @Test
  void onlySaysWhatItWouldDo() throws Exception {
    Map<String, String> before = world.tree();

    RollbackReport report = world.manager().rollback(new RollbackRequest(world.file(), true));

    assertThat(report.dryRun()).isTrue();
    assertThat(report.plugins()).hasSize(3);
    assertThat(world.tree()).isEqualTo(before);
  }

  @Test
  void whatWasChangedSinceIsRefused() throws Exception {
    Files.writeString(world.binary("neo"), "patched");

    refused("rollback-refused")
        .hasMessageContaining(world.binary("neo") + " was changed since it was installed");
  }

  @Test
  void whatWasNotInstalledByTheManagerIsKeptAndNamed() throws Exception {
    world.publish("mine", "1.0");
    Files.writeString(world.binary("mine"), "by hand");
    world.list("mine", "1.0");
    world.install(Option.FORCE);

    refused("rollback-refused").hasMessageContaining("had not been installed by this manager");

    assertThat(kept()).contains("by hand");
  }

  @Test
  void whatIsKeptAndWasWrittenIntoIsRefused() throws Exception {
    try (var files = Files.list(world.location.resolve(".optimus/previous"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".old")).toList()) {
        Files.delete(file);
        Files.writeString(file, "other");
      }
    }

    assertThatThrownBy(world::rollback)
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("was not as it had been installed either");
    assertThat(world.binary("neo")).hasBinaryContent(newNeo);
  }

  @Test
  void aDamagedRecordIsNamed() throws Exception {
    Files.writeString(world.location.resolve(".optimus/previous/set.json"), "{");

    refused("not-rolled-back").hasMessageContaining("set.json is damaged");
  }

  @Test
  void withoutAnInstallThereIsNothingToGoBackTo() throws Exception {
    World empty = new World(directory.resolve("empty"));

    assertThatThrownBy(empty::rollback)
        .isInstanceOf(PluginManagerException.class)
        .hasMessageContaining("there is no install in");
  }

  @Test
  void cleanForgetsWhatItRemoves() throws Exception {
    world.unlist("trinity");
    world.clean();

    refused("nothing-to-roll-back");
    assertThat(world.location.resolve(".optimus/previous")).doesNotExist();
  }

  private String kept() {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(world.location.resolve(".optimus/previous"))) {
      for (Path file : files.filter(it -> it.toString().endsWith(".old")).toList()) {
        all.append(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return all.toString();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
