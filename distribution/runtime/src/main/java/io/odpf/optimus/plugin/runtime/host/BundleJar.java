// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Checks jars before they are installed, since the framework accepts some that would harm it. */
final class BundleJar {
  private static final List<String> FRAMEWORK =
      List.of(Constants.SYSTEM_BUNDLE_SYMBOLICNAME, "org.apache.felix.framework");

  /** The headers that commands show. */
  private static final List<String> SHOWN =
      List.of(
          Constants.BUNDLE_SYMBOLICNAME,
          Constants.BUNDLE_NAME,
          Constants.BUNDLE_VERSION,
          Constants.BUNDLE_DESCRIPTION,
          Constants.BUNDLE_VENDOR);

  private static final String BUILD = "; build it as one, see docs/writing-a-provider.md";

  private BundleJar() {}

  /**
   * Checks that a file is a bundle that a running framework can install.
   *
   * @throws BundleException if it is not; the message has the reason
   */
  static void check(Path file) throws BundleException {
    Attributes headers = headers(file);
    String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (name == null) {
      throw new BundleException(
          "it is not an OSGi bundle: its manifest has no Bundle-SymbolicName" + BUILD);
    }
    String host = headers.getValue(Constants.FRAGMENT_HOST);
    if (host != null && FRAMEWORK.contains(host.split(";", 2)[0].strip())) {
      throw new BundleException(
          "it extends the framework itself (Fragment-Host: "
              + host
              + "), which only restarts could take");
    }
    for (String header : SHOWN) {
      String value = headers.getValue(header);
      if (value != null && value.codePoints().anyMatch(BundleJar::isControl)) {
        throw new BundleException(header + " in its manifest has control characters");
      }
    }
  }

  private static Attributes headers(Path file) throws BundleException {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new BundleException("it is not an OSGi bundle: it has no manifest" + BUILD);
      }
      return manifest.getMainAttributes();
    } catch (IOException | SecurityException e) {
      throw new BundleException(
          "it is not a complete jar file: " + e.getMessage() + "; copy the whole file there again",
          e);
    }
  }

  private static boolean isControl(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
