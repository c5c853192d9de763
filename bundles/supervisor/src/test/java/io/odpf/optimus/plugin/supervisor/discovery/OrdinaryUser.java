// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches in a process of a user whom permissions bind, whoever runs the tests. */
final class OrdinaryUser {
  private static final String SOMEBODY = "65534";

  private OrdinaryUser() {}

  /**
   * @param work a directory of the test's own that the user may read
   * @return a line for each plugin, then one for each finding
   */
  static List<String> find(Path work, Platform platform, List<Path> directories)
      throws IOException, InterruptedException {
    Path classes = Files.createDirectory(work.resolve("classes"));
    List<String> command = new ArrayList<>();
    if (Integer.valueOf(0).equals(Files.getAttribute(work, "unix:uid"))) {
      command.addAll(List.of("setpriv", "--reuid", SOMEBODY, "--regid", SOMEBODY));
      command.add("--clear-groups");
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", classPath(classes), OrdinaryUser.class.getName()));
    command.add(platform.toString());
    directories.forEach(directory -> command.add(directory.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().toList();
  }

  /** The classes themselves, where the user can read them. */
  private static String classPath(Path directory) throws IOException {
    List<String> path = new ArrayList<>();
    for (Class<?> type : List.of(OrdinaryUser.class, PluginDiscovery.class, Problem.class)) {
      try {
        Path from = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path to = directory.resolve(path.size() + "-" + from.getFileName());
        copy(from, to);
        path.add(to.toString());
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    return String.join(":", path);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files.forEach(
          file -> {
            try {
              Files.copy(file, to.resolve(from.relativize(file).toString()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** In the process of the user: a platform, and directories. */
  public static void main(String[] arguments) throws Exception {
    List<Path> directories = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      directories.add(Path.of(arguments[i]));
    }
    DiscoveryResult discovered =
        new PluginDiscovery(
                new PluginDirectories(directories),
                Platform.parse(arguments[0]).orElseThrow(),
                location -> List.of())
            .find();
    discovered.plugins().forEach(plugin -> System.out.println("plugin " + plugin.name()));
    discovered.findings().forEach(finding -> System.out.println("finding " + finding.message()));
  }
}
