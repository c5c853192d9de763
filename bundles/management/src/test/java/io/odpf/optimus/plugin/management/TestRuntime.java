// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management;

import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.metrics.MetricSource;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.endpoint.exchange.Limits;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.server.UnixSocket;
import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.management.access.Role;
import io.odpf.optimus.plugin.management.audit.Audit;
import io.odpf.optimus.plugin.management.machine.ManagedMachine;
import io.odpf.optimus.plugin.management.method.EventFeed;
import io.odpf.optimus.plugin.management.method.ManagedConfiguration;
import io.odpf.optimus.plugin.management.method.ManagedRuntime;
import io.odpf.optimus.plugin.manager.operation.InstallHooks;
import io.odpf.optimus.plugin.manager.operation.LocalPluginManager;
import io.odpf.optimus.plugin.manager.operation.ManagerSettings;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A runtime with a source, a configuration of one plugin, and a management server. */
final class TestRuntime implements AutoCloseable {
  /** A secret of the provider, which no output may hold. */
  static final String SECRET = "provider-secret-4711";

  final Path directory;
  final MemorySource source = new MemorySource();
  final FakeSupervisor supervisor = new FakeSupervisor();
  final List<MetricSource> metrics = new CopyOnWriteArrayList<>();
  final FakeProcess process = new FakeProcess();
  final Certificates certificates;
  private final LocalPluginManager manager;
  private final EventFeed feed = new EventFeed(Clock.systemUTC());
  private ManagedMachine machine;
  private ManagementServer server;

  private TestRuntime(Path directory, Certificates certificates) throws Exception {
    this.directory = directory;
    this.certificates = certificates;
    Files.createDirectories(directory);
    ProviderRegistry providers = new ProviderRegistry(ExtensionResolver.NONE);
    providers.add(source, "test", 0);
    manager =
        new LocalPluginManager(
            providers,
            new VerifierRegistry(ExtensionResolver.NONE),
            (settings, timeouts, environment) -> {
              throw new HttpException(HttpException.Reason.SETTINGS, "no http here", "", null);
            },
            ManagerSettings.defaults().withStore(directory.resolve("store")),
            new InstallHooks(Optional::empty, feed));
    supervisor.listen(feed);
    configure("1.0");
    publish("1.0");
    publish("2.0");
    StringBuilder access = new StringBuilder("# Who may do what.\n");
    for (Role role : Role.values()) {
      if (role != Role.ANYONE) {
        access.append(role.label()).append("-token ").append(role.label());
        access.append(" token ").append(sha256(token(role))).append('\n');
      }
    }
    access.append("robot reader certificate ");
    access.append(sha256(CertificateBytes.of(certificates.client()))).append('\n');
    Files.writeString(access(), access);
    Files.setPosixFilePermissions(access(), PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(
        certificates.serverKey(), PosixFilePermissions.fromString("rw-------"));
  }

  /** Starts a runtime with the usual limits. */
  static TestRuntime start(Path directory) throws Exception {
    return start(directory, Limits.DEFAULT);
  }

  static TestRuntime start(Path directory, Limits limits) throws Exception {
    TestRuntime runtime =
        new TestRuntime(directory, Certificates.create(directory.resolve("certificates")));
    runtime.serve(limits, false);
    return runtime;
  }

  /** Starts a runtime that follows its configuration. */
  static TestRuntime following(Path directory) throws Exception {
    TestRuntime runtime =
        new TestRuntime(directory, Certificates.create(directory.resolve("certificates")));
    runtime.serve(Limits.DEFAULT, true);
    return runtime;
  }

  private void serve(Limits limits, boolean following) throws EndpointException {
    ManagedRuntime runtime =
        new ManagedRuntime(
            "1.2.3",
            manager,
            () -> Optional.of(supervisor),
            () -> Optional.of(process),
            new ManagedConfiguration(Optional.of(configFile()), Mode.CLIENT),
            () -> List.copyOf(metrics));
    Audit audit = Audit.in(audit(), Clock.systemUTC(), feed::recorded);
    machine =
        following
            ? ManagedMachine.following(runtime.parts(), audit, Clock.systemUTC(), feed::followed)
            : ManagedMachine.of(runtime.parts(), audit, Clock.systemUTC());
    server =
        ManagementServer.start(
            new ManagementSettings(
                Optional.of(new UnixSocket(socket(), UnixSocket.Acceptor.SERVER)),
                Optional.of(
                    new TlsSettings(
                        "127.0.0.1", 0, certificates.server(), certificates.serverKey(), access())),
                limits),
            runtime,
            machine,
            feed);
  }

  Path config() {
    return directory.resolve("config.yaml");
  }

  Path access() {
    return directory.resolve("access");
  }

  Path audit() {
    return directory.resolve("audit");
  }

  Path socket() {
    return directory.resolve("m.sock");
  }

  Path binary() {
    return directory.resolve("plugins/optimus-neo_linux_amd64");
  }

  LocalPluginManager manager() {
    return manager;
  }

  /** Returns the configuration with the environment that has its secret. */
  ConfigFile configFile() {
    return new ConfigFile(config(), Map.of("TOKEN", SECRET));
  }

  int port() {
    return server.port().orElseThrow();
  }

  ManagedMachine machine() {
    return machine;
  }

  ManagementServer server() {
    return server;
  }

  /** Returns the token of a role. */
  static String token(Role role) {
    return "token-of-" + role.label() + "-0123456789abcdef";
  }

  /** Lists neo with a version. */
  void configure(String version) throws Exception {
    Files.writeString(
        config(),
        """
        plugins:
          install_location: %s
          providers:
            - type: memory
              name: here
              token: ${TOKEN}
          plugins:
            - provider: here
              output: neo
              version: "%s"
              path: neo/{{.Version}}/optimus-neo_{{.Os}}_{{.Arch}}
        """
            .formatted(directory.resolve("plugins"), version));
  }

  /** Lists plugins at version 1.0, and installs them. */
  void install(List<String> names) throws Exception {
    StringBuilder plugins = new StringBuilder();
    for (String name : names) {
      source.put("neo/1.0/optimus-" + name + "_linux_amd64", program(name));
      plugins.append(
          """
              - provider: here
                output: %s
                version: "1.0"
                path: neo/{{.Version}}/optimus-%s_{{.Os}}_{{.Arch}}
          """
              .formatted(name, name));
    }
    String config = Files.readString(config());
    int list = config.indexOf("    - provider: here");
    Files.writeString(config(), config.substring(0, list) + plugins);
    manager.install(InstallRequest.of(configFile(), Mode.CLIENT), InstallListener.NONE);
  }

  static byte[] program(String version) {
    return ("#!/bin/sh\necho neo " + version + "\n").getBytes(StandardCharsets.UTF_8);
  }

  void publish(String version) {
    source.put("neo/" + version + "/optimus-neo_linux_amd64", program(version));
  }

  static Digest sha256(String text) throws Exception {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static Digest sha256(byte[] bytes) throws Exception {
    return Digest.of(Digest.Algorithm.SHA256, MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Override
  public void close() {
    machine.close();
    server.close();
    manager.close();
  }
}
