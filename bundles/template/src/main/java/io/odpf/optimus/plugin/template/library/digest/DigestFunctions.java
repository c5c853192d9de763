// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.digest;

import io.odpf.optimus.plugin.template.function.FunctionTable;
import io.odpf.optimus.plugin.template.value.Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Adler32;

/** The functions that compute digests and checksums. */
public final class DigestFunctions {
  private DigestFunctions() {}

  public static void addTo(FunctionTable.Builder table) {
    table.content("sha1sum", "string", call -> new Text(digest("SHA-1", call.text(0))));
    table.content("sha256sum", "string", call -> new Text(digest("SHA-256", call.text(0))));
    table.content("adler32sum", "string", call -> new Text(adler(call.text(0))));
  }

  private static String digest(String algorithm, String bytes) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(bytes(bytes));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  private static String adler(String bytes) {
    Adler32 checksum = new Adler32();
    checksum.update(bytes(bytes));
    return Long.toString(checksum.getValue());
  }

  private static byte[] bytes(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }
}
