// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.plugin.CompileRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;

/** A project with one namespace, and a plugin for tasks and one for hooks. */
abstract class JobCommandLineTest extends CommandLineTest {
  static final String TIME = "2021-05-26T02:00:00Z";

  /** A job without faults. */
  static final String JOB =
      """
      version: 1
      name: NAME
      owner: own
      schedule:
        start_date: "2021-01-01"
        interval: "@daily"
      task:
        name: neo
        config:
          bucket: '{{.GLOBAL__BUCKET}}'
          TARGET: a.b.c
        window:
          size: 24h
          offset: "0"
          truncate_to: d
      """;

  final ScriptedPlugin neo = ScriptedPlugin.task("neo", CompileRequest::assets);
  final PreparedSupervisor supervisor =
      new PreparedSupervisor().with(neo).with(ScriptedPlugin.hook("after"));

  @BeforeEach
  void writeProject() throws IOException {
    line.supervisors = supervisor;
    write(
        "optimus.yaml",
        """
        version: 1
        host: localhost:9100
        project: {name: p, config: {bucket: b}}
        namespaces:
        - name: space
          job: {path: jobs}
        """);
  }

  Path write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  void job(String name) throws IOException {
    write("jobs/" + name + "/job.yaml", JOB.replace("NAME", name));
  }
}
