// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.doctor;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.launcher.control.RuntimePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks the directory of the runtime's socket. Installs work without it. */
final class RuntimePlaceCheck implements Check {
  @Override
  public String name() {
    return "runtime";
  }

  @Override
  public List<Finding> run(Machine machine) {
    try {
      Path directory =
          RuntimePlace.of(machine.environment(), machine.installation().userHome()).directory();
      if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        return List.of(Finding.ok(directory + ", which is created when needed"));
      }
      Optional<String> objection = Ownership.ofThisProcess().objectionToDirectory(directory);
      return List.of(
          objection
              .map(
                  why ->
                      Finding.warning(
                          directory + " is not safe for the runtime's socket: " + why,
                          "make it yours alone (chown, chmod 700), or set OPTIMUS_RUNTIME_DIR"))
              .orElseGet(() -> Finding.ok(directory.toString())));
    } catch (PluginManagerException e) {
      return List.of(Finding.warning(e.problems().get(0).message(), e.problems().get(0).hint()));
    } catch (IOException e) {
      return List.of(
          Finding.warning(
              "the runtime's directory cannot be read: " + RegularFile.reason(e),
              "set OPTIMUS_RUNTIME_DIR to a directory of your own"));
    }
  }
}
