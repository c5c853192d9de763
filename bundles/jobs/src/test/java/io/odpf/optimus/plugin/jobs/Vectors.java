// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.jobs;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The inputs and outputs of Optimus v0.4.0, which the contract lists. */
public final class Vectors {
  private Vectors() {}

  /** Returns the lines of a file, without comments. */
  public static List<String> lines(String file) {
    return text(file).lines().filter(line -> !line.startsWith("#")).toList();
  }

  /** Returns the array in a file. */
  public static JsonArray json(String file) {
    return JsonParser.parseString(text(file)).getAsJsonArray();
  }

  private static String text(String file) {
    try (InputStream in = Vectors.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
