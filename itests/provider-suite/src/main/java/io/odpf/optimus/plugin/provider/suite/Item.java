// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.suite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A published file, as a plugin's entry asks for it.
 *
 * @param path {@code path:}
 * @param version {@code version:}
 * @param config {@code config:}
 * @param content whether these bytes are the file; sources that build what they deliver cannot
 *     compare
 */
public record Item(
    String path, Optional<String> version, Map<String, Object> config, Predicate<byte[]> content) {

  /** A path alone, of nothing that is there. */
  public static Item at(String path) {
    return new Item(path, Optional.empty(), Map.of(), bytes -> false);
  }

  /** A path with exactly this content. */
  public static Item of(String path, byte[] content) {
    return new Item(path, Optional.empty(), Map.of(), bytes -> Arrays.equals(bytes, content));
  }

  /** The same with a plugin's options. */
  public Item with(Map<String, Object> options) {
    return new Item(path, version, options, content);
  }

  /** The same with a version. */
  public Item version(String text) {
    return new Item(path, Optional.of(text), config, content);
  }
}
