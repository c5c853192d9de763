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
import java.util.Optional;

/** A sequence of installs, after which the files of a machine are compared or recorded. */
enum GoldenScenario {
  /** Two installs are complete, and the download of a third stopped midway. */
  INSTALLED {
    @Override
    void run(Path directory, Path copy) throws Exception {
      TestMachine machine = machine(directory);
      machine.list("neo", "1.0");
      machine.list("smith", "1.0");
      machine.install();
      listNewSet(machine);
      machine.list(signed("morpheus", Optional.empty()));
      machine.list(signed("tank", Optional.of("tank/1.0/SHA256SUMS")));
      machine.lock(TestMachine.LINUX, TestMachine.ARM);
      machine.install(Option.PRUNE);
      machine.publish("cypher", "1.0");
      machine.list("cypher", "1.0");
      stopDownloadOfCypher(machine);
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
   * @param directory the machine's directory
   * @param copy receives the normalised files at the end or at the interruption
   */
  abstract void run(Path directory, Path copy) throws Exception;

  /** Returns the directory of the earlier version's files. */
  Path golden() {
    return Path.of("src", "test", "resources", "golden", name().toLowerCase(java.util.Locale.ROOT));
  }

  /** Creates a machine whose source has all plugins of the scenarios. */
  static TestMachine machine(Path directory) {
    TestMachine machine = new TestMachine(directory);
    machine.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    ExtensionOrigin provider =
        new ExtensionOrigin(
            "com.acme.provider", Optional.of("1.2.3"), Optional.of(Digest.sha256("ab".repeat(32))));
    ExtensionOrigin verifier =
        new ExtensionOrigin("com.acme.verifier", Optional.of("4.5.6"), Optional.empty());
    machine.registry.remove(machine.source);
    machine.registry.add(machine.source, new Origin("com.acme.provider 1.2.3", () -> provider), 0);
    machine.verifiers.add(
        new KeyedDigestVerifier(), new Origin("com.acme.verifier 4.5.6", () -> verifier), 0);
    for (String plugin : new String[] {"neo", "trinity", "smith", "morpheus", "tank"}) {
      for (String version : new String[] {"1.0", "2.0"}) {
        machine.publish(plugin, version, TestMachine.LINUX);
        machine.publish(plugin, version, TestMachine.ARM);
      }
    }
    sign(
        machine, "morpheus/1.0/linux_amd64.sig", TestProgram.of(TestMachine.LINUX, "morpheus 1.0"));
    sign(machine, "morpheus/1.0/linux_arm64.sig", TestProgram.of(TestMachine.ARM, "morpheus 1.0"));
    byte[] checksums =
        (checksum(TestProgram.of(TestMachine.LINUX, "tank 1.0"), "optimus-tank_linux_amd64")
                + checksum(TestProgram.of(TestMachine.ARM, "tank 1.0"), "optimus-tank_linux_arm64"))
            .getBytes(StandardCharsets.UTF_8);
    machine.source.put("tank/1.0/SHA256SUMS", checksums);
    sign(machine, "tank/1.0/linux_amd64.sig", checksums);
    sign(machine, "tank/1.0/linux_arm64.sig", checksums);
    return machine;
  }

  private static void sign(TestMachine machine, String path, byte[] content) {
    machine.source.put(path, KeyedDigestVerifier.sign(content, KEY));
  }

  private static String checksum(byte[] content, String name) {
    try {
      java.security.MessageDigest digest = java.security.MessageDigest.getInstance("SHA-256");
      return Digest.of(Digest.Algorithm.SHA256, digest.digest(content)).hex() + "  " + name + "\n";
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lists the new set of the scenarios: without smith, with trinity and another neo. */
  static void listNewSet(TestMachine machine) {
    machine.unlist("smith");
    machine.list("neo", "2.0");
    machine.list("trinity", "2.0");
  }

  static PluginEntry signed(String plugin, Optional<String> checksums) {
    return TestMachine.entry(plugin, "1.0").toBuilder()
        .checksums(checksums)
        .signature(
            Optional.of(
                new PluginEntry.Signature(
                    KeyedDigestVerifier.SCHEME,
                    "{{.Name}}/{{.Version}}/{{.Os}}_{{.Arch}}.sig",
                    KEY,
                    checksums.isPresent())))
        .build();
  }

  private static void stopDownloadOfCypher(TestMachine machine) throws Exception {
    machine.source.on(
        TestMachine.pathOf("cypher", "1.0", TestMachine.LINUX),
        (content, sink) -> {
          sink.expect(content.length);
          sink.write(content, 0, 1000);
          throw ProviderException.denied("no longer", "");
        });
    try {
      machine.install();
      throw new AssertionError("installed although the download stopped");
    } catch (PluginManagerException e) {
      machine.unlist("cypher");
    }
  }

  /** Updates a set, fails at one step, and copies the files at another. */
  private static void update(Path directory, Path copy, String copied, String failed)
      throws Exception {
    TestMachine machine = machine(directory);
    machine.list("neo", "1.0");
    machine.list("smith", "1.0");
    machine.install();
    listNewSet(machine);
    machine.interruptAt(
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
      machine.install(Option.PRUNE);
    } catch (IllegalStateException e) {
      if (!e.getMessage().endsWith(failed)) {
        throw e;
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
