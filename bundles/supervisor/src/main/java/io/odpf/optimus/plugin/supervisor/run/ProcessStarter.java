// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.run;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.api.supervisor.PluginLogRecord;
import io.odpf.optimus.plugin.supervisor.discovery.PluginBinary;
import io.odpf.optimus.plugin.supervisor.handshake.HandshakeTerms;
import io.odpf.optimus.plugin.supervisor.handshake.HostCertificate;
import io.odpf.optimus.plugin.supervisor.handshake.PluginEnvironment;
import io.odpf.optimus.plugin.supervisor.lifecycle.PluginStartException;
import io.odpf.optimus.plugin.supervisor.process.AdoptedProcess;
import io.odpf.optimus.plugin.supervisor.process.BinaryFindings;
import io.odpf.optimus.plugin.supervisor.process.ChildProcess;
import io.odpf.optimus.plugin.supervisor.process.HostedProcess;
import io.odpf.optimus.plugin.supervisor.process.KeptRun;
import io.odpf.optimus.plugin.supervisor.process.ProcessGroups;
import io.odpf.optimus.plugin.supervisor.process.ProcessSpawner;
import io.odpf.optimus.plugin.supervisor.process.RunRegistry;
import io.odpf.optimus.plugin.supervisor.process.SocketDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/**
 * Starts the process of a plugin: compares the file with its receipt, creates a directory for
 * sockets, sets the environment, and registers the group with {@link ProcessGroups}. Thread-safe.
 */
public final class ProcessStarter {
  private static final System.Logger LOG = System.getLogger(ProcessStarter.class.getName());
  private static final int BUFFER = 64 << 10;

  private final RunSettings settings;
  private final ProcessSpawner spawner;
  private final ProcessGroups groups;
  private final RunRegistry registry;
  private final KeptPlugins kept;
  private final Consumer<PluginLogRecord> sink;
  private final Clock clock;
  private final ThreadFactory threads;

  public ProcessStarter(
      RunSettings settings,
      ProcessSpawner spawner,
      ProcessGroups groups,
      RunRegistry registry,
      KeptPlugins kept,
      Consumer<PluginLogRecord> sink,
      Clock clock,
      ThreadFactory threads) {
    this.settings = settings;
    this.spawner = spawner;
    this.groups = groups;
    this.registry = registry;
    this.kept = kept;
    this.sink = sink;
    this.clock = clock;
    this.threads = threads;
  }

  /** Starts a process; nothing is left of it when this fails. */
  OwnedProcess start(
      PluginBinary binary, HandshakeTerms terms, Optional<HostCertificate> certificate)
      throws PluginStartException {
    StartDiagnosis diagnosis = new StartDiagnosis(binary);
    if (binary.digest().isPresent()) {
      requireDigest(binary, binary.digest().get(), diagnosis);
    }
    requireProgram(binary, diagnosis);
    SocketDirectory sockets;
    try {
      sockets = SocketDirectory.create(settings.socketParent());
    } catch (IOException e) {
      throw diagnosis.before(
          StartProblem.SOCKETS,
          "cannot have a directory for its socket: " + e.getMessage(),
          "make " + settings.socketParent() + " writable",
          false,
          e);
    }
    Optional<RunResources.Keeping> keeping =
        spawner.keeps()
            ? kept.runs().map(it -> new RunResources.Keeping(it, StartOrigin.of(binary, settings)))
            : Optional.empty();
    try {
      HostedProcess process =
          keeping.isPresent()
              ? spawner.spawnKept(
                  binary.path(),
                  StartOrigin.environment(binary, settings, terms, sockets.path(), certificate),
                  sockets.path(),
                  groups::add)
              : ChildProcess.of(
                  spawner.spawn(
                      binary.path(),
                      environment(binary, terms, sockets, certificate),
                      sockets.path(),
                      groups::add));
      record(binary.name(), process.pid(), sockets.path());
      return follow(binary.name(), process, new RunResources(sockets, groups, registry, keeping));
    } catch (IOException e) {
      try {
        sockets.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw diagnosis.before(
          StartProblem.SPAWN,
          "cannot be started: " + e.getMessage(),
          "check the file's permissions and this machine's limits",
          false,
          e);
    }
  }

  private Map<String, String> environment(
      PluginBinary binary,
      HandshakeTerms terms,
      SocketDirectory sockets,
      Optional<HostCertificate> certificate) {
    return PluginEnvironment.of(
        settings.hostEnvironment(),
        settings.allowed(),
        settings.variablesOf(binary.name()),
        terms,
        sockets.path(),
        certificate);
  }

  private OwnedProcess follow(String plugin, HostedProcess process, RunResources files) {
    return new OwnedProcess(
        plugin,
        new PluginProcess(plugin, process, groups, sink, clock, threads),
        files,
        sink,
        clock,
        threads);
  }

  /**
   * Adopts a process that an earlier host left.
   *
   * @throws IOException if it cannot be followed
   */
  OwnedProcess adopt(KeptRun run) throws IOException {
    RunResources files =
        new RunResources(
            SocketDirectory.of(run.sockets()),
            groups,
            registry,
            kept.runs().map(it -> new RunResources.Keeping(it, run.origin())));
    files.adopt(run.process().pid());
    return follow(
        run.plugin(), AdoptedProcess.follow(run.process(), run.sockets(), threads), files);
  }

  /** Records a process in case this host dies; the plugin runs without a record, too. */
  private void record(String plugin, long pid, Path sockets) {
    try {
      registry.add(plugin, pid, sockets);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "no record of the process of plugin " + plugin, e);
    }
  }

  private static void requireProgram(PluginBinary binary, StartDiagnosis diagnosis)
      throws PluginStartException {
    boolean program;
    try {
      program = BinaryFindings.isProgram(binary.path());
    } catch (IOException e) {
      return; // It may be executable all the same.
    }
    if (!program) {
      throw diagnosis.before(
          StartProblem.NO_PROGRAM,
          "is not started",
          "install it for this machine: optimus plugin install",
          true,
          null);
    }
  }

  private static void requireDigest(PluginBinary binary, Digest expected, StartDiagnosis diagnosis)
      throws PluginStartException {
    try {
      Digest actual = digest(binary.path());
      if (!actual.equals(expected)) {
        throw diagnosis.before(
            StartProblem.MODIFIED,
            "was changed after it was installed: its receipt says "
                + expected
                + ", it is "
                + actual,
            "install it again: optimus plugin install --force",
            true,
            null);
      }
    } catch (IOException e) {
      throw diagnosis.before(
          StartProblem.UNREADABLE,
          "cannot be read: " + e.getMessage(),
          "check the file's permissions",
          false,
          e);
    }
  }

  private static Digest digest(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance(Digest.Algorithm.SHA256.jdkName());
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Digest.of(Digest.Algorithm.SHA256, digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
