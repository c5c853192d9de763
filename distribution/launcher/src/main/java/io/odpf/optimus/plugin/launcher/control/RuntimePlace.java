// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import io.odpf.optimus.plugin.api.file.Ownership;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.launcher.problem.LauncherProblem;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.net.ExtendedSocketOptions;

/**
 * The directory with the socket and the files of a user's runtime.
 *
 * @param directory a directory that only the user can access
 */
public record RuntimePlace(Path directory) {
  /** The size of {@code sun_path} on macOS, which has the lowest limit, without the final NUL. */
  private static final int LONGEST_PATH = 103;

  /**
   * Returns the default directory of the audit log: {@code audit} in {@code OPTIMUS_RUNTIME_DIR},
   * else {@code .optimus/audit} in the home directory, since the system may empty other directories
   * of runtimes when the user logs out.
   *
   * @return empty if there is neither
   */
  public static Optional<Path> auditDirectory(
      Map<String, String> environment, Optional<Path> home) {
    String chosen = environment.getOrDefault("OPTIMUS_RUNTIME_DIR", "");
    return chosen.isEmpty()
        ? home.map(it -> it.resolve(".optimus/audit"))
        : Optional.of(Path.of(chosen, "audit"));
  }

  /**
   * Returns {@code OPTIMUS_RUNTIME_DIR}, else {@code optimus} in {@code XDG_RUNTIME_DIR}, else
   * {@code ~/.optimus/run}.
   *
   * @throws PluginManagerException if none of them is defined
   */
  public static RuntimePlace of(Map<String, String> environment, Optional<Path> userHome)
      throws PluginManagerException {
    String chosen = environment.getOrDefault("OPTIMUS_RUNTIME_DIR", "");
    if (!chosen.isEmpty()) {
      return new RuntimePlace(absolute(chosen));
    }
    String session = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    if (session.startsWith("/") && Files.isWritable(Path.of(session))) {
      return new RuntimePlace(Path.of(session, "optimus"));
    }
    return new RuntimePlace(
        userHome
            .map(home -> home.resolve(".optimus/run"))
            .orElseThrow(
                () ->
                    PluginManagerException.failure(
                        Problem.of(
                            ConfigProblem.NO_HOME,
                            "there is no directory for the runtime's socket: HOME is not set, and"
                                + " the system does not know this user",
                            "set HOME, or OPTIMUS_RUNTIME_DIR to a directory of your own"),
                        null)));
  }

  private static Path absolute(String chosen) throws PluginManagerException {
    Path directory = Path.of(chosen);
    if (!directory.isAbsolute()) {
      throw PluginManagerException.failure(
          Problem.of(
              LauncherProblem.RUNTIME_DIRECTORY,
              "OPTIMUS_RUNTIME_DIR is a relative path: " + chosen,
              "set it to an absolute path, or unset it"),
          null);
    }
    return directory;
  }

  /** Returns the socket on which the runtime listens. */
  public Path socket() {
    return directory.resolve("manage.sock");
  }

  /** Returns the file with the runtime's process id, which the runtime locks while it lives. */
  public Path pidFile() {
    return directory.resolve("runtime.pid");
  }

  /** Returns the default log file of the runtime. */
  public Path log() {
    return directory.resolve("runtime.log");
  }

  /** Returns the file for the output of a detached runtime before its log is open. */
  public Path output() {
    return directory.resolve("runtime.out");
  }

  /** Returns the directory with a log file for each plugin. */
  public Path pluginLogs() {
    return directory.resolve("plugins");
  }

  /**
   * Checks that no other user can listen at the socket or read its traffic.
   *
   * @throws IOException if another user owns the directory, or may write into it
   */
  void requireOwn() throws IOException {
    Optional<String> objection = Ownership.ofThisProcess().objectionToDirectory(directory);
    if (objection.isPresent()) {
      throw new IOException(
          directory
              + " is not safe for the runtime's socket: "
              + objection.get()
              + "; make it a directory of your own (chown, chmod 700), or set OPTIMUS_RUNTIME_DIR");
    }
  }

  /**
   * Checks that the listening process belongs to this user or the superuser. Does nothing if the
   * platform does not report the peer's user.
   *
   * @throws IOException if it belongs to another user; the connection is closed then
   */
  void requireOwnPeer(SocketChannel connection) throws IOException {
    if (!connection.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)) {
      return;
    }
    UserPrincipal peer = connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    boolean own = peer.equals(Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS));
    if (!own && !peer.equals(Files.getOwner(directory.getRoot()))) {
      connection.close();
      throw new IOException(
          "user " + peer.getName() + " listens at " + socket() + ", who is somebody else");
    }
  }

  /**
   * Returns the user at the other end of a connection; this user if the platform does not report
   * it.
   */
  static String peer(SocketChannel connection) throws IOException {
    return connection.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
        ? connection.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName()
        : System.getProperty("user.name", "?");
  }

  /** Creates the directory, accessible only to its owner. */
  public void create() throws IOException {
    if (socket().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw new IOException(
          socket() + " is too long for a socket; set OPTIMUS_RUNTIME_DIR to a shorter directory");
    }
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(directory);
      return;
    }
    Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(ownerOnly));
    // The directory may have existed, with another owner or other permissions.
    Optional<String> foreign = Ownership.ofThisProcess().objectionToOwner(directory);
    if (foreign.isEmpty() && !Files.isSymbolicLink(directory)) {
      Files.setPosixFilePermissions(directory, ownerOnly);
    }
    requireOwn();
  }
}
