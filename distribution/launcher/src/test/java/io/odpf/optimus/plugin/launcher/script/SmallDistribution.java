// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.script;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The real start scripts around a program of two classes. */
final class SmallDistribution {
  private static final Path SCRIPTS = Path.of("../assembly/src/main");
  private static final String PACKAGE = "io.odpf.optimus.plugin.launcher";

  private final Path home;
  private final Path work;

  SmallDistribution(Path home, Path work) throws IOException {
    this.home = home;
    this.work = work;
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("lib"));
    Files.copy(SCRIPTS.resolve("bin/optimus"), script());
    Files.setPosixFilePermissions(script(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(SCRIPTS.resolve("lib/prepare.sh"), home.resolve("lib/prepare.sh"));
  }

  Path script() {
    return home.resolve("bin/optimus");
  }

  /**
   * Installs a program that prints a word and its arguments.
   *
   * @param id the id of the build
   * @param training the program's behaviour while a cache is created
   */
  SmallDistribution program(String id, String word, String training) throws IOException {
    Path sources = Files.createTempDirectory(work, "sources");
    Path classes = Files.createTempDirectory(work, "classes");
    Path main = sources.resolve("Main.java");
    Files.writeString(
        main,
        """
        package %s;
        public final class Main {
          public static void main(String[] args) {
            System.out.println("%s " + String.join(" ", args));
            if (args.length == 2 && args[0].equals("exit")) {
              System.exit(Integer.parseInt(args[1]));
            }
          }
        }
        """
            .formatted(PACKAGE, word));
    Path trainer = sources.resolve("Training.java");
    Files.writeString(
        trainer,
        """
        package %s.training;
        public final class Training {
          public static void main(String[] args) throws Exception {
            %s.Main.main(new String[] {"training"});
            %s
          }
        }
        """
            .formatted(PACKAGE, PACKAGE, training));
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "17",
                "-d",
                classes.toString(),
                main.toString(),
                trainer.toString());
    if (failed != 0) {
      throw new IllegalStateException("the small program does not compile");
    }
    Path jar = Files.createTempFile(work, "optimus", ".jar");
    pack(classes, jar);
    Files.deleteIfExists(home.resolve("lib/optimus.jar"));
    Files.move(jar, home.resolve("lib/optimus.jar"));
    Files.writeString(home.resolve("lib/bundles.idx"), "optimus-bundles 1\nid " + id + "\n");
    return this;
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
        out.closeEntry();
      }
    }
  }

  /** The result of a run. */
  record Result(int code, String out, String err) {}

  /** A run in progress. */
  record Running(Process process, Path out, Path err) {
    Result result() {
      try {
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("does not end");
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  Running start(List<String> command, Map<String, String> environment) throws IOException {
    Path out = Files.createTempFile(work, "out", "");
    Path err = Files.createTempFile(work, "err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    builder.environment().putAll(environment);
    return new Running(builder.start(), out, err);
  }

  Result run(Map<String, String> environment, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return start(command, environment).result();
  }

  /** Returns an environment with a Java and a place for caches. */
  static Map<String, String> environment(Path java, Path cache) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("JAVA_HOME", java.toString());
    environment.put("XDG_CACHE_HOME", cache.toString());
    environment.put("HOME", cache.toString());
    return environment;
  }
}
