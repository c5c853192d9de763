// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.process.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Creates small bundles, good and bad, and puts each into a drop-in directory in one step. */
final class TestBundles {
  private static final String ACTIVATOR =
      """
      import org.osgi.framework.BundleActivator;
      import org.osgi.framework.BundleContext;

      public class %s implements BundleActivator {
        public void start(BundleContext context) throws Exception {
          %s
        }

        public void stop(BundleContext context) throws Exception {
          %s
        }
      }
      """;

  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="acme" immediate="true">
        <implementation class="Component"/>
      </scr:component>
      """;

  private final Path work;
  private final Path dropIns;

  /**
   * Compiles the classes of the bundles.
   *
   * @param work a new directory, on the same disk as the drop-in directory
   */
  TestBundles(Path work, Path dropIns, Path java) {
    this.work = work;
    this.dropIns = dropIns;
    try {
      Files.createDirectories(work);
      source("Quiet", "", "");
      source("Failing", "throw new IllegalStateException(\"no license\");", "");
      source("Slow", "", "Thread.sleep(3_600_000);");
      Files.writeString(
          work.resolve("Component.java"),
          """
          public class Component {
            public Component() {
              throw new IllegalArgumentException("no database");
            }
          }
          """);
      String libraries = Distribution.unpacked().home().resolve("lib") + "/*";
      Command.of(
              work,
              java.resolve("bin/javac") + "",
              "-cp",
              libraries,
              "Quiet.java",
              "Failing.java",
              "Slow.java",
              "Component.java")
          .run()
          .orThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void source(String name, String start, String stop) throws IOException {
    Files.writeString(work.resolve(name + ".java"), ACTIVATOR.formatted(name, start, stop));
  }

  Path jar(String name) {
    return dropIns.resolve(name + ".jar");
  }

  /** Creates a bundle whose activator is one of {@code Quiet}, {@code Failing} and {@code Slow}. */
  Path activator(String name, String version, String activator) throws IOException {
    return put(
        name,
        Map.of(
            "Bundle-Version", version,
            "Bundle-Activator", activator,
            "Import-Package", "org.osgi.framework"),
        Map.of(activator + ".class", Files.readAllBytes(work.resolve(activator + ".class"))));
  }

  /** Creates a bundle whose component throws. */
  Path component(String name) throws IOException {
    return put(
        name,
        Map.of("Service-Component", "OSGI-INF/acme.xml"),
        Map.of(
            "OSGI-INF/acme.xml",
            COMPONENT.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "Component.class",
            Files.readAllBytes(work.resolve("Component.class"))));
  }

  /** Creates a bundle that imports a package that nobody exports. */
  Path unresolvable(String name) throws IOException {
    return put(name, Map.of("Import-Package", "com.acme.lib;version=\"[2,3)\""), Map.of());
  }

  /** Creates a file that is not a jar. */
  Path text(String name) throws IOException {
    Path made = Files.writeString(work.resolve("made"), "no jar");
    return Files.move(made, jar(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path put(String name, Map<String, String> headers, Map<String, byte[]> entries)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name("Bundle-ManifestVersion"), "2");
    attributes.put(new Attributes.Name("Bundle-SymbolicName"), "test." + name);
    headers.forEach((header, value) -> attributes.put(new Attributes.Name(header), value));
    Path made = work.resolve("made");
    try (OutputStream out = Files.newOutputStream(made);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
      }
    }
    return Files.move(made, jar(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
