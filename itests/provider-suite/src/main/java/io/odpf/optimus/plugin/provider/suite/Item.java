// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A published file, with the fields of a plugin's entry that request it.
 *
 * @param path {@code path:}
 * @param version {@code version:}
 * @param config {@code config:}
 * @param content the exact content; empty if the source builds what it delivers
 */
public record Item(
    String path, Optional<String> version, Map<String, Object> config, Predicate<byte[]> content) {

  /** Returns the path of an item that does not exist. */
  public static Item at(String path) {
    return new Item(path, Optional.empty(), Map.of(), bytes -> false);
  }

  /** Returns a path with exactly this content. */
  public static Item of(String path, byte[] content) {
    return new Item(path, Optional.empty(), Map.of(), bytes -> Arrays.equals(bytes, content));
  }

  /** Returns the same item with a plugin's options. */
  public Item with(Map<String, Object> options) {
    return new Item(path, version, options, content);
  }

  /** Returns the same item with a version. */
  public Item version(String text) {
    return new Item(path, Optional.of(text), config, content);
  }
}
