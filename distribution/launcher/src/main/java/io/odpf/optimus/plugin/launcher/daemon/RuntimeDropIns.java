// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.daemon;

import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.host.DropIns;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories of drop-ins of a runtime that keeps running: the optional bundles of the
 * distribution that its settings ask for, bundles that one-shot commands do without, and those that
 * every command uses.
 */
final class RuntimeDropIns {
  private final Installation installation;
  private final ManagementProperties settings;

  RuntimeDropIns(Installation installation) {
    this.installation = installation;
    this.settings = new ManagementProperties(installation.environment());
  }

  /** Returns the directories; the usual ones come last, as hints name the last one. */
  List<Path> directories() {
    List<Path> all = new ArrayList<>();
    if (settings.hasPages()) {
      all.add(optional("pages"));
    }
    if (settings.hasConsole()) {
      all.add(optional("console"));
    }
    installation.dropIns().forEach(directory -> all.add(directory.resolve(DropIns.RUNTIME)));
    all.addAll(installation.dropIns());
    return all;
  }

  private Path optional(String set) {
    Path directory = installation.home().resolve("optional").resolve(set);
    if (!Files.isDirectory(directory)) {
      RuntimeDaemon.logger()
          .log(
              Level.WARNING,
              "management.pages asks for {0}, which this distribution lacks; copy it from a whole one",
              directory);
    }
    return directory;
  }
}
