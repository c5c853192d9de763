// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.CoreOptions.wrappedBundle;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.ops4j.pax.exam.Option;

/** The content of the framework: the built bundles and their dependencies. */
final class FelixOptions {
  private FelixOptions() {}

  static Option[] all() {
    List<Option> all = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (element.endsWith(".jar")) {
        add(new File(element), all);
      }
    }
    return options(
        junitBundles(), org.ops4j.pax.exam.CoreOptions.composite(all.toArray(Option[]::new)));
  }

  /** Returns the address of a jar on the class path that only a test may install. */
  static String jar(String prefix) {
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      File file = new File(element);
      if (file.getName().startsWith(prefix)) {
        return file.toURI().toString();
      }
    }
    throw new IllegalStateException("no " + prefix + " on the class path");
  }

  private static void add(File jar, List<Option> all) {
    String name = jar.getName();
    String url = jar.toURI().toString();
    if (name.startsWith("io.odpf.optimus.plugin.itests.")) {
      all.add(wrappedBundle(url).imports("*;resolution:=optional"));
    } else if (isBundle(jar) && wanted(name)) {
      all.add(bundle(url));
    }
  }

  private static boolean wanted(String name) {
    for (String prefix :
        List.of(
            "io.odpf.optimus.",
            "org.apache.felix.scr",
            "org.apache.felix.gogo",
            "org.osgi.service.component-",
            "org.osgi.util.",
            "snakeyaml",
            "gson",
            "httpcore",
            "commons-",
            "assertj",
            "byte-buddy")) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBundle(File file) {
    try (JarFile jar = new JarFile(file)) {
      Manifest manifest = jar.getManifest();
      return manifest != null
          && manifest.getMainAttributes().getValue("Bundle-SymbolicName") != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
