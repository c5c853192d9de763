// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.felix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.api.plugin.Generation;
import io.odpf.optimus.plugin.api.plugin.PluginClient;
import io.odpf.optimus.plugin.api.plugin.PluginInfo;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.PluginState;
import io.odpf.optimus.plugin.api.supervisor.PluginStatus;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.itests.behaviour.ConfigText;
import io.odpf.optimus.plugin.itests.behaviour.Stage;
import io.odpf.optimus.plugin.itests.daemon.Fixtures;
import io.odpf.optimus.plugin.itests.plugins.FixturePlugins;
import io.odpf.optimus.plugin.itests.plugins.Role;
import io.odpf.optimus.plugin.itests.process.Eventually;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleWiring;

/** Installed plugins run as services of the framework. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FelixSupervisorTest {
  private static final CallOptions PATIENT = CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(2));
  private static final int CALLERS = 16;
  private static final int REPLACEMENTS = 20;
  private static final int ROUNDS = 3;
  private static final Pattern COMING_AND_GOING =
      Pattern.compile(
          "FelixResolver|process reaper|output|ForkJoinPool|CompletableFutureDelayScheduler");

  @Inject private BundleContext context;
  @Inject private PluginManager manager;

  private Stage stage;
  private FixturePlugins plugins;

  @Configuration
  public Option[] configuration() {
    return options(
        composite(FelixOptions.all()),
        frameworkProperty("optimus.supervisor.start").value("all"),
        // An empty root, so that only plugins installed here are found.
        frameworkProperty("optimus.supervisor.directories").value("/"));
  }

  @Before
  public void openStage() {
    stage = Stage.open(new ServiceWay());
    plugins = FixturePlugins.build(Fixtures.sources(""), Fixtures.cache());
  }

  @After
  public void closeStage() {
    stage.close();
    Eventually.until(() -> "plugins: " + services(), () -> services().isEmpty());
  }

  /** Publishes a version of a plugin on the server. */
  private void publish(String name, String version, Role role) throws Exception {
    Path made = plugins.install(stage.project().resolve("made"), name, role);
    Files.move(made, stage.nginx().files().resolve(name + "-" + version));
  }

  private static ConfigText add(ConfigText config, String name, String version) {
    return config.plugin("releases", name, name + "-" + version, "version: " + version);
  }

  private void install(InstallRequest.Option... options) throws Exception {
    manager.install(
        new InstallRequest(
            new ConfigFile(stage.configFile(), stage.environment()),
            List.of(),
            Mode.CLIENT,
            Optional.empty(),
            Set.of(options),
            OptionalInt.empty()),
        InstallListener.NONE);
  }

  private List<ServiceReference<PluginClient>> services() {
    try {
      return List.copyOf(context.getServiceReferences(PluginClient.class, null));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ServiceReference<PluginClient> service(String filter) {
    Eventually.until(() -> filter + " among " + services(), () -> !matching(filter).isEmpty());
    return matching(filter).get(0);
  }

  private List<ServiceReference<PluginClient>> matching(String filter) {
    try {
      return List.copyOf(context.getServiceReferences(PluginClient.class, filter));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Supervisor supervisor() {
    return context.getService(context.getServiceReference(Supervisor.class));
  }

  @Test
  public void registersPluginsOfAllGenerationsTogether() throws Exception {
    ConfigText config = stage.releases();
    for (Generation generation : Generation.values()) {
      String name = "task-" + generation.name().toLowerCase(Locale.ROOT);
      publish(name, "1.0.0", Role.of(generation));
      add(config, name, "1.0.0");
    }
    stage.write(config);

    install(InstallRequest.Option.VERIFY);

    for (Generation generation : Generation.values()) {
      ServiceReference<PluginClient> reference = service("(generation=" + generation + ")");
      assertThat(reference.getProperty(PluginClient.NAME))
          .isEqualTo("task-" + generation.name().toLowerCase(Locale.ROOT));
      assertThat(reference.getProperty(PluginClient.VERSION)).isEqualTo("1.0.0");
      PluginInfo info = context.getService(reference).info(PATIENT);
      assertThat(info.generation()).isEqualTo(generation);
      assertThat(reference.getProperty(PluginClient.TYPE))
          .isEqualTo(info.type().name().toLowerCase(Locale.ROOT));
      assertThat((String[]) reference.getProperty(PluginClient.MODS)).hasSameSizeAs(info.mods());
      context.ungetService(reference);
    }
    assertThat(services()).hasSize(Generation.values().length);
    assertThat(supervisor().plugins()).allMatch(PluginStatus::managed);
  }

  @Test
  public void replacesAPluginTwentyTimesWithoutAFailedCall() throws Exception {
    installVersion("0", Role.of(Generation.C).with("version", "0"));
    PluginClient client = context.getService(service("(name=neo)"));
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    List<Future<?>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(
          threads.submit(
              () -> {
                while (!enough.get()) {
                  client.info(PATIENT);
                  calls.incrementAndGet();
                }
                return null;
              }));
    }

    for (int version = 1; version <= REPLACEMENTS; version++) {
      String text = Integer.toString(version);
      installVersion(text, Role.of(Generation.C).with("version", text));
      service("(&(name=neo)(version=" + text + "))");
    }

    enough.set(true);
    for (Future<?> caller : callers) {
      caller.get();
    }
    threads.shutdown();
    assertThat(client.info(PATIENT).version()).contains(Integer.toString(REPLACEMENTS));
    assertThat(calls.get()).isGreaterThan(REPLACEMENTS);
    assertThat(supervisor().plugin("neo").orElseThrow().restarts()).isZero();
  }

  private void installVersion(String version, Role role, InstallRequest.Option... options)
      throws Exception {
    publish("neo", version, role);
    stage.write(add(stage.releases(), "neo", version));
    install(options);
  }

  @Test
  public void refusesAnInstallIfANewBinaryFailsItsHandshake() throws Exception {
    installVersion("1", Role.of(Generation.C).with("version", "1"));
    service("(name=neo)");
    String before = stage.installedFiles().toString();
    String lock = Files.readString(stage.lockFile());

    PluginManagerException refused =
        catchThrowableOfType(
            PluginManagerException.class,
            () ->
                installVersion(
                    "2",
                    Role.of(Generation.C).with("banner", "Hello"),
                    InstallRequest.Option.VERIFY));

    assertThat(refused.problems()).hasSize(1);
    Problem problem = refused.problems().get(0);
    assertThat(problem.code().word()).isEqualTo("handshake-garbled");
    assertThat(problem.plugin()).contains("neo");
    assertThat(problem.message()).contains("Hello", "nothing was installed");
    assertThat(problem.hint()).contains("--no-verify");
    assertThat(stage.installedFiles()).hasToString(before);
    assertThat(stage.lockFile()).hasContent(lock);
  }

  @Test
  public void keepsTheOldProcessIfANewBinaryFailsItsHandshake() throws Exception {
    installVersion("1", Role.of(Generation.C).with("version", "1"));
    PluginClient client = context.getService(service("(name=neo)"));
    long pid = supervisor().plugin("neo").orElseThrow().pid().orElseThrow();

    installVersion("2", Role.of(Generation.C).with("banner", "Hello"));

    Eventually.until(
        () -> "state of " + supervisor().plugin("neo"),
        () ->
            supervisor()
                .plugin("neo")
                .flatMap(PluginStatus::failure)
                .map(it -> it.code().word())
                .equals(Optional.of("handshake-garbled")));
    assertThat(supervisor().plugin("neo").orElseThrow().pid()).hasValue(pid);
    assertThat(client.info(PATIENT).version()).contains("1");
    assertThat(supervisor().plugin("neo").orElseThrow().state()).isEqualTo(PluginState.READY);
  }

  @Test
  public void leavesNothingWhenTheBundleIsUpdatedAndRestarted() throws Exception {
    installVersion("1", Role.of(Generation.C));
    Bundle bundle = Leaks.bundle(context, "io.odpf.optimus.plugin.supervisor");
    Set<String> threads = Leaks.threads(COMING_AND_GOING);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    for (int round = 0; round < ROUNDS; round++) {
      long pid = call();
      loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
      bundle.stop();
      assertThat(services()).isEmpty();
      assertThat(ProcessHandle.of(pid)).isEmpty();
      Eventually.until(
          () -> "threads: " + Leaks.threads(COMING_AND_GOING),
          () -> !Leaks.threads(COMING_AND_GOING).contains("optimus-supervisor-"));
      bundle.update(URI.create(bundle.getLocation()).toURL().openStream());
      bundle.start();
      install();
    }

    service("(name=neo)");
    Eventually.until(
        () -> Leaks.left(loaders) + " class loaders are left", () -> Leaks.left(loaders) == 0);
    Eventually.until(
        () -> "threads: " + Leaks.threads(COMING_AND_GOING),
        () -> threads.containsAll(Leaks.threads(COMING_AND_GOING)));
  }

  /** Calls the plugin and releases it; returns the id of its process. */
  private long call() throws Exception {
    ServiceReference<PluginClient> reference = service("(name=neo)");
    assertThat(context.getService(reference).info(PATIENT)).isNotNull();
    context.ungetService(reference);
    ServiceReference<Supervisor> supervisor = context.getServiceReference(Supervisor.class);
    long pid = context.getService(supervisor).plugin("neo").orElseThrow().pid().orElseThrow();
    context.ungetService(supervisor);
    return pid;
  }
}
