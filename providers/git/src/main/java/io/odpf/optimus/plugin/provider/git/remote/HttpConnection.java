// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import io.odpf.optimus.plugin.api.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;

/** A stateless connection, where each request repeats the state of the earlier ones. */
final class HttpConnection extends UploadPackConnection {
  /** The length of {@code # service=git-upload-pack}, as a packet with a line end, and a flush. */
  private static final int LONGEST_HEADER = 64;

  private final Sender sender;
  private final boolean version2;
  private Optional<Exchange> exchange = Optional.empty();

  /**
   * Reads the server's advertisement, which includes its refs in versions before 2.
   *
   * @param advertisement the response to the discovery; the caller closes it
   */
  HttpConnection(UploadPackTransport transport, InputStream advertisement, Sender sender)
      throws IOException {
    super(transport);
    this.sender = sender;
    statelessRPC = true;
    init(limited(withoutHeader(advertisement)), OutputStream.nullOutputStream());
    outNeedsEnd = false;
    version2 = readAdvertisement();
    finish(advertisement);
  }

  /** Tells whether the server speaks version 2, whose advertisement serves all commands. */
  boolean isVersion2() {
    return version2;
  }

  /** Requests the refs unless they are known; prefixes as in {@link GitRemote#connect}. */
  void list(String... refs) throws IOException {
    if (version2) {
      beginCommand();
      listRefs(refs);
      endCommand();
    }
  }

  /** Sends a request and requires the status 200. */
  interface Sender {
    HttpResponse send(byte[] body, boolean version2) throws IOException;
  }

  /** Skips the service line, which servers send except in version 2. */
  private static InputStream withoutHeader(InputStream advertisement) throws IOException {
    PushbackInputStream stream = new PushbackInputStream(advertisement, LONGEST_HEADER);
    byte[] length = stream.readNBytes(4);
    int size = size(length);
    if (size <= 4 || size > LONGEST_HEADER - 4) {
      stream.unread(length);
      return stream;
    }
    byte[] line = stream.readNBytes(size - 4);
    if (!new String(line, StandardCharsets.US_ASCII).startsWith("# service=")) {
      stream.unread(line);
      stream.unread(length);
      return stream;
    }
    byte[] flush = stream.readNBytes(4);
    if (!Arrays.equals(flush, new byte[] {'0', '0', '0', '0'})) {
      stream.unread(flush);
    }
    return stream;
  }

  private static int size(byte[] digits) {
    try {
      return Integer.parseInt(new String(digits, StandardCharsets.US_ASCII), 16);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Reads to the end of the response, so that the connection can be reused. */
  private static void finish(InputStream answer) throws IOException {
    answer.readNBytes(1);
  }

  @Override
  void beginCommand() throws IOException {
    endCommand();
    Exchange next = new Exchange();
    exchange = Optional.of(next);
    init(limited(next.input), next.request);
  }

  @Override
  void endCommand() throws IOException {
    if (exchange.isPresent()) {
      exchange.get().finish();
    }
  }

  @Override
  protected void doFetch(
      ProgressMonitor monitor, Collection<Ref> want, Set<ObjectId> have, OutputStream messages)
      throws TransportException {
    try {
      beginCommand();
      try {
        super.doFetch(monitor, want, have, messages);
        endCommand();
      } finally {
        closeExchange();
      }
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException(e.getMessage(), e);
    }
  }

  @Override
  protected void onReceivePack() {
    super.onReceivePack();
    exchange.ifPresent(Exchange::expectNoFurtherRequest);
  }

  @Override
  public void close() {
    super.close();
    closeExchange();
  }

  private void closeExchange() {
    exchange.ifPresent(it -> it.input.close());
  }

  /** Buffers a request until the response is read. */
  private final class Exchange {
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private final ResponseInput input = new ResponseInput();
    private Optional<HttpResponse> response = Optional.empty();
    private boolean last;

    void expectNoFurtherRequest() {
      last = true;
    }

    /** Reads the response to its end and closes it. */
    void finish() throws IOException {
      if (response.isPresent()) {
        try {
          HttpConnection.finish(response.get().body());
        } finally {
          input.close();
        }
      }
    }

    private final class ResponseInput extends BlockInput {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
          if (response.isEmpty()) {
            if (last || request.size() == 0) {
              return -1;
            }
            response = Optional.of(sender.send(request.toByteArray(), version2));
            request.reset();
          }
          int read = response.get().body().read(target, offset, length);
          if (read >= 0) {
            return read;
          }
          close();
        }
      }

      @Override
      public void close() {
        response.ifPresent(HttpResponse::close);
        response = Optional.empty();
      }
    }
  }
}
