// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A repository served by git daemon: {@code git://host/path}, unauthenticated. */
public final class DaemonRemote implements GitRemote {
  /** The port that IANA assigns to git. */
  private static final int PORT = 9418;

  private final URI address;
  private final Timeouts timeouts;

  public DaemonRemote(URI address, Timeouts timeouts) {
    this.address = address;
    this.timeouts = timeouts;
  }

  @Override
  public String display() {
    return Addresses.display(address);
  }

  @Override
  public UploadPackConnection connect(UploadPackTransport transport, String... refs)
      throws IOException {
    // gitprotocol-pack(5): the path, the host, and after an empty field the other parameters.
    String request =
        "git-upload-pack "
            + address.getPath()
            + "\0host="
            + address.getHost()
            + (address.getPort() < 0 ? "" : ":" + address.getPort())
            + "\0\0version=2\0";
    return new StreamConnection(transport, new SocketStream(), request, refs);
  }

  /** A socket that connects on first use. */
  private final class SocketStream implements DuplexStream {
    private final Socket socket = new Socket();
    private final CompletableFuture<OutputStream> connected = new CompletableFuture<>();
    private final PumpedInput input = new PumpedInput(this::connect, "git " + display(), timeouts);

    private InputStream connect() throws IOException {
      try {
        int port = address.getPort() < 0 ? PORT : address.getPort();
        InetSocketAddress target = new InetSocketAddress(address.getHost(), port);
        if (target.isUnresolved()) {
          throw new IOException("the name " + address.getHost() + " is not known");
        }
        socket.connect(target, (int) timeouts.connect().toMillis());
        connected.complete(socket.getOutputStream());
        return socket.getInputStream();
      } catch (IOException failure) {
        connected.completeExceptionally(failure);
        throw failure;
      }
    }

    @Override
    public InputStream input() {
      return input;
    }

    @Override
    public OutputStream output() {
      return new OutputStream() {
        @Override
        public void write(int value) throws IOException {
          write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          stream().write(bytes, offset, length);
        }
      };
    }

    private OutputStream stream() throws IOException {
      return Futures.get(connected, timeouts.connect());
    }

    @Override
    public Optional<ProviderException> diagnosis(boolean ended) {
      return Optional.empty();
    }

    @Override
    public ProviderException noProtocol(String words, Throwable cause) {
      return ProviderException.of(
          ProviderException.Kind.INVALID,
          display() + " does not speak git's protocol but says: " + words,
          "check the host and the port of the provider's url",
          cause);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } finally {
        input.close();
      }
    }
  }
}
