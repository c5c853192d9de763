// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.ExtensionOrigin;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** A course of installs after which the files of a machine are compared, or kept for that. */
enum GoldenScenario {
  /** Two installs are complete, and the download of a third stopped midway. */
  INSTALLED {
    @Override
    void run(Path directory, Path copy) throws Exception {
      World world = world(directory);
      world.list("neo", "1.0");
      world.list("smith", "1.0");
      world.install();
      listNewSet(world);
      world.list(signed("morpheus", Optional.empty()));
      world.list(signed("tank", Optional.of("tank/1.0/SHA256SUMS")));
      world.lock(World.LINUX, World.ARM);
      world.install(Option.PRUNE);
      world.publish("cypher", "1.0");
      world.list("cypher", "1.0");
      stopDownloadOfCypher(world);
      GoldenFiles.write(GoldenFiles.read(directory), copy);
    }
  },
  /** The process stopped right after the journal was written. */
  INTERRUPTED {
    @Override
    void run(Path directory, Path copy) throws Exception {
      update(directory, copy, "journal written", "never");
    }
  },
  /** The process stopped while it undid a change that had failed. */
  UNDOING {
    @Override
    void run(Path directory, Path copy) throws Exception {
      update(directory, copy, "file 2 back", "file 1 in place");
    }
  };

  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String KEY = "key one";

  /**
   * Runs the scenario.
   *
   * @param directory the machine's
   * @param copy gets the normalised files as they are at the end, or at the interruption
   */
  abstract void run(Path directory, Path copy) throws Exception;

  /** The directory of the files that an earlier version wrote. */
  Path golden() {
    return Path.of("src", "test", "resources", "golden", name().toLowerCase(java.util.Locale.ROOT));
  }

  /** A machine whose source has all that the scenarios need; nothing is listed yet. */
  static World world(Path directory) {
    World world = new World(directory);
    world.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ExtensionOrigin provider =
        new ExtensionOrigin(
            "com.acme.provider", Optional.of("1.2.3"), Optional.of(Digest.sha256("ab".repeat(32))));
    ExtensionOrigin verifier =
        new ExtensionOrigin("com.acme.verifier", Optional.of("4.5.6"), Optional.empty());
    world.registry.remove(world.source);
    world.registry.add(world.source, new Origin("com.acme.provider 1.2.3", () -> provider), 0);
    world.verifiers.add(
        new KeyedDigestVerifier(), new Origin("com.acme.verifier 4.5.6", () -> verifier), 0);
    for (String plugin : new String[] {"neo", "trinity", "smith", "morpheus", "tank"}) {
      for (String version : new String[] {"1.0", "2.0"}) {
        world.publish(plugin, version, World.LINUX);
        world.publish(plugin, version, World.ARM);
      }
    }
    sign(world, "morpheus/1.0/linux_amd64.sig", World.program(World.LINUX, "morpheus 1.0"));
    sign(world, "morpheus/1.0/linux_arm64.sig", World.program(World.ARM, "morpheus 1.0"));
    byte[] checksums =
        (checksum(World.program(World.LINUX, "tank 1.0"), "optimus-tank_linux_amd64")
                + checksum(World.program(World.ARM, "tank 1.0"), "optimus-tank_linux_arm64"))
            .getBytes(StandardCharsets.UTF_8);
    world.source.put("tank/1.0/SHA256SUMS", checksums);
    sign(world, "tank/1.0/linux_amd64.sig", checksums);
    sign(world, "tank/1.0/linux_arm64.sig", checksums);
    return world;
  }

  private static void sign(World world, String path, byte[] content) {
    world.source.put(path, KeyedDigestVerifier.sign(content, KEY));
  }

  private static String checksum(byte[] content, String name) {
    try {
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
      return Digest.of(Digest.Algorithm.SHA256, digest.digest(content)).hex() + "  " + name + "\n";
    } catch (java.security.NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Lists the set to which the scenarios update: smith goes, trinity comes, neo is replaced. */
  static void listNewSet(World world) {
    world.unlist("smith");
    world.list("neo", "2.0");
    world.list("trinity", "2.0");
  }

  static PluginEntry signed(String plugin, Optional<String> checksums) {
    PluginEntry plain = World.entry(plugin, "1.0");
    return new PluginEntry(
        plain.name(),
        plain.provider(),
        plain.path(),
        plain.version(),
        checksums,
        plain.sha256(),
        Optional.of(
            new PluginEntry.Signature(
                KeyedDigestVerifier.SCHEME,
                "{{.Name}}/{{.Version}}/{{.Os}}_{{.Arch}}.sig",
                KEY,
                checksums.isPresent())),
        plain.modes(),
        plain.binary(),
        plain.options(),
        Map.of(),
        plain.position());
  }

  private static void stopDownloadOfCypher(World world) throws Exception {
    world.source.on(
        World.pathOf("cypher", "1.0", World.LINUX),
        (content, sink) -> {
          sink.expect(content.length);
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no longer", "");
        });
    try {
      world.install();
      throw new AssertionError("installed although the download stopped");
    } catch (PluginManagerException expected) {
      world.unlist("cypher");
    }
  }

  /** Updates a set, fails at one step, and copies the files at another. */
  private static void update(Path directory, Path copy, String copied, String failed)
      throws Exception {
    World world = world(directory);
    world.list("neo", "1.0");
    world.list("smith", "1.0");
    world.install();
    listNewSet(world);
    world.interruptAt(
        step -> {
          if (step.equals(copied)) {
            try {
              GoldenFiles.write(GoldenFiles.read(directory), copy);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          if (step.equals(failed)) {
            throw new IllegalStateException("fails at: " + step);
          }
        });
    try {
      world.install(Option.PRUNE);
    } catch (IllegalStateException expected) {
      if (!expected.getMessage().endsWith(failed)) {
        throw expected;
      }
    }
    if (!Files.exists(copy)) {
      throw new AssertionError("no step is called: " + copied);
    }
  }

  /**
   * Writes the files of all scenarios, with the version whose classes are on the class path.
   *
   * @param arguments an empty directory to work in, and a directory to write the files to
   */
  public static void main(String[] arguments) throws Exception {
    for (GoldenScenario scenario : values()) {
      Path directory = Files.createDirectory(Path.of(arguments[0]).resolve(scenario.name()));
      scenario.run(directory, Path.of(arguments[1]).resolve(scenario.golden().getFileName()));
    }
  }
}
