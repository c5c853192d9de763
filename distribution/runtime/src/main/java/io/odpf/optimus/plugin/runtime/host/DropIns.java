// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * Bundles that somebody put into a directory. All are started, also those whose provider type no
 * configuration names: a drop-in may replace a built-in provider by its ranking. One that cannot be
 * used is a warning and keeps none of the others from working.
 */
public final class DropIns {
  private DropIns() {}

  /**
   * The jars that lie in these directories, in the order of their names; without those that others
   * could have put there, see {@link DropInTrust}.
   */
  public static List<Path> in(List<Path> directories) {
    List<Path> trusted = new ArrayList<>();
    for (Path directory : directories) {
      List<Path> jars = jars(directory);
      if (!jars.isEmpty() && DropInTrust.objectionToDirectory(directory).isEmpty()) {
        for (Path jar : jars) {
          if (DropInTrust.objectionToJar(jar).isEmpty()) {
            trusted.add(jar);
          }
        }
      }
    }
    return trusted;
  }

  /** All that lie in a directory, whoever put them there. */
  static List<Path> jars(Path directory) {
    List<Path> jars = new ArrayList<>();
    File[] files = directory.toFile().listFiles((dir, name) -> name.endsWith(".jar"));
    if (files != null) {
      Arrays.sort(files);
      for (File file : files) {
        jars.add(file.toPath());
      }
    }
    return jars;
  }

  static void start(BundleContext context, HostSettings settings) {
    if (settings.watched()) {
      // Whoever watches them also installs them.
      return;
    }
    List<Bundle> installed = new ArrayList<>();
    for (Path jar : in(settings.dropIns())) {
      try {
        installed.add(context.installBundle("reference:" + jar.toAbsolutePath().toUri()));
      } catch (BundleException failure) {
        warn(settings, jar.toString(), failure);
      }
    }
    for (Bundle bundle : installed) {
      // A fragment has no life of its own.
      if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
        try {
          bundle.start(Bundle.START_TRANSIENT);
        } catch (BundleException failure) {
          warn(settings, bundle.getLocation(), failure);
        }
      }
    }
  }

  private static void warn(HostSettings settings, String bundle, BundleException failure) {
    settings.warnings().accept("cannot use the bundle " + bundle + ": " + failure.getMessage());
  }
}
