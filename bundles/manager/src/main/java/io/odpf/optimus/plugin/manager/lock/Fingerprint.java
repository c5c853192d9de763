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
 * A short name for some option values, to notice that they changed: FNV-1a with 64 bits. Nothing
 * rests on its strength, since what is locked is bound by digests; it is used because every command
 * computes it, and loading the JDK's digests costs more than the rest of a comparison.
 */
final class Fingerprint {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = BASIS;
  private boolean complete = true;

  Fingerprint text(String text) {
    for (int i = 0; i < text.length(); i++) {
      one(text.charAt(i));
    }
    // Between two texts, so that where one ends counts.
    one(0xffff);
    return this;
  }

  private void one(int c) {
    hash = (hash ^ (c & 0xff)) * PRIME;
    hash = (hash ^ (c >> 8)) * PRIME;
  }

  /** The values of the places among these options; secrets and local files do not count. */
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
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        value(type instanceof OptionType.ListOf many ? many.element() : type, element);
      }
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text((String) entry.getKey());
        value(type instanceof OptionType.MapOf many ? many.value() : type, entry.getValue());
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

  /** Whether every value was known. */
  boolean isComplete() {
    return complete;
  }

  /** Sixteen hexadecimal digits. */
  @Override
  public String toString() {
    String hex = Long.toHexString(hash);
    return "0".repeat(16 - hex.length()) + hex;
  }
}
