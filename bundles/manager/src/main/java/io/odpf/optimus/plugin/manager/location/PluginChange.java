// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.location;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.FileStamp;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A change to one plugin's file and receipt.
 *
 * @param kind what is done
 * @param plugin the plugin
 * @param platform the platform
 * @param staged the new file, in a staging directory; with {@link Kind#PUT} only
 * @param receipt the new receipt; with {@link Kind#PUT} and {@link Kind#RECORD}
 * @param found the file's stamp when the change was planned; absent if there was no regular file
 */
public record PluginChange(
    Kind kind,
    String plugin,
    Platform platform,
    Optional<Path> staged,
    Optional<Receipt> receipt,
    Optional<FileStamp> found) {

  /** What is done. */
  public enum Kind {
    /** The file is put there, or replaced, and the receipt with it. */
    PUT,
    /** The receipt is written; the file stays. */
    RECORD,
    /** File and receipt are removed. */
    REMOVE
  }

  public PluginChange {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(platform, "platform");
    Objects.requireNonNull(staged, "staged");
    Objects.requireNonNull(receipt, "receipt");
    Objects.requireNonNull(found, "found");
  }

  public static PluginChange put(Path staged, Receipt receipt, Optional<FileStamp> found) {
    return new PluginChange(
        Kind.PUT,
        receipt.plugin(),
        receipt.platform(),
        Optional.of(staged),
        Optional.of(receipt),
        found);
  }

  public static PluginChange record(Receipt receipt, Optional<FileStamp> found) {
    return new PluginChange(
        Kind.RECORD,
        receipt.plugin(),
        receipt.platform(),
        Optional.empty(),
        Optional.of(receipt),
        found);
  }

  public static PluginChange remove(Receipt receipt, Optional<FileStamp> found) {
    return new PluginChange(
        Kind.REMOVE,
        receipt.plugin(),
        receipt.platform(),
        Optional.empty(),
        Optional.empty(),
        found);
  }
}
