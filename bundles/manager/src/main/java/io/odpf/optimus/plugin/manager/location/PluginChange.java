// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.manager.disk.FileStamp;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import java.nio.file.Path;
import java.util.Optional;

/** A change to one plugin's file and receipt. */
public sealed interface PluginChange {
  /** Returns the key of the plugin. */
  PluginId id();

  /** Returns the file's stamp when the change was planned; empty if it was not a regular file. */
  Optional<FileStamp> found();

  /** Returns the kind of the change. */
  Kind kind();

  /** The kind of a change; the names are part of the journal's format. */
  enum Kind {
    /** Creates or replaces the file and the receipt. */
    PUT,
    /** Writes the receipt; the file stays. */
    RECORD,
    /** Removes the file and the receipt. */
    REMOVE
  }

  /**
   * Creates or replaces the file and the receipt.
   *
   * @param staged the new file, in the transaction's staging directory
   * @param receipt the new receipt
   */
  record Put(Path staged, Receipt receipt, Optional<FileStamp> found) implements PluginChange {
    @Override
    public PluginId id() {
      return receipt.id();
    }

    @Override
    public Kind kind() {
      return Kind.PUT;
    }
  }

  /**
   * Writes the receipt; the file stays.
   *
   * @param receipt the new receipt
   */
  record WriteReceipt(Receipt receipt, Optional<FileStamp> found) implements PluginChange {
    @Override
    public PluginId id() {
      return receipt.id();
    }

    @Override
    public Kind kind() {
      return Kind.RECORD;
    }
  }

  /** Removes the file and the receipt. */
  record Remove(PluginId id, Optional<FileStamp> found) implements PluginChange {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }
  }
}
