// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The log of a server: requests with the sent responses. */
final class AccessLog {
  /** nginx's format of a line; none of the fields can contain a tab. */
  static final String FORMAT =
      "$request_method\\t$scheme\\t$request_uri\\t$status\\t$body_bytes_sent"
          + "\\t$http_range\\t$http_if_none_match\\t$http_authorization";

  private final Path file;

  AccessLog(Path file) {
    this.file = file;
  }

  List<ServedRequest> requests() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(AccessLog::parse).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ServedRequest parse(String line) {
    String[] field = line.split("\t", -1);
    return new ServedRequest(
        field[0],
        field[1],
        field[2],
        Integer.parseInt(field[3]),
        Long.parseLong(field[4]),
        field[5],
        field[6],
        field[7]);
  }
}
