// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.handshake.Handshake;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeException;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeLine;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginRun;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Attaches to processes that an earlier host left. One that cannot be used is ended, so that
 * another one is started in its place. Thread-safe.
 */
final class PluginAttacher {
  private static final System.Logger LOG = System.getLogger(PluginAttacher.class.getName());

  private final RunSettings settings;
  private final ProcessStarter starter;
  private final KeptPlugins kept;
  private final PluginConnector connector;

  PluginAttacher(
      RunSettings settings, ProcessStarter starter, KeptPlugins kept, PluginConnector connector) {
    this.settings = settings;
    this.starter = starter;
    this.kept = kept;
    this.connector = connector;
  }

  /**
   * Attaches to the process of a plugin.
   *
   * @param binary the file that the plugin is to run from
   * @return empty if there is no usable process; an unusable one has been ended
   */
  Optional<PluginRun> attach(PluginBinary binary) throws InterruptedException {
    Optional<KeptRun> claimed = kept.claim(binary.name());
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    KeptRun run = claimed.get();
    if (!run.process().alive()) {
      kept.end(run);
      return Optional.empty();
    }
    OwnedProcess process;
    try {
      process = starter.adopt(run);
    } catch (IOException e) {
      logUnusable(run, e);
      kept.end(run);
      return Optional.empty();
    }
    boolean complete = false;
    try {
      PluginRun attached = connect(process, run, binary);
      complete = true;
      LOG.log(Level.INFO, "attached to plugin {0}", run);
      return Optional.of(attached);
    } catch (PluginStartException | HandshakeException | IOException e) {
      logUnusable(run, e);
      return Optional.empty();
    } finally {
      if (!complete) {
        process.end();
      }
    }
  }

  /** Ends the process that an earlier host left of a plugin, if there is one. */
  void end(PluginBinary binary) {
    kept.claim(binary.name()).ifPresent(kept::end);
  }

  private RunningPlugin connect(OwnedProcess process, KeptRun run, PluginBinary binary)
      throws PluginStartException, HandshakeException, IOException, InterruptedException {
    HandshakeTerms terms = HandshakeTerms.OPTIMUS;
    Optional<HostCertificate> certificate = Optional.empty();
    if (run.certificate().isPresent()) {
      terms = terms.withEncryption();
      certificate = Optional.of(HostCertificate.of(run.certificate().get()));
    }
    Handshake handshake = HandshakeLine.read(run.handshake(), terms);
    if (handshake.address() instanceof UnixDomainSocketAddress socket
        && !Files.exists(socket.getPath())) {
      throw new IOException("its socket " + socket + " is gone");
    }
    boolean current = run.origin().matches(StartOrigin.of(binary, settings));
    return connector.connect(
        process,
        handshake,
        certificate,
        current ? RunningPlugin.Kind.ATTACHED : RunningPlugin.Kind.OUTDATED,
        new StartDiagnosis(binary),
        step -> {});
  }

  private static void logUnusable(KeptRun run, Exception cause) {
    LOG.log(
        Level.WARNING,
        "plugin " + run + ", which an earlier host left, cannot be used and is started anew",
        cause);
  }
}
