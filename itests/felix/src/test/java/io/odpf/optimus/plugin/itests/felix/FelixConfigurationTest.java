// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.HostConfiguration;
import io.odpf.optimus.plugin.api.manager.HostVariable;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import javax.inject.Inject;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configuration Admin takes precedence over the framework's properties and the environment. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixConfigurationTest {
  private static final List<String> PLUGINS = List.of("neo", "trinity", "morpheus");
  private static final int PARALLEL_OF_FRAMEWORK = 1;

  @Inject private BundleContext context;
  @Inject private PluginManager manager;
  @Inject private ConfigurationAdmin configurations;
  @Inject private CommandProcessor shell;

  private Stage stage;

  @Configuration
  public Option[] configuration() {
    return options(
        composite(FelixOptions.all()),
        bundle(FelixOptions.jar("org.apache.felix.configadmin-")),
        frameworkProperty(HostVariable.PROPERTY_PREFIX + HostVariable.PARALLEL)
            .value(Integer.toString(PARALLEL_OF_FRAMEWORK)));
  }

  @Before
  public void openStage() throws Exception {
    stage = Stage.open(new ServiceWay());
    StringBuilder text = new StringBuilder("plugins:\n  providers:\n    - type: url\n");
    text.append("      name: releases\n      url: ")
        .append(stage.nginx().http())
        .append("/files\n");
    text.append("  plugins:\n");
    Release release = stage.release("0.0.6");
    for (String plugin : PLUGINS) {
      release.rawBinary(plugin);
      text.append("    - provider: releases\n      output: ").append(plugin).append('\n');
      text.append("      path: \"0.0.6/optimus-").append(plugin).append("_{{.Os}}_{{.Arch}}\"\n");
    }
    stage.write(text);
    bind();
  }

  /**
   * Waits until the manager has found the configuration; later changes are detected immediately.
   */
  private void bind() throws Exception {
    Path bound = directory("bound");
    configure(
        Map.of("install_location", bound.toString()),
        Map.of(HostVariable.INSTALL_LOCATION, bound.toString()));
    CleanRequest request =
        new CleanRequest(
            new ConfigFile(stage.configFile(), stage.environment()),
            Set.of(CleanRequest.Option.ALL, CleanRequest.Option.DRY_RUN));
    Eventually.until(
        () -> "configuration is bound",
        () -> manager.clean(request).installLocation().equals(bound));
  }

  @After
  public void closeStage() throws Exception {
    configurations.getConfiguration(HostConfiguration.PID, "?").delete();
    awaitVariables(null);
    stage.close();
  }

  /** Configures the host, and waits until the change has taken effect. */
  private void configure(Map<String, Object> properties, Map<String, String> effect)
      throws IOException {
    configurations.getConfiguration(HostConfiguration.PID, "?").update(new Hashtable<>(properties));
    awaitVariables(effect);
  }

  /**
   * @param wanted the configuration; null for none
   */
  private void awaitVariables(Map<String, String> wanted) {
    Eventually.until(
        () -> "variables " + variables() + ", not " + wanted,
        () -> variables().equals(Optional.ofNullable(wanted)));
  }

  private Optional<Map<String, String>> variables() {
    ServiceReference<HostConfiguration> reference =
        context.getServiceReference(HostConfiguration.class);
    HostConfiguration service = reference == null ? null : context.getService(reference);
    return Optional.ofNullable(service).map(HostConfiguration::variables);
  }

  /**
   * Performs a first install, and returns the names of the threads that resolved and downloaded.
   */
  private record Installed(InstallReport report, Set<String> threads) {}

  private Installed install(OptionalInt parallel) throws Exception {
    Files.deleteIfExists(stage.lockFile());
    Watch watch = new Watch(ConcurrentHashMap.newKeySet(), () -> {});
    return new Installed(install(parallel, watch), watch.threads);
  }

  private InstallReport install(OptionalInt parallel, Watch watch) throws Exception {
    return manager.install(
        new InstallRequest(
            new ConfigFile(stage.configFile(), stage.environment()),
            List.of(),
            Mode.CLIENT,
            Optional.empty(),
            Set.of(InstallRequest.Option.NO_VERIFY),
            parallel),
        watch);
  }

  private record Watch(Set<String> threads, Runnable once) implements InstallListener {
    @Override
    public void resolving(String plugin, String platform) {
      threads.add(Thread.currentThread().getName());
      once.run();
    }
  }

  private void assertInstalledInto(Path location) {
    for (String plugin : PLUGINS) {
      assertThat(location.resolve(Release.here().binaryName(plugin))).isExecutable();
    }
  }

  private Path directory(String name) {
    return stage.project().resolve(name);
  }

  @Test
  public void appliesAConfigurationToTheNextOperationUntilItIsRemoved() throws Exception {
    stage.variable(HostVariable.STORE, directory("store-of-environment").toString());

    configure(
        Map.of(
            "install_location", directory("first") + "",
            "store", directory("store-1") + "",
            "parallel", "2"),
        Map.of(
            HostVariable.INSTALL_LOCATION, directory("first") + "",
            HostVariable.STORE, directory("store-1") + "",
            HostVariable.PARALLEL, "2"));
    Installed first = install(OptionalInt.empty());

    assertThat(first.report().installLocation()).isEqualTo(directory("first"));
    assertThat(first.threads()).hasSize(2);
    assertInstalledInto(directory("first"));
    assertThat(directory("store-1")).isNotEmptyDirectory();
    assertThat(directory("store-of-environment")).doesNotExist();

    configure(
        Map.of("install_location", directory("second") + "", "store", directory("store-2") + ""),
        Map.of(
            HostVariable.INSTALL_LOCATION, directory("second") + "",
            HostVariable.STORE, directory("store-2") + ""));
    Installed second = install(OptionalInt.empty());

    assertThat(second.threads()).hasSize(PARALLEL_OF_FRAMEWORK);
    assertInstalledInto(directory("second"));
    assertThat(directory("store-2")).isNotEmptyDirectory();

    configurations.getConfiguration(HostConfiguration.PID, "?").delete();
    awaitVariables(null);
    Installed third = install(OptionalInt.empty());

    assertThat(third.report().installLocation())
        .isEqualTo(stage.home().resolve(".optimus/plugins"));
    assertInstalledInto(third.report().installLocation());
    assertThat(directory("store-of-environment")).isNotEmptyDirectory();
  }

  @Test
  public void prefersTheRequestAndTheFileToTheConfiguration() throws Exception {
    configure(
        Map.of("install_location", directory("host") + "", "parallel", 2),
        Map.of(HostVariable.INSTALL_LOCATION, directory("host") + "", HostVariable.PARALLEL, "2"));
    stage.write(
        Files.readString(stage.configFile())
            .replace("plugins:\n  pro", "plugins:\n  install_location: ./own\n  pro"));

    Installed installed = install(OptionalInt.of(PLUGINS.size()));

    assertThat(installed.threads()).hasSize(PLUGINS.size());
    assertInstalledInto(directory("own"));
    assertThat(directory("host")).doesNotExist();
  }

  @Test
  public void keepsTheSettingsOfARunningOperation() throws Exception {
    configure(
        Map.of("install_location", directory("first") + ""),
        Map.of(HostVariable.INSTALL_LOCATION, directory("first") + ""));
    AtomicReference<Exception> failure = new AtomicReference<>();
    Watch watch =
        new Watch(
            ConcurrentHashMap.newKeySet(),
            () -> {
              try {
                configure(
                    Map.of("install_location", directory("second") + ""),
                    Map.of(HostVariable.INSTALL_LOCATION, directory("second") + ""));
              } catch (IOException e) {
                failure.set(e);
              }
            });

    InstallReport report = install(OptionalInt.of(1), watch);

    assertThat(failure).hasNullValue();
    assertThat(report.installLocation()).isEqualTo(directory("first"));
    assertInstalledInto(directory("first"));
    assertThat(install(OptionalInt.empty()).report().installLocation())
        .isEqualTo(directory("second"));
  }

  @Test
  public void warnsOfInvalidValuesAndUsesTheHostsSettings() throws Exception {
    try (CapturedLog log = CapturedLog.open("io.odpf.optimus.plugin.manager.host")) {
      configure(
          Map.of(
              "mode", "serve",
              "install_location", "relative/path",
              "store", directory("store") + "",
              "parallel", "many",
              "paralel", 3),
          Map.of(HostVariable.STORE, directory("store") + ""));

      assertThat(log.lines())
          .containsExactlyInAnyOrder(
              warning("mode = serve", "mode does not take 'serve'; give one of server, client")
                  + "the default",
              warning(
                      "install_location = relative/path",
                      "install_location is not an absolute path: 'relative/path'; a host's"
                          + " defaults hold for every working directory: begin it with / or ~/")
                  + "the default",
              warning(
                      "parallel = many",
                      "parallel does not take 'many'; give a number from 1 to 1000")
                  + "1, of the framework's property optimus.host.OPTIMUS_PARALLEL",
              "configuration io.odpf.optimus.plugin.host: unknown key paralel is ignored; there are"
                  + " install_location, mode, parallel, store");
    }

    assertThat(install(OptionalInt.empty()).threads()).hasSize(PARALLEL_OF_FRAMEWORK);
    assertThat(directory("store")).isNotEmptyDirectory();
  }

  private static String warning(String value, String why) {
    return "configuration io.odpf.optimus.plugin.host: "
        + value
        + " is not used: "
        + why
        + "; used instead: ";
  }

  @Test
  public void usesTheConfiguredModeInTheShell() throws Exception {
    String clients = PLUGINS.get(0);
    stage.write(
        Files.readString(stage.configFile())
            .replace("output: " + clients, "output: " + clients + "\n      modes: [client]"));
    String dryRun = "optimus:install --dry-run -c " + stage.configFile();
    assertThat(shell(dryRun)).contains(PLUGINS);

    configure(Map.of("mode", "server"), Map.of(HostVariable.MODE, "server"));

    Eventually.until(
        () -> "mode server in: " + shell(dryRun), () -> !shell(dryRun).contains(clients));
    assertThat(shell(dryRun)).contains(PLUGINS.get(1), PLUGINS.get(2));
    assertThat(shell(dryRun + " --mode client")).contains(PLUGINS);
  }

  /** Returns the output of a line, on both streams. */
  private String shell(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CommandSession session =
        shell.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
      session.execute(line);
    } catch (Exception failed) {
      out.writeBytes(String.valueOf(failed.getMessage()).getBytes(StandardCharsets.UTF_8));
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
