// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs curl in a directory. */
record Curl(Path directory) {

  static Curl in(Path directory) {
    return new Curl(directory);
  }

  /** Returns the body of the response. */
  String body(String url, String... options) {
    return run(url, options, "-sS");
  }

  /** Returns the status of the response. */
  String status(String url, String... options) {
    return run(url, options, "-sS", "-o", "/dev/null", "-w", "%{http_code}");
  }

  private String run(String url, String[] options, String... output) {
    List<String> arguments = new ArrayList<>(List.of(Tool.find("curl") + ""));
    arguments.addAll(List.of(output));
    arguments.addAll(List.of(options));
    arguments.add(url);
    return new Command(arguments, directory, Map.of()).run().orThrow().out();
  }
}
