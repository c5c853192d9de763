// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A plugin's process that outlives its host, with everything the next host needs to attach to it.
 *
 * @param plugin the plugin's name
 * @param process the process, which leads a group
 * @param sockets its directory
 * @param handshake its handshake line
 * @param certificate the host's side of AutoMTLS, including its private key; absent without TLS
 * @param origin the file and settings that it was started from
 * @param readyMillis when it became ready, in milliseconds since 1970
 */
public record KeptRun(
    String plugin,
    ProcessIdentity process,
    Path sockets,
    String handshake,
    Optional<String> certificate,
    Origin origin,
    long readyMillis) {
  private static final String PLUGIN = "plugin";
  private static final String SOCKETS = "sockets";
  private static final String HANDSHAKE = "handshake";
  private static final String CERTIFICATE = "certificate";
  private static final String BINARY = "binary";
  private static final String FILE = "file";
  private static final String DIGEST = "digest";
  private static final String SETTINGS = "settings";
  private static final String READY = "ready";

  public KeptRun {
    Objects.requireNonNull(plugin, "plugin");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(sockets, "sockets");
    Objects.requireNonNull(handshake, "handshake");
    Objects.requireNonNull(certificate, "certificate");
    Objects.requireNonNull(origin, "origin");
  }

  /** Returns the text without the certificate, which is secret. */
  @Override
  public String toString() {
    return plugin + ", process " + process.pid();
  }

  /**
   * The file and settings that a process was started from. It differs from the origin of a new
   * process if the plugin's file or its settings have changed.
   *
   * @param binary the file
   * @param file the key of the file, which a replacement does not share
   * @param digest the digest in its receipt; absent if the manager has not installed it, or not yet
   * @param settings a digest of its environment and connection settings
   */
  public record Origin(Path binary, String file, Optional<String> digest, String settings) {
    public Origin {
      Objects.requireNonNull(binary, "binary");
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(digest, "digest");
      Objects.requireNonNull(settings, "settings");
    }

    /** Returns whether a new process would still have this origin. */
    public boolean matches(Origin wanted) {
      // A receipt written after the start says nothing new about the same file.
      boolean otherDigest =
          digest.isPresent() && wanted.digest.isPresent() && !digest.equals(wanted.digest);
      return binary.equals(wanted.binary)
          && file.equals(wanted.file)
          && !otherDigest
          && settings.equals(wanted.settings);
    }
  }

  /**
   * Returns the text of a record.
   *
   * @param host the host that it belongs to; absent if none
   */
  String json(Optional<ProcessIdentity> host) throws IOException {
    TextRecord record = TextRecord.empty().with(PLUGIN, plugin).withProcess(process);
    return (host.isPresent() ? record.withHost(host.get()) : record)
        .with(SOCKETS, sockets.toString())
        .with(HANDSHAKE, handshake)
        .with(CERTIFICATE, certificate)
        .with(BINARY, origin.binary().toString())
        .with(FILE, origin.file())
        .with(DIGEST, origin.digest())
        .with(SETTINGS, origin.settings())
        .with(READY, Long.toString(readyMillis))
        .json();
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IOException if it is something else
   */
  static KeptRun of(TextRecord record) throws IOException {
    try {
      return new KeptRun(
          record.require(PLUGIN),
          record.process(),
          Path.of(record.require(SOCKETS)),
          record.require(HANDSHAKE),
          record.text(CERTIFICATE),
          new Origin(
              Path.of(record.require(BINARY)),
              record.require(FILE),
              record.text(DIGEST),
              record.require(SETTINGS)),
          Long.parseLong(record.require(READY)));
    } catch (InvalidPathException | NumberFormatException e) {
      throw TextRecord.invalid(e);
    }
  }
}
