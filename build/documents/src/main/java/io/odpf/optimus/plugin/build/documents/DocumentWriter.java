// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.documents;

import io.odpf.optimus.plugin.command.ManagerHost;
import io.odpf.optimus.plugin.command.SupervisorHost;
import io.odpf.optimus.plugin.command.console.Console;
import io.odpf.optimus.plugin.command.program.OptimusCommand;
import io.odpf.optimus.plugin.launcher.MoreCommands;
import io.odpf.optimus.plugin.launcher.Version;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the commands that print them; part of the build. The argument is the directory to fill. */
public final class DocumentWriter {
  private DocumentWriter() {}

  public static void main(String[] args) throws IOException {
    Path target = Path.of(args[0]).toAbsolutePath();
    Path completions = Files.createDirectories(target.resolve("completions"));
    run(target, completions.resolve("optimus.bash"), "completion", "bash");
    run(target, completions.resolve("_optimus"), "completion", "zsh");
    run(target, completions.resolve("optimus.fish"), "completion", "fish");
    Path manual = Files.createDirectories(target.resolve("man"));
    run(target, target.resolve("man.log"), "man", "--directory", manual.toString());
  }

  private static void run(Path target, Path output, String... arguments) throws IOException {
    Installation nowhere = new Installation(Path.of("/"), Map.of(), Optional.empty());
    ManagerHost none =
        needs -> {
          throw new IllegalStateException("no manager is needed for documents");
        };
    try (PrintStream out = new PrintStream(output.toFile(), StandardCharsets.UTF_8)) {
      OptimusCommand command =
          new OptimusCommand(
              none,
              SupervisorHost.none(),
              Console.plain(out, out),
              Map.of(),
              target,
              Version.VERSION,
              MoreCommands.of(nowhere, nowhere));
      int code = command.run(List.of(arguments));
      if (code != 0) {
        throw new IOException(String.join(" ", arguments) + " ended with " + code);
      }
    }
  }
}
