// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** The source of bundle jars, by file name. */
public interface BundleFiles {

  /**
   * Installs a bundle, or returns it if it is already installed.
   *
   * @throws BundleException if the jar does not exist or is not a bundle
   */
  Bundle install(BundleContext context, String file) throws BundleException;

  /**
   * Opens a jar.
   *
   * @throws IOException if the jar does not exist or cannot be read
   */
  InputStream open(String file) throws IOException;

  /** The prefix of the locations of bundles that were loaded from resources. */
  String RESOURCE = "optimus:";

  /** Returns the jars of a directory, which bundles use in place. */
  static BundleFiles in(Path directory) {
    return new BundleFiles() {
      @Override
      public Bundle install(BundleContext context, String file) throws BundleException {
        return context.installBundle(
            "reference:" + directory.resolve(file).toAbsolutePath().toUri());
      }

      @Override
      public InputStream open(String file) throws IOException {
        return Files.newInputStream(directory.resolve(file));
      }
    };
  }

  /** Returns jars that are resources of a class loader, copied into the framework's storage. */
  static BundleFiles resources(ClassLoader loader, String prefix) {
    return new BundleFiles() {
      @Override
      public Bundle install(BundleContext context, String file) throws BundleException {
        try (InputStream jar = open(file)) {
          return context.installBundle(RESOURCE + file, jar);
        } catch (IOException e) {
          throw new BundleException(e.getMessage(), e);
        }
      }

      @Override
      public InputStream open(String file) throws IOException {
        URL url = loader.getResource(prefix + file);
        if (url == null) {
          throw new FileNotFoundException(prefix + file + " is not on the class path");
        }
        return url.openStream();
      }
    };
  }
}
