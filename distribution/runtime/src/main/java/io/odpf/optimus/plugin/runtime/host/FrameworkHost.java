// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.Supervisor;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import io.odpf.optimus.plugin.runtime.index.ConnectedBundle;
import io.odpf.optimus.plugin.runtime.index.ExtensionKind;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.apache.felix.framework.Felix;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A running framework. Uses only daemon threads, registers nothing with the JVM, and leaves nothing
 * behind when it is closed. Thread-safe.
 */
public final class FrameworkHost implements AutoCloseable {
  private static final String HINT = "run the command again; if it persists, report it";

  private final HostSettings settings;
  private final TemporaryDirectory storage;
  private final Framework framework;
  private final SupervisorOnDemand supervisor;
  private final LateStart late;
  private volatile Optional<DropIns> dropIns = Optional.empty();

  private FrameworkHost(HostSettings settings, TemporaryDirectory storage, Framework framework) {
    this.settings = settings;
    this.storage = storage;
    this.framework = framework;
    this.supervisor = new SupervisorOnDemand(settings, framework.getBundleContext());
    this.late = new LateStart(settings, framework.getBundleContext());
  }

  /**
   * Starts loading the classes that every start needs, on another thread, so that the caller can do
   * other work in the meantime.
   */
  public static void preload() {
    Thread thread =
        new Thread(
            () -> {
              ClassLoader loader = FrameworkHost.class.getClassLoader();
              try {
                // Their static initializers take longest: they search the whole class path for
                // resources.
                Class.forName(Felix.class.getName(), true, loader);
                Class.forName(FrameworkUtil.class.getName(), true, loader);
              } catch (ClassNotFoundException | LinkageError failure) {
                // The start fails in the same way, and reports it.
              }
            },
            "optimus-runtime-preload");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts a framework with all bundles that the settings name.
   *
   * @throws PluginManagerException if the framework, or a bundle other than a drop-in, does not
   *     start
   */
  public static FrameworkHost start(HostSettings settings)
      throws PluginManagerException, InterruptedException {
    return DaemonThread.call("optimus-runtime-start", () -> startHere(settings));
  }

  private static FrameworkHost startHere(HostSettings settings) throws PluginManagerException {
    TemporaryDirectory storage = storage(settings);
    boolean templateMissing = prepareStorage(settings, storage);
    FrameworkHost host = open(settings, storage);
    if (templateMissing) {
      // The framework writes the descriptions of components to its storage only when it stops.
      try {
        host.startBundles();
        new FrameworkShutdown(host.framework).stop();
      } catch (BundleException failure) {
        host.close();
        throw failed("cannot start the runtime: " + failure.getMessage(), failure);
      } catch (RuntimeException failure) {
        host.close();
        throw failure;
      }
      Storage.publish(settings.storage(), settings.template().orElseThrow());
      host = open(settings, storage);
    }
    try {
      HostServices.register(settings, host.framework.getBundleContext());
      host.startBundles();
      host.startExtensions();
      host.dropIns = Optional.of(DropIns.start(host.framework.getBundleContext(), settings));
    } catch (BundleException failure) {
      host.close();
      throw failed("cannot start the runtime: " + failure.getMessage(), failure);
    } catch (RuntimeException failure) {
      host.close();
      throw failure;
    }
    return host;
  }

  /** Claims the storage, so that others can remove it if this process is killed. */
  private static TemporaryDirectory storage(HostSettings settings) throws PluginManagerException {
    try {
      return TemporaryDirectory.claim(settings.storage());
    } catch (IOException failure) {
      throw failed("cannot write beside " + settings.storage(), failure);
    }
  }

  /** Fills the storage from the template; returns whether a template is configured and missing. */
  private static boolean prepareStorage(HostSettings settings, TemporaryDirectory storage)
      throws PluginManagerException {
    if (settings.template().isEmpty()) {
      return false;
    }
    File template = settings.template().get().toFile();
    if (!template.isDirectory()) {
      return true;
    }
    try {
      Storage.copy(template, settings.storage().toFile());
      return false;
    } catch (IOException failure) {
      storage.close();
      throw failed("cannot copy " + template + " to " + settings.storage(), failure);
    }
  }

  private static FrameworkHost open(HostSettings settings, TemporaryDirectory storage)
      throws PluginManagerException {
    Framework framework =
        new Felix(
            FrameworkProperties.of(settings),
            new ClassPathConnector(settings.connected(), FrameworkHost.class.getClassLoader()));
    try {
      framework.init();
      framework.start();
    } catch (BundleException failure) {
      storage.close();
      throw failed("cannot start the framework: " + failure.getMessage(), failure);
    }
    return new FrameworkHost(settings, storage, framework);
  }

  private void startBundles() throws BundleException {
    BundleContext context = framework.getBundleContext();
    List<Bundle> bundles = new ArrayList<>();
    for (String name : settings.groups()) {
      BundleGroup group = settings.index().group(name);
      for (ConnectedBundle bundle : group.connected()) {
        bundles.add(context.installBundle(bundle.location()));
      }
      for (String file : group.files()) {
        bundles.add(settings.files().install(context, file));
      }
    }
    for (Bundle bundle : bundles) {
      bundle.start(Bundle.START_TRANSIENT);
    }
  }

  private void startExtensions() {
    BundleContext context = framework.getBundleContext();
    for (ExtensionKind kind : ExtensionKind.values()) {
      context.registerService(
          ExtensionResolver.class,
          new BundlesOnDemand(settings, context, kind, this::dropInProblems),
          properties(ExtensionResolver.KIND, kind.label()));
    }
    context.registerService(
        ExtensionResolver.class,
        supervisor,
        properties(ExtensionResolver.KIND, ExtensionResolver.SUPERVISOR));
    context.registerService(
        BundleDigests.class,
        new HostedDigests(context, settings.files(), () -> dropIns),
        new Hashtable<>());
  }

  private static Dictionary<String, Object> properties(String name, Object value) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(name, value);
    return properties;
  }

