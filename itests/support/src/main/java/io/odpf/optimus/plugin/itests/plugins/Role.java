// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.plugins;

import io.odpf.optimus.plugin.api.plugin.Generation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a {@linkplain FixturePlugins fixture plugin} is, and how it misbehaves. Faults can be
 * combined. {@code actor roles} lists them; {@code itests/fixtures/actor/role.go} has the list.
 */
public final class Role {
  /** The variable that sets a role for one start, before that which a file has. */
  public static final String VARIABLE = "OPTIMUS_ROLE";

  private final Map<String, String> settings;

  private Role(Map<String, String> settings) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** A task of a generation, with both mods and without a fault. */
  public static Role of(Generation generation) {
    return new Role(Map.of("generation", generation.name()));
  }

  /** A task of generation C with one fault, for which no value is needed. */
  public static Role fault(String fault) {
    return fault(fault, "");
  }

  /** A task of generation C with one fault. */
  public static Role fault(String fault, String value) {
    return of(Generation.C).with(fault, value);
  }

  /** The same with one setting more, or with another value of it. */
  public Role with(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(key, value);
    return new Role(all);
  }

  /** The same with a fault more, for which no value is needed. */
  public Role with(String fault) {
    return with(fault, "");
  }

  /** As plugins read it: the text of a URL's query. */
  @Override
  public String toString() {
    return settings.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
