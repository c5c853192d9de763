// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.packer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Packs a plugin as one executable file: a shell script followed by a jar of everything that the
 * plugin needs. A JVM reads a jar from its end, so the script in front does no harm. The same input
 * gives the same bytes. Immutable.
 */
public final class PluginPacker {
  private static final String SCRIPT = "launch.sh";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

  private final String name;
  private final String mainClass;
  private final List<Path> elements;

  /**
   * @param name the plugin's name, in lower case
   * @param mainClass the class whose main method serves it
   * @param elements the class path: directories and jars; the first of several entries with the
   *     same name wins
   */
  public PluginPacker(String name, String mainClass, List<Path> elements) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a plugin's name has lower-case letters, digits, '.' and '-', not: " + name);
    }
    this.name = name;
    this.mainClass = Objects.requireNonNull(mainClass, "mainClass");
    this.elements = List.copyOf(elements);
  }

  /**
   * Writes the file, replacing an existing one atomically.
   *
   * @throws IOException if an element cannot be read or the file not written
   */
  public void pack(Path file) throws IOException {
    byte[] jar = JarContents.of(elements).toJar(mainClass);
    byte[] script = script(digest(jar)).getBytes(StandardCharsets.UTF_8);
    Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(directory, "pack", ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        out.write(script);
        out.write(jar);
      }
      if (Files.getFileAttributeView(part, PosixFileAttributeView.class) != null) {
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private String script(String digest) throws IOException {
    try (InputStream in = PluginPacker.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IOException("the script is missing in the packer");
      }
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script.replace("@NAME@", name).replace("@DIGEST@", digest);
    }
  }

  /** Returns as much of a digest as distinguishes the builds of a plugin. */
  private static String digest(byte[] jar) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(jar);
      return HexFormat.of().formatHex(sha256, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
