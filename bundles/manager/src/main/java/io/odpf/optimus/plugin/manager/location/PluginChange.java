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

  /** Returns the stamp of its file when the change was planned; empty if it had no regular file. */
  Optional<FileStamp> found();

  /** Returns what is done. */
  Kind kind();

  /** What is done; the names are part of the journal's format. */
  enum Kind {
    /** The file is put there, or replaced, and the receipt with it. */
    PUT,
    /** The receipt is written; the file stays. */
    RECORD,
    /** File and receipt are removed. */
    REMOVE
  }

  /**
   * The file is put there, or replaced, and the receipt with it.
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
   * The receipt is written; the file stays.
   *
   * @param receipt the new receipt
   */
  record Record(Receipt receipt, Optional<FileStamp> found) implements PluginChange {
    @Override
    public PluginId id() {
      return receipt.id();
    }

    @Override
    public Kind kind() {
      return Kind.RECORD;
    }
  }

  /** File and receipt are removed. */
  record Remove(PluginId id, Optional<FileStamp> found) implements PluginChange {
    @Override
    public Kind kind() {
      return Kind.REMOVE;
    }
  }
}
