// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.build.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes the index of a distribution; part of the build.
 *
 * <p>The first argument is the index to write. The others are taken in turn: {@code from=DIRECTORY}
 * opens the jars of a class path; {@code api=NAME} and {@code connect=NAME} pick bundles of these
 * by their symbolic names; {@code group=NAME} begins a group; {@code bundles=DIRECTORY} adds all of
 * a directory's bundles to it; {@code demand=DIRECTORY} catalogues those that bring an extension.
 */
public final class BundleIndexWriter {
  /** The first line, by which readers know the format. */
  private static final String HEADING = "optimus-bundles 1";

  private static final String SERVICES = "org.apache.felix.scr";

  private List<BundleJar> classPath = List.of();
  private final Set<String> imports = new TreeSet<>();
  private final StringBuilder text = new StringBuilder();
  private final MessageDigest digest;

  private BundleIndexWriter() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    BundleIndexWriter writer = new BundleIndexWriter();
    for (String arg : List.of(args).subList(1, args.length)) {
      String[] part = arg.split("=", 2);
      String rest = part[1];
      switch (part[0]) {
        case "from" -> writer.classPath = writer.jars(Path.of(rest));
        case "api" -> writer.line("api", writer.named(rest).plainExports());
        case "connect" -> writer.connect(writer.named(rest));
        case "group" -> writer.line("group", rest);
        case "bundles" -> writer.bundles(writer.jars(Path.of(rest)));
        case "demand" -> writer.extensions(writer.jars(Path.of(rest)));
        default -> throw new IllegalArgumentException(arg);
      }
    }
    Path index = Path.of(args[0]);
    Files.createDirectories(index.toAbsolutePath().getParent());
    Files.writeString(
        index, HEADING + "\nid " + writer.id() + "\n" + writer.text, StandardCharsets.UTF_8);
  }

  private String id() {
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** All jars of a directory go into the id; those that are bundles are answered. */
  private List<BundleJar> jars(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> listing = Files.list(place)) {
      files = listing.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
    List<BundleJar> bundles = new ArrayList<>();
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
      BundleJar.read(file).ifPresent(bundles::add);
    }
    return bundles;
  }

  private BundleJar named(String symbolicName) {
    for (BundleJar jar : classPath) {
      if (jar.symbolicName().equals(symbolicName)) {
        return jar;
      }
    }
    throw new IllegalArgumentException("no bundle is named " + symbolicName);
  }

  private void connect(BundleJar jar) {
    line("connect", jar.symbolicName());
    for (Map.Entry<String, String> header : jar.keptHeaders().entrySet()) {
      line("header", header.getKey() + ":" + header.getValue());
    }
    for (Map.Entry<String, String> entry : jar.entries().entrySet()) {
      line("entry", entry.getKey() + " " + escape(entry.getValue()));
    }
  }

  /**
   * Declarative Services come first, so that every other bundle's components are there as soon as
   * it has started.
   */
  private void bundles(List<BundleJar> jars) {
    for (BundleJar jar : jars) {
      imports.addAll(jar.allImports());
    }
    List<String> files = new ArrayList<>();
    for (BundleJar jar : jars) {
      files.add(
          jar.symbolicName().equals(SERVICES) ? 0 : files.size(),
          jar.path().getFileName().toString());
    }
    for (String file : files) {
      line("bundle", file);
    }
  }

  private void extensions(List<BundleJar> jars) {
    for (ExtensionKind kind : ExtensionKind.KINDS) {
      Map<String, String> files = new TreeMap<>();
      for (BundleJar jar : jars) {
        for (String name : jar.extensions(kind)) {
          Set<String> needed = new LinkedHashSet<>();
          collect(jar, jars, needed);
          if (files.put(name, String.join(" ", needed)) != null) {
            throw new IllegalArgumentException(
                "two bundles bring the " + kind.label() + " " + kind.attribute() + " " + name);
          }
        }
      }
      files.forEach((name, needed) -> line(kind.label(), name + " " + needed));
    }
    for (BundleJar jar : jars) {
      imports.addAll(jar.imports());
    }
    jdkPackages();
  }

  /**
   * What bundles with class loaders of their own import of the JDK: a framework that is told offers
   * just that.
   */
  private void jdkPackages() {
    Set<String> offered = new TreeSet<>();
    for (Module module : ModuleLayer.boot().modules()) {
      module.getPackages().stream().filter(module::isExported).forEach(offered::add);
    }
    Set<String> packages = new TreeSet<>(imports);
    packages.retainAll(offered);
    if (!packages.isEmpty()) {
      line("jdk", String.join(",", packages));
    }
  }

  /** The bundle after those among its neighbours that export what it imports. */
  private static void collect(BundleJar jar, List<BundleJar> among, Set<String> files) {
    String file = jar.path().getFileName().toString();
    if (files.contains(file)) {
      return;
    }
    Set<String> before = new LinkedHashSet<>(files);
    before.add(file);
    for (String wanted : jar.imports()) {
      if (jar.exports().contains(wanted)) {
        continue;
      }
      Optional<BundleJar> exporter =
          among.stream().filter(other -> other.exports().contains(wanted)).findFirst();
      if (exporter.isPresent()) {
        collect(exporter.get(), among, before);
      }
    }
    before.remove(file);
    files.addAll(before);
    files.add(file);
  }

  /** Returns a text as one line. */
  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
  }

  private void line(String word, String rest) {
    if (rest.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line break in " + word);
    }
    text.append(word).append(' ').append(rest).append('\n');
  }
}
