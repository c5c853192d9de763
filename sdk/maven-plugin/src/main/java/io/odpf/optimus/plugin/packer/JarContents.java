// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.packer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Merges the entries of several directories and jars into one jar. */
final class JarContents {
  private static final String SERVICES = "META-INF/services/";
  private static final String VERSIONS = "META-INF/versions/";

  /**
   * The timestamp of every entry: representable in any archive and independent of the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final Map<String, byte[]> entries = new TreeMap<>();

  private JarContents() {}

  /**
   * Reads a class path.
   *
   * @throws IOException if an element cannot be read, or is neither a directory nor a jar
   */
  static JarContents of(List<Path> elements) throws IOException {
    JarContents contents = new JarContents();
    for (Path element : elements) {
      if (Files.isDirectory(element)) {
        contents.addDirectory(element);
      } else {
        contents.addJar(element);
      }
    }
    return contents;
  }

  private void addDirectory(Path directory) throws IOException {
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        String name = directory.relativize(file).toString().replace('\\', '/');
        add(name, Files.readAllBytes(file));
      }
    }
  }

  private void addJar(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (!entry.isDirectory()) {
          add(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private void add(String name, byte[] bytes) {
    if (isOfOneJarAlone(name)) {
      return;
    }
    if (name.startsWith(SERVICES) || isLicence(name)) {
      entries.merge(name, bytes, JarContents::together);
    } else {
      entries.putIfAbsent(name, bytes);
    }
  }

  /** Returns whether an entry describes the jar that it was in rather than its classes. */
  private static boolean isOfOneJarAlone(String name) {
    return name.equals(JarFile.MANIFEST_NAME)
        || name.equals("META-INF/INDEX.LIST")
        || name.startsWith("META-INF/maven/")
        || name.equals("module-info.class")
        || name.endsWith("/module-info.class")
        || isSignature(name);
  }

  private static boolean isSignature(String name) {
    return name.startsWith("META-INF/")
        && name.indexOf('/', "META-INF/".length()) < 0
        && (name.endsWith(".SF") || name.endsWith(".RSA") || name.endsWith(".DSA"));
  }

  private static boolean isLicence(String name) {
    return name.startsWith("META-INF/LICENSE") || name.startsWith("META-INF/NOTICE");
  }

  /** Returns the two concatenated, or the first if it contains the second. */
  private static byte[] together(byte[] first, byte[] second) {
    String one = new String(first, StandardCharsets.UTF_8);
    String other = new String(second, StandardCharsets.UTF_8);
    if (one.contains(other)) {
      return first;
    }
    return (one + (one.endsWith("\n") ? "" : "\n") + other).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Returns the bytes of the jar.
   *
   * @throws IOException if the main class is not in it
   */
  byte[] toJar(String mainClass) throws IOException {
    if (!entries.containsKey(mainClass.replace('.', '/') + ".class")) {
      throw new IOException("there is no class " + mainClass + " to run");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, JarFile.MANIFEST_NAME, manifest(mainClass));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(zip, entry.getKey(), entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private byte[] manifest(String mainClass) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
    if (entries.keySet().stream().anyMatch(name -> name.startsWith(VERSIONS))) {
      attributes.put(Attributes.Name.MULTI_RELEASE, "true");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
