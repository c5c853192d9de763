// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.robustness;

import io.odpf.optimus.plugin.itests.release.Release;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Creates files that look like programs by their headers, and are small, so that tests run fast.
 */
final class SmallPlugin {
  private static final int HEADER = 64;
  private static final byte[] ELF64_LITTLE_ENDIAN = {0x7f, 'E', 'L', 'F', 2, 1, 1};
  private static final int TYPE = 16;
  private static final byte EXECUTABLE = 2;
  private static final int MACHINE = 18;
  private static final Map<String, Integer> MACHINES = Map.of("amd64", 62, "arm64", 183);
  private static final int REPEATED = 300;

  private SmallPlugin() {}

  /** Returns a program for this machine; every name and version gives different bytes. */
  static byte[] of(String name, String version) {
    byte[] body =
        (name + " " + version + "\n").repeat(REPEATED).getBytes(StandardCharsets.US_ASCII);
    byte[] program = Arrays.copyOf(ELF64_LITTLE_ENDIAN, HEADER + body.length);
    program[TYPE] = EXECUTABLE;
    program[MACHINE] = MACHINES.get(Release.here().arch()).byteValue();
    program[MACHINE + 2] = 1;
    System.arraycopy(body, 0, program, HEADER, body.length);
    return program;
  }
}
