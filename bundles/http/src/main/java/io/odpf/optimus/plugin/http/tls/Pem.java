// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.tls;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.http.HttpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads PEM files: blocks between BEGIN and END lines, with any text around them. */
final class Pem {
  private static final int MAX_BYTES = 4 << 20;
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /**
   * @param label for instance {@code CERTIFICATE}
   * @param content decoded
   */
  record Block(String label, byte[] content) {}

  private Pem() {}

  /**
   * Returns a file's blocks, in order.
   *
   * @param option the setting that names the file, for messages
   */
  static List<Block> read(Path file, String option) throws HttpException {
    String text;
    try {
      byte[] bytes = RegularFile.read(file, MAX_BYTES);
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw unusable(option + " " + file + " does not exist", e);
    } catch (IOException e) {
      throw unusable(option + " " + file + " cannot be read: " + RegularFile.reason(e), e);
    }
    List<Block> blocks = new ArrayList<>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at)) {
      int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
      int end = text.indexOf(END + label + DASHES, at);
      if (labelEnd < 0 || end < 0) {
        throw unusable(option + " " + file + " is truncated inside a PEM block", null);
      }
      String body = text.substring(labelEnd + DASHES.length(), end);
      try {
        // Old encrypted keys have headers that are not base64; the caller rejects those by label.
        byte[] content =
            body.indexOf(':') >= 0 ? new byte[0] : Base64.getMimeDecoder().decode(body);
        blocks.add(new Block(body.contains("ENCRYPTED") ? "ENCRYPTED " + label : label, content));
      } catch (IllegalArgumentException e) {
        // The exception's text may quote a key.
        throw unusable(option + " " + file + " contains a PEM block that is not base64", null);
      }
      at = end;
    }
    return blocks;
  }

  static HttpException unusable(String message, @Nullable Throwable cause) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        message,
        "correct the path in the provider's configuration, or the file",
        cause);
  }
}
