// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.lock;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.option.Option;
import io.odpf.optimus.plugin.api.option.OptionRole;
import io.odpf.optimus.plugin.api.option.OptionType;
import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A hash of option values that shows whether they changed: FNV-1a with 64 bits. It is not a
 * security measure, since digests bind the locked artifacts. Every command computes it, and loading
 * the JDK's digests would take longer than the rest of a comparison.
 */
final class Fingerprint {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = BASIS;
  private boolean complete = true;

  Fingerprint text(String text) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i));
    }
    // A separator, so that the boundaries of the texts count.
    add(0xffff);
    return this;
  }

  private void add(int c) {
    hash = (hash ^ (c & 0xff)) * PRIME;
    hash = (hash ^ (c >> 8)) * PRIME;
  }

  /** Adds the values of the options that are places, without secrets and local files. */
  void places(List<Option> schema, Options options) {
    for (Option option : schema) {
      Object value = options.as(option.name(), Object.class).orElse(null);
      if (option.role() == OptionRole.PLACE
          && value != null
          && !(value instanceof Secret)
          && !(value instanceof Path)) {
        text(option.name());
        value(option.type(), value);
      }
    }
  }

  private void value(OptionType type, Object value) {
    if (ProviderEntry.isUnknown(value)) {
      complete = false;
    } else if (value instanceof Options group) {
      places(members(type), group);
    } else if (value instanceof List<?> elements) {
      for (Object element : elements) {
        value(type instanceof OptionType.ListOf list ? list.element() : type, element);
      }
    } else if (value instanceof Map<?, ?> entries) {
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        text((String) entry.getKey());
        value(type instanceof OptionType.MapOf map ? map.value() : type, entry.getValue());
      }
    } else if (value instanceof URI address) {
      text(Addresses.display(address));
    } else if (!(value instanceof Secret) && !(value instanceof Path)) {
      text(value.toString());
    }
  }

  private static List<Option> members(OptionType type) {
    if (type instanceof OptionType.Group group) {
      return group.options();
    }
    if (type instanceof OptionType.OneOf one) {
      return one.options();
    }
    List<Option> members = new ArrayList<>();
    if (type instanceof OptionType.AnyOf any) {
      for (OptionType alternative : any.alternatives()) {
        members.addAll(members(alternative));
      }
    }
    return members;
  }

  /** Returns whether every value was known. */
  boolean isComplete() {
    return complete;
  }

  /** Returns the hash as sixteen hexadecimal digits. */
  @Override
  public String toString() {
    String hex = Long.toHexString(hash);
    return "0".repeat(16 - hex.length()) + hex;
  }
}
