// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.control;

import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that listens and then opens files until it can open no more. A line on its standard
 * input has it close them.
 */
final class CrowdedSocket {
  /** What it answers to all requests. */
  static final int ANSWER = 9;

  private CrowdedSocket() {}

  public static void main(String[] args) throws IOException {
    try (ControlSocket socket =
        ControlSocket.open(new RuntimePlace(Path.of(args[0]))).orElseThrow()) {
      // What is loaded for an answer is loaded before.
      socket.serve(request -> ANSWER);
      try (ControlClient client =
          ControlClient.connect(new RuntimePlace(Path.of(args[0]))).orElseThrow()) {
        client.send("status");
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
        // Until it is ended.
      }
    }
  }
}
