// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.host;

import io.odpf.optimus.plugin.api.extension.BundleDigests;
import io.odpf.optimus.plugin.api.extension.ExtensionResolver;
import io.odpf.optimus.plugin.api.file.TemporaryDirectory;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.ProviderFactory;
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
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * A running framework. Uses daemon threads only, registers nothing with the JVM, and leaves nothing
 * when it is closed. Thread-safe.
 */
public final class FrameworkHost implements AutoCloseable {
  /** Above that of bundles that say nothing. */
  private static final int HOST_RANKING = 100;

  private static final String HINT = "run the command again; if it persists, report it";

  private final HostSettings settings;
  private final TemporaryDirectory storage;
  private final Framework framework;
  private final SupervisorOnDemand supervisor;
  private volatile Optional<DropIns> dropIns = Optional.empty();

  private FrameworkHost(HostSettings settings, TemporaryDirectory storage, Framework framework) {
    this.settings = settings;
    this.storage = storage;
    this.framework = framework;
    this.supervisor = new SupervisorOnDemand(settings, framework.getBundleContext());
  }

  /**
   * Begins to load what every start needs, and returns at once: for whoever has something else to
   * do before.
   */
  public static void preload() {
    Thread thread =
        new Thread(
            () -> {
              ClassLoader loader = FrameworkHost.class.getClassLoader();
              try {
                // Their initialisers take longest: they look for resources in the whole class path.
                Class.forName(Felix.class.getName(), true, loader);
                Class.forName(FrameworkUtil.class.getName(), true, loader);
              } catch (ClassNotFoundException | LinkageError failure) {
                // The start meets it too, and tells.
              }
            },
            "optimus-runtime-preload");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Starts a framework with all bundles of its settings.
   *
   * @throws PluginManagerException if it, or a bundle that is not a drop-in, does not start
   */
  public static FrameworkHost start(HostSettings settings)
      throws PluginManagerException, InterruptedException {
    return new DaemonThread<>("optimus-runtime-start", () -> startHere(settings)).call();
  }

  private static FrameworkHost startHere(HostSettings settings) throws PluginManagerException {
    TemporaryDirectory storage = storage(settings);
    boolean templateMissing = prepareStorage(settings, storage);
    FrameworkHost host = open(settings, storage);
    if (templateMissing) {
      // Components' descriptions reach the storage when the framework stops.
      try {
        host.startBundles();
        new FrameworkShutdown(host.framework).stop();
      } catch (BundleException failure) {
        host.close();
        throw failed("cannot start the runtime: " + failure.getMessage(), failure);
      }
      Storage.publish(settings.storage(), settings.template().orElseThrow());
      host = open(settings, storage);
    }
    try {
      host.startBundles();
      host.startExtensions();
      host.dropIns = Optional.of(DropIns.start(host.framework.getBundleContext(), settings));
    } catch (BundleException failure) {
      host.close();
      throw failed("cannot start the runtime: " + failure.getMessage(), failure);
    }
    return host;
  }

  /** The storage, marked as used, so that it can be removed when this process is killed. */
  private static TemporaryDirectory storage(HostSettings settings) throws PluginManagerException {
    try {
      return TemporaryDirectory.claim(settings.storage());
    } catch (IOException failure) {
      throw failed("cannot write beside " + settings.storage(), failure);
    }
  }

  /** Answers whether a template is wanted and not there. */
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
    Dictionary<String, Object> properties = properties(Constants.SERVICE_RANKING, HOST_RANKING);
    for (ProviderFactory factory : settings.factories()) {
      context.registerService(ProviderFactory.class, factory, properties);
    }
  }

  private static Dictionary<String, Object> properties(String name, Object value) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put(name, value);
    return properties;
  }

  /**
   * A service of a type that host and bundles share.
   *
   * @throws PluginManagerException if it is not there; the message says which bundles are not well
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
   * What runs plugins. Its bundle is started if it does not run.
   *
   * @throws PluginManagerException if it cannot be
   */
  public Supervisor supervisor() throws PluginManagerException {
    try {
      supervisor.start();
    } catch (BundleException failure) {
      throw failed("cannot start the supervisor: " + failure.getMessage(), failure);
    }
    return service(Supervisor.class);
  }

  /** The drop-ins that cannot be used or trusted now, with the reasons, one sentence each. */
  public List<String> problems() {
    List<String> sentences = new ArrayList<>(dropIns.map(DropIns::distrusted).orElse(List.of()));
    for (DropInProblem problem : dropInProblems()) {
      sentences.add(problem.sentence());
    }
    return sentences;
  }

  private List<DropInProblem> dropInProblems() {
    return dropIns.map(DropIns::problems).orElse(List.of());
  }

  /** Why a bundle is not active, if known; empty if it need not be active. */
  public Optional<String> reason(Bundle bundle) {
    for (DropInProblem problem : dropInProblems()) {
      if (problem.bundle().filter(bundle::equals).isPresent()) {
        return Optional.of(problem.reason());
      }
    }
    return BundleState.reason(context(), bundle);
  }

  /** For whoever needs more of the framework than a service. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** Blocks until the framework has stopped. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /**
   * Stops the framework and removes its storage. Running operations are interrupted first, and roll
   * back. Anything that does not end within the limits of this class is abandoned. May be called
   * more than once.
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

  static PluginManagerException failed(String message, Throwable cause) {
    return PluginManagerException.failure(Problem.of(RuntimeProblem.RUNTIME, message, HINT), cause);
  }
}
