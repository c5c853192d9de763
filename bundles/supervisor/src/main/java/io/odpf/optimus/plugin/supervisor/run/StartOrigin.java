// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.FileKey;
import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Computes the file and settings that processes which outlive their host are started from. */
final class StartOrigin {
  /** Stands for the process's own directory, which differs for each process. */
  private static final Path OWN = Path.of("own");

  private StartOrigin() {}

  /** Returns the origin of a process that is started now. */
  static KeptRun.Origin of(PluginBinary binary, RunSettings settings) {
    return new KeptRun.Origin(
        binary.path().toAbsolutePath(),
        FileKey.of(binary.path()).text(),
        binary.digest().map(Digest::toString),
        digest(binary, settings));
  }

  /** Returns the variables of a process that may outlive its host. */
  static Map<String, String> environment(
      PluginBinary binary,
      RunSettings settings,
      HandshakeTerms terms,
      Path sockets,
      Optional<HostCertificate> certificate) {
    Map<String, String> configured = new TreeMap<>(settings.variablesOf(binary.name()));
    configured.put(PluginEnvironment.OUTLIVES_HOST, "true");
    return PluginEnvironment.of(
        settings.hostEnvironment(), settings.allowed(), configured, terms, sockets, certificate);
  }

  private static String digest(PluginBinary binary, RunSettings settings) {
    Map<String, String> variables =
        environment(binary, settings, HandshakeTerms.OPTIMUS, OWN, Optional.empty());
    try {
      MessageDigest digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
      add(digest, settings.encryption().name());
      for (Map.Entry<String, String> variable : variables.entrySet()) {
        add(digest, variable.getKey());
        add(digest, variable.getValue());
      }
      return Digest.of(Digest.Algorithm.SHA256, digest.digest()).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
