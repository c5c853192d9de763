// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.runtime.fixture.Fixtures;
import io.odpf.optimus.plugin.runtime.fixture.activator.FailingActivator;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.BundleIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests drop-ins with usable and unusable jars. */
final class DropInsTest {

  @TempDir private Path temp;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private BundleIndex index;
  private Path dropIns;

  @BeforeEach
  void layOutBundles() throws Exception {
    Path connected = temp.resolve("connected");
    Fixtures.services(connected);
    Fixtures.bundle(connected, Fixtures.MANAGER);
    index = Fixtures.index(temp.resolve("connected.idx"), Fixtures.connected(connected));
    dropIns = Files.createDirectories(temp.resolve("drop-ins"));
  }

  private FrameworkHost start(boolean watched) throws Exception {
    return FrameworkHost.start(
        new HostSettings(
            index,
            List.of(BundleGroup.CORE),
            BundleFiles.in(temp.resolve("bundles")),
            temp.resolve("storage"),
            Optional.empty(),
            List.of(dropIns),
            watched,
            true,
            List.of(),
            Map.of(),
            this::warn));
  }

  /** Records a warning, and fails if it is about a jar of a certain name. */
  private void warn(String warning) {
    warnings.add(warning);
    if (warning.contains("fatal.jar")) {
      throw new IllegalStateException("no place for this warning");
    }
  }

  private static List<String> types(FrameworkHost host) throws Exception {
    return host.service(PluginManager.class).providers().stream().map(ProviderInfo::type).toList();
  }

  private Path good() throws Exception {
    return Fixtures.bundle(dropIns, Fixtures.ONE);
  }

  private void cut(Path jar) throws IOException {
    byte[] whole = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
  }

