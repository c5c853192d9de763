// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.http.HttpException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

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
   * A file's blocks, in order.
   *
   * @param option the setting that names the file, for messages
   */
  static List<Block> read(Path file, String option) throws HttpException {
    String text;
    try {
      byte[] bytes = RegularFile.read(file, MAX_BYTES);
      text = new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException missing) {
      throw unusable(option + " " + file + " does not exist", missing);
    } catch (IOException failure) {
      throw unusable(
          option + " " + file + " cannot be read: " + RegularFile.reason(failure), failure);
    }
    List<Block> blocks = new ArrayList<>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at)) {
      int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
      int end = text.indexOf(END + label + DASHES, at);
      if (labelEnd < 0 || end < 0) {
        throw unusable(option + " " + file + " is cut off in a PEM block", null);
      }
      String body = text.substring(labelEnd + DASHES.length(), end);
      try {
        // The headers of old encrypted keys are no base64; such blocks are refused by label.
        byte[] content =
            body.indexOf(':') >= 0 ? new byte[0] : Base64.getMimeDecoder().decode(body);
        blocks.add(new Block(body.contains("ENCRYPTED") ? "ENCRYPTED " + label : label, content));
      } catch (IllegalArgumentException malformed) {
        // The exception's text may quote a key.
        throw unusable(option + " " + file + " holds a PEM block that is not base64", null);
      }
      at = end;
    }
    return blocks;
  }

  static HttpException unusable(String message, Throwable cause) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        message,
        "correct the path in the provider's entry, or the file",
        cause);
  }
}
