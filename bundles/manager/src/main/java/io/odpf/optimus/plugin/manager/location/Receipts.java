// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.manager.disk.AtomicFile;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.DiskErrors;
import io.odpf.optimus.plugin.manager.disk.Modes;
import io.odpf.optimus.plugin.manager.disk.TextFile;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.text.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The receipts of a location, each in a file of its own. */
public final class Receipts {
  private static final String SUFFIX = ".json";

  private final InstallLocation location;

  public Receipts(InstallLocation location) {
    this.location = location;
  }

  /** Returns all receipts, by file name. */
  public List<Receipt> all() throws PluginManagerException {
    if (!location.managed()) {
      return List.of();
    }
    List<Receipt> receipts = new ArrayList<>();
    try {
      for (Path file : Directories.list(location.receipts())) {
        if (file.getFileName().toString().endsWith(SUFFIX)) {
          receipts.add(read(file));
        }
      }
    } catch (IOException failure) {
      throw PluginManagerException.failure(
          Problem.of(
              LocationProblem.RECEIPTS_UNREADABLE,
              "what was installed cannot be read: " + DiskErrors.reason(failure),
              "check the disk, and the permissions of " + location.receipts()),
          failure);
    }
    return receipts;
  }

  private Receipt read(Path file) throws IOException, PluginManagerException {
    try {
      Receipt receipt = Receipt.read(JsonObject.parse(TextFile.read(file)));
      if (file.equals(file(receipt.id()))) {
        return receipt;
      }
      throw damaged(file, 1, 1, "it is another plugin's receipt");
    } catch (JsonException e) {
      throw damaged(file, e.line(), e.column(), e.getMessage());
    }
  }

  private static PluginManagerException damaged(Path file, int line, int column, String why) {
    Problem problem =
        Problem.at(
            new Position(file.toString(), line, column),
            LocationProblem.RECEIPT_DAMAGED,
            "the receipt is damaged: " + why,
            "remove it, then take its plugin over again: optimus plugin install --adopt");
    return PluginManagerException.failure(problem, null);
  }

  Path file(PluginId id) {
    return location.receipts().resolve(id.name() + "_" + id.platform() + SUFFIX);
  }

  /** Writes or replaces a receipt; the caller forces the directory to disk. */
  public void write(Receipt receipt) throws IOException {
    Path file = file(receipt.id());
    JsonText out = JsonText.indented();
    receipt.write(out);
    AtomicFile.prepare(file, out.toBytes(), Modes.file()).place();
  }
}
