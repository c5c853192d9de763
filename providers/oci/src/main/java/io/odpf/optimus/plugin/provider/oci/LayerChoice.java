// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the manifest in an index, and the layer in a manifest, that contain a plugin.
 *
 * @param reference the reference in the configuration
 * @param plugin the plugin's name
 * @param platform the platform to install for
 */
record LayerChoice(Reference reference, String plugin, Platform platform) {

  /**
   * Returns the manifest for the platform, or the only manifest if it has no platform.
   *
   * @throws ProviderException if the index has no such manifest
   */
  Descriptor manifest(Manifest index) throws ProviderException {
    String wanted = platform.os() + "/" + platform.arch();
    List<Descriptor> unnamed = new ArrayList<>();
    List<String> offered = new ArrayList<>();
    for (Descriptor manifest : index.manifests()) {
      if (manifest.platform().equals(Optional.of(wanted))) {
        return manifest;
      }
      if (manifest.platform().isEmpty()) {
        unnamed.add(manifest);
      }
      manifest.platform().ifPresent(offered::add);
    }
    if (unnamed.size() == 1 && offered.isEmpty()) {
      return unnamed.get(0);
    }
    throw ProviderException.notFound(
        reference
            + " has no manifest for "
            + wanted
            + (offered.isEmpty() ? "" : "; there are " + Words.list(offered)),
        "check the plugin's path, or ask its publisher for this platform");
  }

  /**
   * Returns the layer with the title of the reference; without one, the only layer or the only one
   * whose title begins with the binary's name.
   *
   * @throws ProviderException if there is no such layer, or more than one
   */
  Descriptor layer(Manifest manifest) throws ProviderException {
    List<Descriptor> layers = manifest.layers();
    if (reference.file().isPresent()) {
      return only(layers, reference.file().get(), true)
          .orElseThrow(() -> other(layers, "no file '" + reference.file().get() + "'"));
    }
    if (layers.size() == 1) {
      return layers.get(0);
    }
    return only(layers, platform.binaryName(plugin), false)
        .orElseThrow(() -> other(layers, layers.size() + " files, and none of them is clearly it"));
  }

  /**
   * Returns the layer whose title equals a name, or begins with it; empty unless there is exactly
   * one.
   */
  private static Optional<Descriptor> only(List<Descriptor> layers, String name, boolean exact) {
    List<Descriptor> found = new ArrayList<>();
    for (Descriptor layer : layers) {
      String title = layer.title().orElse("");
      if (exact ? title.equals(name) : title.startsWith(name)) {
        found.add(layer);
      }
    }
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private ProviderException other(List<Descriptor> layers, String what) {
    List<String> titles = new ArrayList<>();
    layers.forEach(layer -> titles.add(layer.title().orElse("a file without a title")));
    return ProviderException.notFound(
        reference + " has " + what + "; there are " + Words.list(titles),
        "append the file's title to the tag: "
            + reference.repository()
            + "@TAG/optimus-{{.Name}}_{{.Os}}_{{.Arch}}.tar.gz");
  }
}
