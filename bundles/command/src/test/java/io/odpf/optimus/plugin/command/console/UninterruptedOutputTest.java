// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UninterruptedOutputTest {
  private Pipe pipe;

  @BeforeEach
  void openPipe() throws IOException {
    pipe = Pipe.open();
  }

  @AfterEach
  void closePipe() throws IOException {
    Thread.interrupted();
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void writesToAChannelFromAnInterruptedThreadThatStaysInterrupted() throws IOException {
    try (UninterruptedOutput output = over(Channels.newOutputStream(pipe.sink()))) {
      Thread.currentThread().interrupt();

      output.write("said ".getBytes(UTF_8));
      output.write("last".getBytes(UTF_8));
      output.flush();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(pipe.sink().isOpen()).isTrue();
      ByteBuffer read = ByteBuffer.allocate(9);
      while (read.hasRemaining()) {
        pipe.source().read(read);
      }
      assertThat(new String(read.array(), UTF_8)).isEqualTo("said last");
    }
  }

  @Test
  void throwsTheFailureOfTheWriteItself() throws IOException {
    pipe.sink().close();
    try (UninterruptedOutput output = over(Channels.newOutputStream(pipe.sink()))) {
      assertThatThrownBy(() -> output.write('x')).isInstanceOf(IOException.class);
    }
  }

  @Test
  void writesNothingAfterCloseAndLeavesTheStreamOpen() throws IOException {
    UninterruptedOutput output = over(Channels.newOutputStream(pipe.sink()));
    output.write('x');
    output.close();

    assertThatThrownBy(() -> output.write('y')).isInstanceOf(IOException.class);
    assertThat(pipe.sink().isOpen()).isTrue();
  }

  private static UninterruptedOutput over(OutputStream stream) {
    return new UninterruptedOutput(stream, "test-writer");
  }
}
