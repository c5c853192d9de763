// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.process.RunningCommand;
import io.odpf.optimus.plugin.itests.process.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A runtime keeps running and can be stopped, whatever a client or a drop-in does. */
class RuntimeServiceTest {
  private static final Path JAVA = ProcessWay.SHELL.java();

  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.SHELL);
  }

  @AfterEach
  void closeStage() {
    runtime("stop");
    stage.close();
  }

  private Command command(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "runtime";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Distribution.unpacked().command(stage, JAVA, all);
  }

  private Result runtime(String... arguments) {
    return command(arguments).run();
  }

  private RunningCommand start() {
    RunningCommand runtime = command("start").start();
    runtime.awaitOut("runtime started");
    return runtime;
  }

  private Path dropIns() throws IOException {
    return Files.createDirectories(stage.home().resolve(".optimus/drop-ins"));
  }

  private static Manifest manifest(String name) {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.put(new Attributes.Name("Bundle-ManifestVersion"), "2");
    headers.put(new Attributes.Name("Bundle-SymbolicName"), "test." + name);
    headers.put(new Attributes.Name("Bundle-Version"), "1.0.0");
    return manifest;
  }

  private Path extension() throws IOException {
    Manifest manifest = manifest("extension");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Fragment-Host"), "system.bundle; extension:=framework");
    Path jar = dropIns().resolve("extension.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    return jar;
  }

  /** A bundle that stops the framework when it is started. */
  private void dropInThatStopsAll() throws IOException {
    Path source =
        Files.writeString(
            stage.project().resolve("Stopper.java"),
            """
            import org.osgi.framework.BundleActivator;
            import org.osgi.framework.BundleContext;

            public class Stopper implements BundleActivator {
              public void start(BundleContext context) {
                new Thread(() -> {
                  try {
                    context.getBundle(0).stop();
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }).start();
              }

              public void stop(BundleContext context) {}
            }
            """);
    String libraries = Distribution.unpacked().home().resolve("lib") + "/*";
    Command.of(stage.project(), JAVA.resolve("bin/javac") + "", "-cp", libraries, source.toString())
        .run()
        .orThrow();
    Manifest manifest = manifest("stopper");
    manifest.getMainAttributes().put(new Attributes.Name("Bundle-Activator"), "Stopper");
    manifest.getMainAttributes().put(new Attributes.Name("Import-Package"), "org.osgi.framework");
    Path made = stage.project().resolve("stopper.jar");
    try (OutputStream out = Files.newOutputStream(made);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("Stopper.class"));
      Files.copy(stage.project().resolve("Stopper.class"), entries);
    }
    Files.move(made, dropIns().resolve("stopper.jar"));
  }

  @Test
  void reportsUnusableDropInsAtStartInTheLogAndInTheStatus() throws Exception {
    Path text = Files.writeString(dropIns().resolve("text.jar"), "no jar");

    Result started = runtime("start", "--detach").orThrow();

    assertThat(started.err()).startsWith("warning: cannot use the bundle " + text);
    assertThat(runtime("status").orThrow().out())
        .contains("warning: cannot use the bundle " + text);
    Path log = stage.home().resolveSibling("run/runtime.log");
    assertThat(log).content().contains(" WARN  runtime: cannot use the bundle " + text);
    Path extension = extension();
    Eventually.until(
        () -> "a warning of " + extension,
        () -> runtime("status").out().contains("cannot use the bundle " + extension));
    assertThat(runtime("shell", "-c", "echo alive").orThrow().out()).contains("alive");

    Files.delete(text);
    Files.delete(extension);
    Eventually.until(
        () -> "no warnings", () -> !runtime("status").orThrow().out().contains("warning:"));
    runtime("stop").orThrow();
  }

  @Test
  void printsBundleNamesAsPlainText() throws Exception {
    Manifest manifest = manifest("odd");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Bundle-Name"), "red \u001b[31m and \u202e turned");
    Path jar = stage.project().resolve("odd.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.finish();
    }
    runtime("start", "--detach").orThrow();
    runtime("shell", "-c", "felix:install file:" + jar).orThrow();

    Result all = runtime("shell", "-c", "lb").orThrow();
    assertThat(all.out())
        .contains("red \\u{1b}[31m and \\u{202e} turned", "System Bundle")
        .doesNotContain("\u001b", "\u202e");
    assertThat(runtime("shell", "-c", "lb -s test.odd").orThrow().out())
        .contains("test.odd")
        .doesNotContain("felix");
    runtime("stop").orThrow();
  }

  @Test
  void stopsDespiteASuspendedClient() {
    try (RunningCommand runtime = start();
        RunningCommand client =
            command("shell", "-c", "while { true } { echo 0123456789abcdef0123456789abcdef }")
                .start()) {
      client.awaitOut("0123456789abcdef");
      Command.of(stage.project(), "kill", "-STOP", client.pid() + "").run().orThrow();

      assertThat(runtime("status").orThrow().out()).contains("running");
      runtime("stop").orThrow();
      assertThat(runtime.await().exitCode()).isZero();
    }
  }

  @Test
  void endsWhenItsFrameworkIsStopped() throws IOException {
    try (RunningCommand runtime = start()) {
      dropInThatStopsAll();

      Result ended = runtime.await();
      assertThat(ended.exitCode()).isEqualTo(1);
      assertThat(ended.err()).contains("the framework has stopped, and so the runtime ends");
      assertThat(runtime("status").err()).contains("no runtime is running");
    }
  }

  @Test
  void stopsARuntimeOnATerminalFromAnotherProcess() {
    String optimus = Distribution.unpacked().home().resolve("bin/optimus") + "";
    try (Terminal terminal =
        Terminal.open(stage.project(), Distribution.unpacked().environment(stage, JAVA))) {
      terminal.type(optimus + " runtime start");
      terminal.awaitScreen("optimus>");

      runtime("stop").orThrow();
      terminal.awaitPrompt();
    }
  }

  @Test
  void stopsDespiteASuspendedTerminal() {
    String optimus = Distribution.unpacked().home().resolve("bin/optimus") + "";
    try (RunningCommand runtime = start();
        Terminal terminal =
            Terminal.open(stage.project(), Distribution.unpacked().environment(stage, JAVA))) {
      terminal.type(optimus + " runtime shell");
      terminal.awaitScreen("optimus>");
      Command.of(stage.project(), "kill", "-STOP", client().pid() + "").run().orThrow();

      runtime("stop").orThrow();
      assertThat(runtime.await().exitCode()).isZero();
      Command.of(stage.project(), "kill", "-CONT", client().pid() + "").run().orThrow();
      terminal.awaitPrompt();
    }
  }

  /** Returns the command with the shell of the runtime that these tests currently run. */
  private static ProcessHandle client() {
    String home = Distribution.unpacked().home() + "";
    return ProcessHandle.allProcesses()
        .filter(
            process -> {
              String line = process.info().commandLine().orElse("");
              return line.contains(home) && line.endsWith("runtime shell");
            })
        .findFirst()
        .orElseThrow();
  }
}
