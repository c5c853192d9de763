// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk.goplugin;

import io.odpf.optimus.plugin.proto.goplugin.StdioData;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard streams. Standard output is reserved for the handshake and standard error
 * for the log; output that the plugin's code prints is redirected, so that it cannot corrupt the
 * handshake.
 */
final class ProcessStreams {
  private final OutputStream output = new FileOutputStream(FileDescriptor.out);
  private final OutputStream errors = new FileOutputStream(FileDescriptor.err);
  private final PrintedOutput printed = new PrintedOutput();

  private ProcessStreams() {}

  /** Captures {@code System.out} and {@code System.err} from now on. */
  static ProcessStreams take() {
    ProcessStreams streams = new ProcessStreams();
    System.setOut(streams.printer(StdioData.Channel.STDOUT));
    System.setErr(streams.printer(StdioData.Channel.STDERR));
    return streams;
  }

  private PrintStream printer(StdioData.Channel channel) {
    OutputStream stream =
        new OutputStream() {
          @Override
          public void write(int value) {
            write(new byte[] {(byte) value}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            printed.add(channel, bytes, from, length);
          }
        };
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Returns the captured output. */
  PrintedOutput printed() {
    return printed;
  }

  /** Returns the process's standard error. */
  OutputStream errors() {
    return errors;
  }

  /** Writes the handshake line to standard output. */
  void writeHandshake(String line) throws IOException {
    output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    output.flush();
  }
}
