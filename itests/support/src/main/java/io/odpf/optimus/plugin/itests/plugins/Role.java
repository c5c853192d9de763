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
 * The type of a {@linkplain FixturePlugins fixture plugin} and its faults, which can be combined.
 * {@code actor roles} lists them; see also {@code itests/fixtures/actor/role.go}.
 */
public final class Role {
  /** The variable that sets a role for one start, overriding the file's own. */
  public static final String VARIABLE = "OPTIMUS_ROLE";

  private final Map<String, String> settings;

  private Role(Map<String, String> settings) {
    this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Returns a task of a generation, with both mods and no fault. */
  public static Role of(Generation generation) {
    return new Role(Map.of("generation", generation.name()));
  }

  /** Returns a task of generation C with one fault that needs no value. */
  public static Role fault(String fault) {
    return fault(fault, "");
  }

  /** Returns a task of generation C with one fault. */
  public static Role fault(String fault, String value) {
    return of(Generation.C).with(fault, value);
  }

  /** Returns this role with one more setting, or another value for it. */
  public Role with(String key, String value) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(key, value);
    return new Role(all);
  }

  /** Returns this role with one more fault that needs no value. */
  public Role with(String fault) {
    return with(fault, "");
  }

  /** Returns the form that plugins read: the text of a URL's query. */
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
