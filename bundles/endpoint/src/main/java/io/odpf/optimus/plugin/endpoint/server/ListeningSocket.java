// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.server;

import io.odpf.optimus.plugin.api.file.Ownership;
import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;

/** A listening Unix socket with access for its owner only. */
final class ListeningSocket implements AutoCloseable {
  /** The size of {@code sun_path} on macOS, which has the lowest limit, without the final NUL. */
  private static final int LONGEST_PATH = 103;

  private static final int BACKLOG = 1024;

  private final Path file;
  private final ServerSocketChannel channel;

  private ListeningSocket(Path file, ServerSocketChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Listens at a path. Replaces the socket of a server that has died.
   *
   * @throws IOException if other users can write to the directory, the path is too long, or another
   *     process listens there
   */
  static ListeningSocket open(Path socket) throws IOException {
    prepare(socket);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
      if (socket.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      }
      return new ListeningSocket(socket, channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private static void prepare(Path socket) throws IOException {
    Path file = socket.toAbsolutePath();
    if (file.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw new IOException("its path is longer than " + LONGEST_PATH + " bytes");
    }
    Path directory = Objects.requireNonNull(file.getParent(), "a socket has a directory");
    Optional<String> objection = Ownership.ofThisProcess().objectionToDirectory(directory);
    if (objection.isPresent()) {
      throw new IOException(directory + " is not safe: " + objection.get());
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new IOException("there is a file of that name, which is no socket");
    }
    if (isServed(file)) {
      throw new IOException("another process listens there");
    }
    Files.delete(file);
  }

  private static boolean isServed(Path file) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(file));
      return true;
    } catch (ConnectException e) {
      // No process listens at this socket any more.
      return false;
    }
  }

  /** Waits for a connection. */
  SocketChannel accept() throws IOException {
    return channel.accept();
  }

  /** Stops listening and removes the socket's file. */
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }
}
