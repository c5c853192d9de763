// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Constants;

/** A jar that is a bundle, as far as an index wants to know it. */
final class BundleJar {
  /** The description of a bundle whose classes the framework does not load itself. */
  private static final List<String> KEPT =
      List.of(
          Constants.BUNDLE_MANIFESTVERSION,
          Constants.BUNDLE_SYMBOLICNAME,
          Constants.BUNDLE_VERSION,
          Constants.BUNDLE_ACTIVATOR,
          Constants.EXPORT_PACKAGE,
          Constants.PROVIDE_CAPABILITY,
          "Service-Component");

  private static final Pattern USES = Pattern.compile(";\\s*uses:=(\"[^\"]*\"|[^;,]*)");

  private final Path path;
  private final Map<String, String> headers;
  private final Map<String, String> entries;

  private BundleJar(Path path, Map<String, String> headers, Map<String, String> entries) {
    this.path = path;
    this.headers = headers;
    this.entries = entries;
  }

  /** Empty if the jar is no bundle. */
  static Optional<BundleJar> read(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        return Optional.empty();
      }
      Attributes attributes = manifest.getMainAttributes();
      if (attributes.getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
        return Optional.empty();
      }
      Map<String, String> headers = new LinkedHashMap<>();
      for (Object name : attributes.keySet()) {
        headers.put(name.toString(), attributes.getValue((Attributes.Name) name));
      }
      Map<String, String> entries = new TreeMap<>();
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
          try (InputStream in = jar.getInputStream(entry)) {
            entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      return Optional.of(new BundleJar(path, headers, entries));
    }
  }

  Path path() {
    return path;
  }

  String symbolicName() {
    return Clauses.names(header(Constants.BUNDLE_SYMBOLICNAME)).get(0);
  }

  /** Returns its entries that others look up, with their text. */
  Map<String, String> entries() {
    return entries;
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** The headers for an index; {@code uses} constraints only cost time on a flat class path. */
  Map<String, String> keptHeaders() {
    Map<String, String> kept = new LinkedHashMap<>();
    for (String name : KEPT) {
      String value = header(name);
      if (!value.isEmpty()) {
        kept.put(name, USES.matcher(value).replaceAll(""));
      }
    }
    return kept;
  }

  /** Export-Package with names and versions only. */
  String plainExports() {
    return USES.matcher(header(Constants.EXPORT_PACKAGE)).replaceAll("");
  }

  List<String> exports() {
    return Clauses.names(header(Constants.EXPORT_PACKAGE));
  }

  /** The packages it cannot do without. */
  List<String> imports() {
    List<String> names = new ArrayList<>();
    for (String clause : Clauses.split(header(Constants.IMPORT_PACKAGE))) {
      if (!clause.contains("resolution:=optional")
          && !clause.contains("resolution:=\"optional\"")) {
        names.addAll(Clauses.names(clause));
      }
    }
    return names;
  }

  /** All packages it uses, those included that need not be there. */
  List<String> allImports() {
    return Clauses.names(header(Constants.IMPORT_PACKAGE));
  }

  /** The names of the extensions of a kind that its manifest declares. */
  List<String> extensions(ExtensionKind kind) {
    Pattern attribute = Pattern.compile(kind.attribute() + "(?::String)?=\"?([a-z0-9-]+)\"?");
    List<String> names = new ArrayList<>();
    for (String clause : Clauses.split(header(Constants.PROVIDE_CAPABILITY))) {
      Matcher name = attribute.matcher(clause);
      if (clause.trim().startsWith(kind.namespace()) && name.find()) {
        names.add(name.group(1));
      }
    }
    return names;
  }
}
