// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.sdk;

import io.odpf.optimus.plugin.api.plugin.HookType;
import io.odpf.optimus.plugin.api.plugin.PluginType;
import java.util.List;
import java.util.Objects;

/**
 * What a plugin says of itself. Which mods it has is not part of it: that follows from what the
 * plugin implements. Immutable; made by {@link #task} or {@link #hook}.
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
   * A task: a job's transformation.
   *
   * @param name of few letters, as in {@code optimus-<name>_<os>_<arch>}
   * @param version the plugin's own version
   */
  public static Builder task(String name, String version) {
    return new Builder(name, version, PluginType.TASK, HookType.UNSPECIFIED);
  }

  /**
   * A hook: work before or after a task.
   *
   * @param name of few letters, as in {@code optimus-<name>_<os>_<arch>}
   * @param version the plugin's own version
   * @param when it runs
   */
  public static Builder hook(String name, String version, HookType when) {
    return new Builder(name, version, PluginType.HOOK, when);
  }

  /** The plugin's name. */
  public String name() {
    return name;
  }

  /** What it does in a job. */
  public PluginType type() {
    return type;
  }

  /** When it runs, if it is a hook. */
  public HookType hookType() {
    return hookType;
  }

  /** What it does, in words; may be empty. */
  public String description() {
    return description;
  }

  /** Its version. */
  public String version() {
    return version;
  }

  /** The versions of the contract that it names; may be empty. */
  public List<String> apiVersions() {
    return apiVersions;
  }

  /** The container image that does the work; empty if there is none. */
  public String image() {
    return image;
  }

  /** The hooks that must run before it; empty for a task. */
  public List<String> dependsOn() {
    return dependsOn;
  }

  /** Where the plugin's secret is mounted in the container; empty if it has none. */
  public String secretPath() {
    return secretPath;
  }

  /** Makes a description; not thread-safe. */
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

    /** What the plugin does, in words. */
    public Builder description(String words) {
      this.description = Objects.requireNonNull(words, "words");
      return this;
    }

    /** The versions of the contract that the plugin names. */
    public Builder apiVersions(String... versions) {
      this.apiVersions = List.of(versions);
      return this;
    }

    /** The container image that does the work, with its version. */
    public Builder image(String reference) {
      this.image = Objects.requireNonNull(reference, "reference");
      return this;
    }

    /** The hooks that must run before this one. */
    public Builder dependsOn(String... hooks) {
      this.dependsOn = List.of(hooks);
      return this;
    }

    /** Where the plugin's secret is mounted in the container. */
    public Builder secretPath(String path) {
      this.secretPath = Objects.requireNonNull(path, "path");
      return this;
    }

    /** The description. */
    public PluginDescription build() {
      return new PluginDescription(this);
    }
  }
}
