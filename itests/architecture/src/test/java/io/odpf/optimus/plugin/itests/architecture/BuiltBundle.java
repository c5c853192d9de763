// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.architecture;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A built bundle of this project.
 *
 * @param file its jar
 * @param name its symbolic name
 * @param packages the packages with classes
 * @param exports the exported packages with their versions; an empty text for none
 */
record BuiltBundle(File file, String name, Set<String> packages, Map<String, String> exports) {
  static final String PREFIX = "io.odpf.optimus.plugin.";

  private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:;[^,\"]*(?:\"[^\"]*\")?)*)");
  private static final Pattern VERSION = Pattern.compile(";version=\"?([0-9.]+)");

  /** Returns all bundles on the class path whose names begin with this project's prefix. */
  static List<BuiltBundle> all() {
    List<BuiltBundle> bundles = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (element.endsWith(".jar")) {
        read(element, bundles);
      }
    }
    return bundles;
  }

  private static void read(String path, List<BuiltBundle> bundles) {
    try (JarFile jar = new JarFile(path)) {
      Manifest manifest = jar.getManifest();
      String name =
          manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
      if (name != null && name.startsWith(PREFIX)) {
        String exports = manifest.getMainAttributes().getValue("Export-Package");
        bundles.add(
            new BuiltBundle(
                new File(path), name, packages(jar), exports(exports == null ? "" : exports)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> packages(JarFile jar) {
    Set<String> packages = new TreeSet<>();
    jar.stream()
        .map(entry -> entry.getName())
        .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
        .filter(entry -> entry.contains("/"))
        .forEach(
            entry -> packages.add(entry.substring(0, entry.lastIndexOf('/')).replace('/', '.')));
    return packages;
  }

  private static Map<String, String> exports(String header) {
    Map<String, String> exports = new TreeMap<>();
    Matcher clause = CLAUSE.matcher(header);
    while (clause.find()) {
      Matcher version = VERSION.matcher(clause.group(2));
      exports.put(clause.group(1), version.find() ? version.group(1) : "");
    }
    return exports;
  }
}
