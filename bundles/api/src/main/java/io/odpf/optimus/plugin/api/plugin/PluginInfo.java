// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A plugin's description of itself. Its texts are not trusted: make them printable before showing
 * them.
 *
 * @param name the plugin's name, which may differ from its file's
 * @param description a description; may be empty
 * @param type its role in a job
 * @param mods the parts of the contract that it serves
 * @param version the version; absent in generations A, D and E, which have no such field
 * @param apiVersions the API versions that the plugin lists
 * @param image the container image that does the work; may be empty
 * @param dependsOn the plugins that must run before it
 * @param hookType when it runs, if it is a hook
 * @param secretPath the path where its secret is mounted, in the generations that have the field
 * @param generation the generation that it speaks
 */
public record PluginInfo(
    String name,
    String description,
    PluginType type,
    Set<PluginMod> mods,
    Optional<String> version,
    List<String> apiVersions,
    String image,
    List<String> dependsOn,
    HookType hookType,
    Optional<String> secretPath,
    Generation generation) {
  public PluginInfo {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(type, "type");
    mods = Set.copyOf(mods);
    Objects.requireNonNull(version, "version");
    apiVersions = List.copyOf(apiVersions);
    Objects.requireNonNull(image, "image");
    dependsOn = List.copyOf(dependsOn);
    Objects.requireNonNull(hookType, "hookType");
    Objects.requireNonNull(secretPath, "secretPath");
    Objects.requireNonNull(generation, "generation");
  }
}
