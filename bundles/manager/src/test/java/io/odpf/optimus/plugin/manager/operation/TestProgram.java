// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.charset.StandardCharsets;

/** Creates files that look like programs. */
final class TestProgram {
  private TestProgram() {}

  /** Returns a file with the header of a program for a platform, and a distinctive text. */
  static byte[] of(Platform platform, String text) {
    byte[] header = new byte[64];
    byte[] start = {0x7f, 'E', 'L', 'F', 2, 1, 1};
    System.arraycopy(start, 0, header, 0, start.length);
    header[16] = 2;
    header[18] = (byte) (platform.arch().equals("arm64") ? 183 : 62);
    header[20] = 1;
    byte[] body = (text + "\n").repeat(300).getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[header.length + body.length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(body, 0, all, header.length, body.length);
    return all;
  }
}
