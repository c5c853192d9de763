// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Determines the bundle of a built-in extension that was loaded without a framework. */
final class JarOrigin {
  static final String SHOWN = "built in";

  private JarOrigin() {}

  /** Returns the origin of an extension's class; reads its jar only when the identity is needed. */
  static Origin of(Object extension) {
    Class<?> type = extension.getClass();
    return new Origin(SHOWN, () -> identify(type));
  }

  private static ExtensionOrigin identify(Class<?> type) {
    try {
      Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Attributes headers;
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        headers = file.getManifest().getMainAttributes();
      }
      return new ExtensionOrigin(
          headers.getValue("Bundle-SymbolicName"),
          Optional.ofNullable(headers.getValue("Bundle-Version")),
          digest(jar));
    } catch (IOException e) {
      throw new UncheckedIOException("the distribution is incomplete: " + e, e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Digest> digest(Path jar) throws IOException {
    try {
      return Optional.of(FileDigest.sha256(jar));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