  /**
   * Starts a runtime with a good and a bad bundle, and checks the reason reported for the bad one.
   */
  private void assertTold(boolean watched, Path bad, String... reason) throws Exception {
    good();
    try (FrameworkHost host = start(watched)) {
      assertThat(types(host)).containsExactly("one");
      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());
      assertThat(warnings).singleElement().asString().contains(bad.toString()).contains(reason);
      assertThat(host.problems()).isEqualTo(warnings);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsATextFile(boolean watched) throws Exception {
    Path bad = Files.writeString(dropIns.resolve("text.jar"), "not a jar");
    assertTold(watched, bad, "not a complete jar file");
  }

  @Test
  void reportsAnUntrustedJarThatIsAddedWhileTheRuntimeRuns() throws Exception {
    try (FrameworkHost host = start(true)) {
      assertThat(host.problems()).isEmpty();
      Path elsewhere = Fixtures.bundle(Files.createDirectory(temp.resolve("new")), Fixtures.ONE);
      Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rw-rw-rw-"));
      Path bad = Files.move(elsewhere, dropIns.resolve(elsewhere.getFileName()));

      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("not using the bundle " + bad, "everybody may write to it", "chmod");
      assertThat(host.problems()).isEqualTo(warnings);
      assertThat(types(host)).isEmpty();

      Files.setPosixFilePermissions(bad, PosixFilePermissions.fromString("rw-r--r--"));
      Eventually.until(() -> "the bundle", () -> types(host).contains("one"));
      Eventually.until(() -> "no warning", () -> host.problems().isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsATruncatedJar(boolean watched) throws Exception {
    Path bad = Fixtures.bundle(dropIns, "component");
    cut(bad);
    assertTold(watched, bad, "not a complete jar file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsAJarThatIsNotABundle(boolean watched) throws Exception {
    Path bad = dropIns.resolve("library.jar");
    try (java.util.jar.JarOutputStream jar =
        new java.util.jar.JarOutputStream(
            Files.newOutputStream(bad), new java.util.jar.Manifest())) {
      jar.putNextEntry(new java.util.zip.ZipEntry("x"));
    }
    assertTold(watched, bad, "Bundle-SymbolicName");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsADirectory(boolean watched) throws Exception {
    assertTold(watched, Files.createDirectory(dropIns.resolve("x.jar")), "not a regular file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsADanglingLink(boolean watched) throws Exception {
    Path bad = Files.createSymbolicLink(dropIns.resolve("x.jar"), temp.resolve("nowhere"));
    assertTold(watched, bad, "a link to nothing");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsABundleThatCannotBeResolved(boolean watched) throws Exception {
    Path bad = Fixtures.bundle(dropIns, "component", "Import-Package", "com.example.nowhere,*");
    assertTold(watched, bad, "com.example.nowhere");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsABundleWhoseActivatorThrows(boolean watched) throws Exception {
    Path bad =
        Fixtures.bundle(dropIns, "activator", "Bundle-Activator", FailingActivator.class.getName());
    assertTold(watched, bad, "no such region: mars");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsABundleWhoseComponentThrows(boolean watched) throws Exception {
    Path bad = Fixtures.bundle(dropIns, "component");
    assertTold(watched, bad, "FailingComponent", "no such planet: pluto");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsAnExtensionOfTheFramework(boolean watched) throws Exception {
    Path bad =
        Fixtures.bundle(
            dropIns, "component", "Fragment-Host", "system.bundle; extension:=framework");
    assertTold(watched, bad, "extends the framework itself");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsANameWithControlCharacters(boolean watched) throws Exception {
    Path bad = Fixtures.bundle(dropIns, "component", "Bundle-Name", "nice\u001b[2Jname");
    assertTold(watched, bad, "Bundle-Name in its manifest has control characters");
  }

  @Test
  void reportsAnUnusableJarThatIsAddedWhileTheRuntimeRuns() throws Exception {
    try (FrameworkHost host = start(true)) {
      good();
      Path bad = Files.writeString(dropIns.resolve("text.jar"), "not a jar");
      Eventually.until(() -> "the good one", () -> types(host).equals(List.of("one")));
      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());
      assertThat(host.problems()).singleElement().asString().contains(bad.toString());

      Files.delete(bad);
      Eventually.until(() -> "no problem any more", () -> host.problems().isEmpty());
      assertThat(warnings).hasSize(1);
    }
  }

  @Test
  void startsABundleOnceAnotherThatItNeedsIsAdded() throws Exception {
    Fixtures.bundle(dropIns, Fixtures.ONE, "Import-Package", "test.other,*");
    try (FrameworkHost host = start(true)) {
      assertThat(warnings).singleElement().asString().contains("test.other");
      Fixtures.bundle(dropIns, "activator", "-exportcontents", "test.other");
      Eventually.until(() -> "it", () -> types(host).equals(List.of("one")));
      Eventually.until(() -> "no problem", () -> host.problems().isEmpty());
    }
  }

  @Test
  void noticesAReplacedJarOfTheSameSizeAndDate() throws Exception {
    Path jar = good();
    FileTime date = Files.getLastModifiedTime(jar);
    try (FrameworkHost host = start(true)) {
      assertThat(types(host)).containsExactly("one");
      byte[] bytes = new byte[(int) Files.size(jar)];
      Files.write(temp.resolve("other"), bytes);
      Files.setLastModifiedTime(temp.resolve("other"), date);
      Files.move(temp.resolve("other"), jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());
      assertThat(types(host)).as("the former one stays").containsExactly("one");
    }
  }

  @Test
  void noticesAnOverwrittenJarOfTheSameSizeAndDate() throws Exception {
    Path jar = good();
    FileTime date = Files.getLastModifiedTime(jar);
    try (FrameworkHost host = start(true)) {
      Files.write(jar, new byte[(int) Files.size(jar)]);
      Files.setLastModifiedTime(jar, date);
      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());
      assertThat(types(host)).as("it has a copy").containsExactly("one");

      Files.delete(jar);
      Eventually.until(() -> "it is gone", () -> types(host).isEmpty());
      Eventually.until(() -> "no problem any more", () -> host.problems().isEmpty());
    }
  }

  @Test
  void keepsWatchingAfterTheListenerOfWarningsHasFailed() throws Exception {
    try (FrameworkHost host = start(true)) {
      Files.writeString(dropIns.resolve("fatal.jar"), "not a jar");
      Eventually.until(() -> "a warning", () -> !warnings.isEmpty());

      good();

      Eventually.until(() -> "the bundle", () -> types(host).contains("one"));
    }
  }
}
