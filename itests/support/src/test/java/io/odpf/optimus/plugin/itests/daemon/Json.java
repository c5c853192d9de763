// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the flat JSON objects of tokens and key files. */
final class Json {
  private Json() {}

  /** Returns the text of a member of the object in a file. */
  static String text(Path file, String member) {
    try {
      return text(Files.readString(file), member);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the text of a member of an object. */
  static String text(String object, String member) {
    Matcher matcher = Pattern.compile("\"" + member + "\": ?\"([^\"]*)\"").matcher(object);
    if (!matcher.find()) {
      throw new AssertionError("no " + member + " in " + object);
    }
    return matcher.group(1).replace("\\n", "\n");
  }
}
