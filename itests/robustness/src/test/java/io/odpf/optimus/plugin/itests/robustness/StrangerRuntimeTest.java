// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.Superuser;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Another user of the machine offers bundles, a runtime, or the state of a runtime. */
class StrangerRuntimeTest {
  private static final int STRANGER = 12_345;

  private Scene scene;
  private Path dropIns;

  @BeforeEach
  void open() throws IOException {
    scene = new Scene(1);
    scene.want(Scene.OLD);
    dropIns = Files.createDirectories(scene.stage().home().resolve("drop-ins"));
    Files.createDirectories(scene.stage().plugins());
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_534})
  void loadsNoBundleFromADirectoryOfOthers(int victim) throws Exception {
    Path jar = Files.writeString(dropIns.resolve("evil.jar"), "no bundle");
    scene.giveTo(victim);
    Superuser.give(STRANGER, dropIns);

    assertPassedOver(
        victim, "bundles in " + dropIns + ": it belongs to another user (uid " + STRANGER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 65_534})
  void loadsNoBundleOfOthersFromItsOwnDirectory(int victim) throws Exception {
    Path jar = Files.writeString(dropIns.resolve("evil.jar"), "no bundle");
    scene.giveTo(victim);
    Superuser.give(STRANGER, jar);

    assertPassedOver(victim, "the bundle " + jar + ": it belongs to another user (uid " + STRANGER);
  }

  @Test
  void loadsNoBundleFromADirectoryThatEverybodyMayWriteInto() throws Exception {
    Path jar = Files.writeString(dropIns.resolve("evil.jar"), "no bundle");
    Files.setPosixFilePermissions(dropIns, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertPassedOver(Superuser.self(), "bundles in " + dropIns + ": everybody may write into it");
  }

  @Test
  void waitsForNoFifoAmongBundles() throws Exception {
    Path jar = dropIns.resolve("pipe.jar");
    Command.of(dropIns, "mkfifo", jar.toString()).run().orThrow();

    for (Result result : list(Superuser.self())) {
      assertThat(result.err())
          .contains("cannot use the bundle " + jar + ": it is not a regular file");
    }
  }

  private void assertPassedOver(int victim, String warning) {
    for (Result result : list(victim)) {
      assertThat(result.err())
          .contains("warning: not using " + warning)
          .doesNotContain("cannot use the bundle");
    }
  }

  /** Lists the plugins in both ways, whatever the bundles are. */
  private List<Result> list(int victim) {
    List<Result> results = new ArrayList<>();
    for (String option : new String[] {"--verbose", "--runtime"}) {
      Command list =
          scene.command("list", option).with(Map.of("OPTIMUS_DROP_INS", dropIns.toString()));
      Result result = scene.as(victim, list).run();
      assertThat(result.exitCode()).as(result.toString()).isZero();
      results.add(result);
    }
    return results;
  }

  @ParameterizedTest
  @CsvSource({"0, 12345, rwx------", "65534, 12345, rwxr-xr-x", "65534, 65534, rwxrwxrwx"})
  void asksNoRuntimeInAPlaceOfOthers(int victim, int owner, String permissions) throws Exception {
    scene.giveTo(victim);
    // Short, since the length of a socket's path is limited.
    Path place = Files.createTempDirectory(Path.of("/tmp"), "optimus-stranger-");
    Path socket = place.resolve("manage.sock");
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
      Superuser.give(owner, place);
      listener.configureBlocking(false);

      for (String command : new String[] {"status", "stop"}) {
        Result refused = scene.as(victim, runtime(command, place)).run();

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains(place + " is not safe for the runtime's socket");
        assertThat(listener.accept()).as("whoever was asked").isNull();
      }
    } finally {
      Superuser.give(Superuser.self(), place);
      Files.deleteIfExists(socket);
      Files.delete(place);
    }
  }

  /** In the user's own directory, the listening process belongs to the user or to the superuser. */
  @Test
  void asksARuntimeInItsOwnPlace() throws Exception {
    scene.giveTo(STRANGER);
    Path place = Files.createTempDirectory(Path.of("/tmp"), "optimus-stranger-");
    Path socket = place.resolve("manage.sock");
    try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      listener.bind(UnixDomainSocketAddress.of(socket));
      Superuser.give(STRANGER, place);
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rwxrwxrwx"));

      Process asked = start(scene.as(STRANGER, runtime("status", place)));
      try {
        assertThat(listener.accept()).isNotNull();
      } finally {
        asked.destroyForcibly().waitFor();
      }
    } finally {
      Superuser.give(Superuser.self(), place);
      Files.deleteIfExists(socket);
      Files.delete(place);
    }
  }

  private static Process start(Command command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command.arguments()).directory(command.directory().toFile());
    builder.environment().putAll(command.environment());
    return builder.start();
  }

  private Command runtime(String command, Path place) {
    Command any = scene.command("list");
    return new Command(
            java.util.List.of(any.arguments().get(0), "runtime", command),
            any.directory(),
            any.environment())
        .with(Map.of("OPTIMUS_RUNTIME_DIR", place.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimus", "optimus/runtime"})
  void startsWithNoStateOfOthers(String name) throws Exception {
    Path caches = Files.createDirectory(scene.stage().home().resolve("caches"));
    Command list =
        scene.command("list", "--runtime").with(Map.of("XDG_CACHE_HOME", caches.toString()));
    list.run().orThrow();
    Path open = caches.resolve(name);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(list.run().orThrow().err())
        .contains("warning: starting slower, without " + open + ": everybody may write into it");
  }
}
