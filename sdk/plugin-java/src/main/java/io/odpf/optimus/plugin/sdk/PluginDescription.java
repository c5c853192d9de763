// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import java.util.List;
import java.util.Objects;

/**
 * The description that a plugin gives of itself. It does not list the mods, which follow from the
 * interfaces that the plugin implements. Immutable; created by {@link #task} or {@link #hook}.
 */
public final class PluginDescription {
  private final String name;
  private final PluginType type;
  private final HookType hookType;
  private final String description;
  private final String version;
  private final List<String> apiVersions;
  private final String image;
  private final List<String> dependsOn;
  private final String secretPath;

  private PluginDescription(Builder from) {
    this.name = from.name;
    this.type = from.type;
    this.hookType = from.hookType;
    this.description = from.description;
    this.version = from.version;
    this.apiVersions = from.apiVersions;
    this.image = from.image;
    this.dependsOn = from.dependsOn;
    this.secretPath = from.secretPath;
  }

  /**
   * Starts the description of a task, which transforms data.
   *
   * @param name a short name, as in {@code optimus-<name>_<os>_<arch>}
   * @param version the plugin's own version
   */
  public static Builder task(String name, String version) {
    return new Builder(name, version, PluginType.TASK, HookType.UNSPECIFIED);
  }

  /**
   * Starts the description of a hook, which runs before or after a task.
   *
   * @param name a short name, as in {@code optimus-<name>_<os>_<arch>}
   * @param version the plugin's own version
   * @param when the time at which it runs
   */
  public static Builder hook(String name, String version, HookType when) {
    return new Builder(name, version, PluginType.HOOK, when);
  }

  /** Returns the plugin's name. */
  public String name() {
    return name;
  }

  /** Returns the plugin's role in a job. */
  public PluginType type() {
    return type;
  }

  /** Returns when a hook runs; unspecified for a task. */
  public HookType hookType() {
    return hookType;
  }

  /** Returns the description in words; may be empty. */
  public String description() {
    return description;
  }

  /** Returns the plugin's version. */
  public String version() {
    return version;
  }

  /** Returns the declared versions of the contract; may be empty. */
  public List<String> apiVersions() {
    return apiVersions;
  }

  /** Returns the container image that does the work; may be empty. */
  public String image() {
    return image;
  }

  /** Returns the hooks that must run before this one; empty for a task. */
  public List<String> dependsOn() {
    return dependsOn;
  }

  /** Returns the path at which the secret is mounted in the container; empty without a secret. */
  public String secretPath() {
    return secretPath;
  }

  /** Builds a description. Not thread-safe. */
  public static final class Builder {
    private final String name;
    private final String version;
    private final PluginType type;
    private final HookType hookType;
    private String description = "";
    private List<String> apiVersions = List.of();
    private String image = "";
    private List<String> dependsOn = List.of();
    private String secretPath = "";

    private Builder(String name, String version, PluginType type, HookType hookType) {
      this.name = Objects.requireNonNull(name, "name");
      this.version = Objects.requireNonNull(version, "version");
      this.type = type;
      this.hookType = Objects.requireNonNull(hookType, "hookType");
    }

    /** Sets the description in words. */
    public Builder description(String words) {
      this.description = Objects.requireNonNull(words, "words");
      return this;
    }

    /** Sets the versions of the contract that the plugin declares. */
    public Builder apiVersions(String... versions) {
      this.apiVersions = List.of(versions);
      return this;
    }

    /** Sets the container image that does the work, including its version. */
    public Builder image(String reference) {
      this.image = Objects.requireNonNull(reference, "reference");
      return this;
    }

    /** Sets the hooks that must run before this one. */
    public Builder dependsOn(String... hooks) {
      this.dependsOn = List.of(hooks);
      return this;
    }

    /** Sets the path at which the plugin's secret is mounted in the container. */
    public Builder secretPath(String path) {
      this.secretPath = Objects.requireNonNull(path, "path");
      return this;
    }

    /** Returns the description. */
    public PluginDescription build() {
      return new PluginDescription(this);
    }
  }
}
