// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.method;

import com.google.protobuf.ByteString;
import io.odpf.optimus.plugin.api.management.ConsoleTerminal;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.proto.management.ConsoleInput;
import io.odpf.optimus.plugin.proto.management.ConsoleOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A console call as input and output streams. */
final class ConsoleStreams {
  private static final int PIECE = 64 * 1024;

  private final Call<ConsoleOutput> call;

  ConsoleStreams(Call<ConsoleOutput> call) {
    this.call = call;
  }

  OutputStream out() {
    return stream(bytes -> ConsoleOutput.newBuilder().setOut(bytes).build());
  }

  OutputStream err() {
    return stream(bytes -> ConsoleOutput.newBuilder().setErr(bytes).build());
  }

  private OutputStream stream(Function<ByteString, ConsoleOutput> message) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += PIECE) {
          int size = Math.min(PIECE, length - done);
          send(message.apply(ByteString.copyFrom(bytes, offset + done, size)));
        }
      }
    };
  }

  /** Sends a message. Synchronized, since several threads of a shell may write. */
  private synchronized void send(ConsoleOutput message) throws IOException {
    try {
      call.reply(message);
    } catch (EndpointException failure) {
      throw new IOException(failure.getMessage(), failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("the call was ended").initCause(failure);
    }
  }

  /** Returns the caller's terminal. */
  ConsoleTerminal terminal(String type) {
    return new ConsoleTerminal() {
      @Override
      public String type() {
        return type;
      }

      @Override
      public InputStream keys(BiConsumer<Integer, Integer> resized) throws IOException {
        PipedOutputStream typed = new PipedOutputStream();
        PipedInputStream keys = new PipedInputStream(typed);
        Thread reader = new Thread(() -> read(typed, resized), "optimus-management-keys");
        reader.setDaemon(true);
        reader.start();
        return keys;
      }

      @Override
      public OutputStream out() {
        return ConsoleStreams.this.out();
      }
    };
  }

  private void read(PipedOutputStream typed, BiConsumer<Integer, Integer> resized) {
    try (typed) {
      Optional<ConsoleInput> next = call.next(ConsoleInput.getDefaultInstance());
      while (next.isPresent()) {
        if (next.get().hasSize()) {
          resized.accept(next.get().getSize().getColumns(), next.get().getSize().getRows());
        } else {
          next.get().getKeys().writeTo(typed);
          typed.flush();
        }
        next = call.next(ConsoleInput.getDefaultInstance());
      }
    } catch (IOException | EndpointException failure) {
      // A failed connection ends the input.
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }
}