  /**
   * Returns a service of a type that host and bundles share.
   *
   * @throws PluginManagerException if there is none; the message names the bundles that do not run
   */
  public <T> T service(Class<T> type) throws PluginManagerException {
    BundleContext context = framework.getBundleContext();
    ServiceReference<T> reference = context == null ? null : context.getServiceReference(type);
    T service = reference == null ? null : context.getService(reference);
    if (service == null) {
      throw failed(
          "the runtime has no " + type.getSimpleName() + " (" + Diagnosis.of(framework) + ")",
          null);
    }
    return service;
  }

  /**
   * Returns the supervisor, and starts its bundles unless they run.
   *
   * @throws PluginManagerException if they cannot be started
   */
  public Supervisor supervisor() throws PluginManagerException {
    try {
      supervisor.start();
    } catch (BundleException failure) {
      throw failed("cannot start the supervisor: " + failure.getMessage(), failure);
    }
    return service(Supervisor.class);
  }

  /**
   * Starts the management API. Its failure does not affect the rest of the runtime.
   *
   * @return the reason why it does not work, which is also among the {@link #problems}; empty if it
   *     works
   */
  public Optional<String> startManagement() {
    return late.start(BundleGroup.MANAGEMENT, "the management API");
  }

  /**
   * Returns a sentence for each drop-in that cannot be used or is not trusted now, and for each
   * bundle group that did not start.
   */
  public List<String> problems() {
    List<String> sentences = new ArrayList<>(dropIns.map(DropIns::distrusted).orElse(List.of()));
    sentences.addAll(late.problems());
    for (DropInProblem problem : dropInProblems()) {
      sentences.add(problem.sentence());
    }
    return sentences;
  }

  private List<DropInProblem> dropInProblems() {
    return dropIns.map(DropIns::problems).orElse(List.of());
  }

  /**
   * Returns the reason why a bundle is not active; empty if it is unknown, or the bundle need not
   * be active.
   */
  public Optional<String> reason(Bundle bundle) {
    for (DropInProblem problem : dropInProblems()) {
      if (problem.bundle().filter(bundle::equals).isPresent()) {
        return Optional.of(problem.reason());
      }
    }
    return BundleState.reason(context(), bundle);
  }

  /** Returns the context of the framework, for callers that need more than a service. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** Blocks until the framework has stopped. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /**
   * Stops the framework and removes its storage. Running operations are interrupted first, and roll
   * back. Operations and bundles that do not end within the time limits of {@link
   * FrameworkShutdown} are abandoned. May be called more than once.
   */
  @Override
  public void close() {
    FrameworkShutdown shutdown = new FrameworkShutdown(framework);
    shutdown.endWork();
    dropIns.ifPresent(DropIns::close);
    try {
      shutdown.stop();
    } catch (BundleException e) {
      FrameworkShutdown.logUnclean(e);
    }
    storage.close();
  }

  static PluginManagerException failed(String message, @Nullable Throwable cause) {
    return PluginManagerException.failure(Problem.of(RuntimeProblem.RUNTIME, message, HINT), cause);
  }
}
