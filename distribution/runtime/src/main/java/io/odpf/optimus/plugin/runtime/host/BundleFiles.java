// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Where bundle jars come from, by file name. */
public interface BundleFiles {

  /**
   * Installs a bundle; one that is installed already is answered as it is.
   *
   * @throws BundleException if there is no such jar or it is no bundle
   */
  Bundle install(BundleContext context, String file) throws BundleException;

  /** Jars in a directory, read where they lie. */
  static BundleFiles in(Path directory) {
    return (context, file) ->
        context.installBundle("reference:" + directory.resolve(file).toAbsolutePath().toUri());
  }

  /** Jars that are resources of a class loader; they are copied into the framework's storage. */
  static BundleFiles resources(ClassLoader loader, String prefix) {
    return (context, file) -> {
      URL url = loader.getResource(prefix + file);
      if (url == null) {
        throw new BundleException(prefix + file + " is not on the class path");
      }
      try (InputStream jar = url.openStream()) {
        return context.installBundle("optimus:" + file, jar);
      } catch (IOException unreadable) {
        throw new BundleException("cannot read " + url, unreadable);
      }
    };
  }
}
