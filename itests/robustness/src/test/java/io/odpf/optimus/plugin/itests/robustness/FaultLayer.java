// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layer of {@code faults.c} between a command and the C library: records its changes to the
 * file system, makes one of them fail, delays them, or makes reads fail.
 *
 * @param library the compiled library
 * @param log the file for the record of changes
 */
record FaultLayer(Path library, Path log) {

  /** Compiles it into a directory. */
  static FaultLayer in(Path directory) {
    Path library = directory.resolve("faults.so");
    Path source = Path.of(System.getProperty("optimus.itests.faultlayer"));
    Command.of(
            directory,
            Stream.of(Tool.find("gcc"), "-O1", "-shared", "-fPIC", "-o", library, source)
                .map(Object::toString)
                .toArray(String[]::new))
        .run()
        .orThrow();
    return new FaultLayer(library, directory.resolve("changes"));
  }

  /** Returns the command with a record of its changes below directories. */
  Command noting(Command command, List<Path> roots) {
    try {
      Files.deleteIfExists(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return command.with(
        Map.of(
            "LD_PRELOAD", library.toString(),
            "FAULTS_LOG", log.toString(),
            "FAULTS_ROOTS", roots.stream().map(Path::toString).collect(Collectors.joining(":"))));
  }

  /** Returns the command in which the change with a number fails. */
  Command failing(Command command, List<Path> roots, Fault fault, int at) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("FAULTS_AT", Integer.toString(at));
    variables.put("FAULTS_WITH", Integer.toString(fault.errno()));
    variables.put("FAULTS_LASTING", fault.lasting() ? "1" : "0");
    variables.put("FAULTS_KINDS", String.join(",", fault.kinds()));
    return noting(command, roots).with(variables);
  }

  /**
   * Returns the command in which the process is killed at a change of one kind, given by number.
   */
  Command killed(Command command, List<Path> roots, String kind, int at) {
    return noting(command, roots)
        .with(Map.of("FAULTS_AT", Integer.toString(at), "FAULTS_WITH", "0", "FAULTS_KINDS", kind));
  }

  /** Returns the command in which every rename takes so many milliseconds. */
  Command slow(Command command, int milliseconds) {
    return command.with(
        Map.of("LD_PRELOAD", library.toString(), "FAULTS_SLOW", Integer.toString(milliseconds)));
  }

  /** Returns the command, which cannot read files whose path contains a text. */
  Command unreadable(Command command, String part) {
    return command.with(Map.of("LD_PRELOAD", library.toString(), "FAULTS_UNREADABLE", part));
  }

  /** Returns the changes of the last command, in their order. */
  List<DiskChange> changes() {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.map(DiskChange::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
