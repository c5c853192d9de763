// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

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
import java.util.stream.Stream;

/**
 * Writes the index of a distribution; part of the build.
 *
 * <p>Arguments: the index to write, then any number of {@code api=PLACE}, {@code group=NAME},
 * {@code connect=PLACE}, {@code bundles=PLACE}, {@code providers=PLACE} and {@code other=PLACE},
 * where a place is a jar or a directory of jars.
 */
public final class BundleIndexWriter {
  private static final String API = "io.odpf.optimus.plugin.api";
  private static final String SERVICES = "org.apache.felix.scr";

  private final StringBuilder text = new StringBuilder();
  private final MessageDigest digest;

  private BundleIndexWriter() throws NoSuchAlgorithmException {
    digest = MessageDigest.getInstance("SHA-256");
  }

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    BundleIndexWriter writer = new BundleIndexWriter();
    for (String arg : List.of(args).subList(1, args.length)) {
      String[] part = arg.split("=", 2);
      if (part[0].equals("group")) {
        writer.line("group", part[1]);
        continue;
      }
      List<BundleJar> jars = writer.jars(Path.of(part[1]));
      switch (part[0]) {
        case "api" -> writer.api(jars);
        case "connect" -> writer.connected(jars);
        case "bundles" -> writer.plain(jars);
        case "providers" -> writer.providers(jars);
        case "other" -> {
          // Changes the id, and that is all.
        }
        default -> throw new IllegalArgumentException(arg);
      }
    }
    Path index = Path.of(args[0]);
    Files.createDirectories(index.toAbsolutePath().getParent());
    Files.writeString(
        index,
        IndexReader.HEADING + "\nid " + writer.id() + "\n" + writer.text,
        StandardCharsets.UTF_8);
  }

  private String id() {
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** All jars of a directory go into the id; those that are bundles are answered. */
  private List<BundleJar> jars(Path place) throws IOException {
    List<Path> files;
    if (Files.isDirectory(place)) {
      try (Stream<Path> listing = Files.list(place)) {
        files = listing.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      }
    } else {
      files = List.of(place);
    }
    List<BundleJar> bundles = new ArrayList<>();
    for (Path file : files) {
      digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
      BundleJar.read(file).ifPresent(bundles::add);
    }
    return bundles;
  }

  private void api(List<BundleJar> jars) {
    for (BundleJar jar : jars) {
      if (jar.symbolicName().equals(API)) {
        line("api", jar.plainExports());
      }
    }
  }

  private void connected(List<BundleJar> jars) {
    for (BundleJar jar : inStartOrder(jars)) {
      line("connect", jar.symbolicName());
      for (Map.Entry<String, String> header : jar.keptHeaders().entrySet()) {
        line("header", header.getKey() + ":" + header.getValue());
      }
      for (Map.Entry<String, String> entry : jar.entries().entrySet()) {
        line("entry", entry.getKey() + " " + IndexReader.escape(entry.getValue()));
      }
    }
  }

  private void plain(List<BundleJar> jars) {
    for (BundleJar jar : inStartOrder(jars)) {
      line("bundle", jar.path().getFileName().toString());
    }
  }

  /**
   * The framework and the API are no bundles here: the host brings both. Declarative Services come
   * first, so that every other bundle's components are there as soon as it has started.
   */
  private static List<BundleJar> inStartOrder(List<BundleJar> jars) {
    List<BundleJar> ordered = new ArrayList<>();
    for (BundleJar jar : jars) {
      String name = jar.symbolicName();
      if (name.equals(SERVICES)) {
        ordered.add(0, jar);
      } else if (!name.equals(API) && !name.equals("org.apache.felix.framework")) {
        ordered.add(jar);
      }
    }
    return ordered;
  }

  private void providers(List<BundleJar> jars) {
    Map<String, String> types = new TreeMap<>();
    for (BundleJar jar : jars) {
      for (String type : jar.providerTypes()) {
        Set<String> needed = new LinkedHashSet<>();
        collect(jar, jars, needed);
        if (types.put(type, String.join(" ", needed)) != null) {
          throw new IllegalArgumentException("two bundles bring the provider type " + type);
        }
      }
    }
    types.forEach((type, files) -> line("provider", type + " " + files));
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

  private void line(String word, String rest) {
    if (rest.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a line break in " + word);
    }
    text.append(word).append(' ').append(rest).append('\n');
  }
}
