// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Measures the start-up time of the command against a bare JVM of the same build. Runs all programs
 * in turn, in a new random order every round, so that other load on the machine affects them
 * equally.
 *
 * <p>{@code java benchmarks/startup/Startup.java DISTRIBUTION [ROUNDS [JAVA_HOME…]]}
 */
public final class Startup {
  private static final int WARM_UP = 3;

  private record Program(List<String> words, Map<String, String> environment, List<Double> millis) {
    Program(List<String> words, Map<String, String> environment) {
      this(words, environment, new ArrayList<>());
    }

    void run(boolean counted) throws IOException, InterruptedException {
      ProcessBuilder builder = new ProcessBuilder(words);
      builder.environment().putAll(environment);
      builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
      long begin = System.nanoTime();
      int code = builder.start().waitFor();
      long nanos = System.nanoTime() - begin;
      if (code != 0) {
        throw new IllegalStateException(words + " ended with " + code);
      }
      if (counted) {
        millis.add(nanos / 1e6);
      }
    }

    double percentile(int percent) {
      List<Double> sorted = new ArrayList<>(millis);
      Collections.sort(sorted);
      return sorted.get((sorted.size() - 1) * percent / 100);
    }
  }

  private Startup() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 0) {
      System.err.println("usage: Startup DISTRIBUTION [ROUNDS [JAVA_HOME...]]");
      System.exit(2);
    }
    Path distribution = Path.of(args[0]).toAbsolutePath().normalize();
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    List<String> homes =
        args.length > 2
            ? Arrays.asList(args).subList(2, args.length)
            : List.of(System.getProperty("java.home"));
    Path work = Files.createTempDirectory("optimus-startup-");
    try {
      Map<String, Map<String, Program>> all = new LinkedHashMap<>();
      for (String home : homes) {
        all.put(home, programs(distribution, Path.of(home), work));
      }
      measure(all, rounds);
      report(all, rounds, System.out);
    } finally {
      try (Stream<Path> files = Files.walk(work)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, Program> programs(Path distribution, Path home, Path work)
      throws IOException, InterruptedException {
    String java = home.resolve("bin/java").toString();
    String optimus = distribution.resolve("bin/optimus").toString();
    Path place = Files.createTempDirectory(work, "jdk");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME", home.toString(),
            "HOME", place.toString(),
            "XDG_CACHE_HOME", place.resolve("cache").toString());

    Path source = place.resolve("Hello.java");
    Files.writeString(
        source,
        "public class Hello { public static void main(String[] a) {"
            + " System.out.println(\"hello\"); } }");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "--release", "17", "-d", place.toString(), source.toString());

    // Creates an installed plugin with its configuration and lock, and the start-up caches.
    new Program(
            List.of(
                java,
                "-cp",
                distribution.resolve("lib/optimus.jar").toString(),
                "io.odpf.optimus.plugin.launcher.training.Training",
                "command",
                place.toString()),
            environment)
        .run(false);
    new Program(List.of(optimus, "runtime", "prepare"), environment).run(false);
    String config = place.resolve("command/config.yaml").toString();

    Map<String, Program> programs = new LinkedHashMap<>();
    programs.put(
        "bare JVM", new Program(List.of(java, "-cp", place.toString(), "Hello"), environment));
    programs.put("--version", new Program(List.of(optimus, "--version"), environment));
    programs.put(
        "plugin diff", new Program(List.of(optimus, "plugin", "diff", "-c", config), environment));
    programs.put(
        "plugin diff --runtime",
        new Program(List.of(optimus, "plugin", "diff", "-c", config, "--runtime"), environment));
    // Compares the cost of a provider's library: the same file from a directory and from a
    // repository.
    Path files = repository(place.resolve("files"));
    for (String type : List.of("url", "git")) {
      programs.put(
          "plugin lock --upgrade, " + type,
          new Program(
              List.of(optimus, "plugin", "lock", "--upgrade", "-c", sourced(type, files, place)),
              environment));
    }
    return programs;
  }

  private static Path repository(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Files.copy(Path.of("/bin/true").toRealPath(), directory.resolve("tool"));
    String git = "git -c user.name=bench -c user.email=bench@example.com ";
    String commands = "git init -q . && git add tool && " + git + "commit -qm tool";
    new Program(
            List.of("sh", "-c", "cd '" + directory + "' && " + commands),
            Map.of("GIT_CONFIG_GLOBAL", "/dev/null"))
        .run(false);
    return directory;
  }

  private static String sourced(String type, Path files, Path place) throws IOException {
    Path config = Files.createDirectories(place.resolve(type)).resolve("config.yaml");
    Files.writeString(
        config,
        """
        plugins:
          install_location: %s
          providers:
            - {type: %s, name: files, url: "file://%s", allow_file: true}
          plugins:
            - {provider: files, output: tool, path: tool}
        """
            .formatted(place.resolve(type).resolve("plugins"), type, files));
    return config.toString();
  }

  private static void measure(Map<String, Map<String, Program>> all, int rounds)
      throws IOException, InterruptedException {
    List<Program> order = new ArrayList<>();
    for (Map<String, Program> programs : all.values()) {
      order.addAll(programs.values());
    }
    for (int round = -WARM_UP; round < rounds; round++) {
      Collections.shuffle(order);
      for (Program program : order) {
        program.run(round >= 0);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static void report(Map<String, Map<String, Program>> all, int rounds, PrintStream out) {
    out.println(rounds + " rounds, milliseconds, ratio of medians to the bare JVM");
    out.println();
    out.println("| Java | program | least | median | 90 % | ratio |");
    out.println("|---|---|---|---|---|---|");
    all.forEach(
        (home, programs) -> {
          double bare = programs.get("bare JVM").percentile(50);
          programs.forEach(
              (name, program) ->
                  out.printf(
                      Locale.ROOT,
                      "| %s | %s | %.0f | %.0f | %.0f | %.2f |%n",
                      Path.of(home).getFileName(),
                      name,
                      program.percentile(0),
                      program.percentile(50),
                      program.percentile(90),
                      program.percentile(50) / bare));
        });
  }
}
