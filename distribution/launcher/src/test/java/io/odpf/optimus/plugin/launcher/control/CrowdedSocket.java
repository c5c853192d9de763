// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that listens and then opens files until the limit. Closes them when it reads a line on
 * standard input.
 */
final class CrowdedSocket {
  /** The response to every request. */
  static final int ANSWER = 9;

  private CrowdedSocket() {}

  public static void main(String[] args) throws IOException {
    try (RuntimeSocket socket =
        RuntimeSocket.open(new RuntimePlace(Path.of(args[0]))).orElseThrow()) {
      // Load the classes for a response in advance, since no file can be opened later.
      ConsoleHandler handler = (first, dialogue) -> ANSWER;
      socket.serve(handler);
      try (ConsoleClient client =
          ConsoleClient.open(new RuntimePlace(Path.of(args[0]))).orElseThrow()) {
        client.run("echo");
        client.receive(System.err, System.err);
      }
      List<Closeable> files = new ArrayList<>();
      try {
        while (true) {
          files.add(new FileInputStream("/dev/null"));
        }
      } catch (IOException e) {
        System.out.println("full");
      }
      System.in.read();
      for (Closeable file : files) {
        file.close();
      }
      while (System.in.read() >= 0) {
        // Wait until the process is killed.
      }
    }
  }
}
