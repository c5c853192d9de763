// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.discovery;

import io.odpf.optimus.plugin.api.manager.InstalledPlugin;
import io.odpf.optimus.plugin.api.manager.InstalledPlugin.State;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Directories with plugins, and the receipts of installed ones. */
abstract class DiscoveryTestCase {
  static final Platform LINUX = new Platform("linux", "amd64");
  static final Digest DIGEST = Digest.sha256("ab".repeat(32));
  @TempDir Path temporary;
  final List<InstalledPlugin> installed = new ArrayList<>();
  Path first;
  Path second;

  @BeforeEach
  void make() throws IOException {
    first = Files.createDirectory(temporary.resolve("first"));
    second = Files.createDirectory(temporary.resolve("second"));
  }

  DiscoveryResult find() throws InterruptedException {
    return find(LINUX, first, second);
  }

  DiscoveryResult find(Platform platform, Path... directories) throws InterruptedException {
    InstalledPlugins records =
        location -> installed.stream().filter(it -> it.path().startsWith(location)).toList();
    return new PluginDiscovery(new PluginDirectories(List.of(directories)), platform, records)
        .find();
  }

  static Path plugin(Path directory, String name) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  /** A plugin that the manager installed. */
  Path installed(Path directory, String name, String version, State state) throws IOException {
    Path file = directory.resolve(LINUX.binaryName(name));
    if (state != State.MISSING) {
      plugin(directory, LINUX.binaryName(name));
    }
    boolean managed = state != State.UNMANAGED;
    installed.add(
        InstalledPlugin.builder(name, LINUX, file, state)
            .version(Optional.ofNullable(version))
            .provider(Optional.of("releases"))
            .source(Optional.of("path"))
            .digest(managed ? Optional.of(DIGEST) : Optional.empty())
            .size(10)
            .build());
    return file;
  }

  static PluginBinary byHand(String name, Path path, String version, Path... shadowed) {
    return new PluginBinary(
        name, path, Optional.ofNullable(version), Optional.empty(), List.of(shadowed));
  }
}
