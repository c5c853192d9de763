// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.git.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackfileInputTest {

  @Test
  void joinsTheDataOfAllPacketsUpToTheFlush() throws Exception {
    assertThat(read("0007\1ab0005\1" + "000a\2hello" + "0006\1c0000rest")).isEqualTo("abc");
  }

  @Test
  void readsNothingAfterTheFlush() throws Exception {
    InputStream packets = stream("0006\1a0000rest");
    try (InputStream pack = new PackfileInput(packets)) {
      pack.readAllBytes();
      assertThat(pack.read()).isEqualTo(-1);
    }
    assertThat(packets.readAllBytes()).asString().isEqualTo("rest");
  }

  @Test
  void failsWithTheErrorOfTheServer() {
    assertThatThrownBy(() -> read("0006\1a000e\3too busy\n"))
        .isInstanceOf(TransportException.class)
        .hasMessage("remote: too busy");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "000", "0006", "0009\1ab", "0006\1a"})
  void failsIfTheServerEndsPrematurely(String packets) {
    assertThatThrownBy(() -> read(packets)).isInstanceOf(EOFException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zzzz\1a", "-006\1a", "0001", "0004", "0006\4a", "0006\0a"})
  void refusesMalformedPackets(String packets) {
    assertThatThrownBy(() -> read(packets)).isInstanceOf(PackProtocolException.class);
  }

  private static String read(String packets) throws Exception {
    try (InputStream pack = new PackfileInput(stream(packets))) {
      return new String(pack.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static InputStream stream(String packets) {
    return new ByteArrayInputStream(packets.getBytes(StandardCharsets.ISO_8859_1));
  }
}
