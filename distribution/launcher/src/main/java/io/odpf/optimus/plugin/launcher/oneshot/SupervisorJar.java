// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import io.odpf.optimus.plugin.api.manager.BinaryCheck;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.supervisor.SupervisorFactory;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.launcher.installation.Installation;
import io.odpf.optimus.plugin.runtime.index.BundleGroup;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The supervisor's bundle, used as a plain jar without a framework. For commands that are all about
 * plugins that run, the start script puts it on the class path, where class-data archives reach it;
 * for others it is loaded when it is needed. Thread-safe.
 */
final class SupervisorJar implements AutoCloseable {
  /** By name: most commands go without its classes, and must not even look for them. */
  private static final String FACTORY = "io.odpf.optimus.plugin.supervisor.CommandSupervisors";

  private final Installation installation;
  private Optional<URLClassLoader> loader = Optional.empty(); // guarded by this
  private Optional<SupervisorFactory> factory = Optional.empty(); // guarded by this

  SupervisorJar(Installation installation) {
    this.installation = installation;
  }

  /** What makes supervisors. */
  synchronized SupervisorFactory factory() throws PluginManagerException {
    if (factory.isEmpty()) {
      try {
        factory = Optional.of(load());
      } catch (IOException | ReflectiveOperationException | LinkageError failure) {
        throw PluginManagerException.failure(
            Problem.of(
                CommandProblem.NO_SUPERVISOR,
                "the supervisor in " + installation.bundles() + " cannot be loaded: " + failure,
                "unpack the distribution again, as a whole"),
            failure);
      }
    }
    return factory.get();
  }

  private SupervisorFactory load() throws IOException, ReflectiveOperationException {
    Class<?> type;
    try {
      type = Class.forName(FACTORY);
    } catch (ClassNotFoundException elsewhere) {
      URLClassLoader own =
          new URLClassLoader("supervisor", urls(), SupervisorJar.class.getClassLoader());
      loader = Optional.of(own);
      type = Class.forName(FACTORY, true, own);
    }
    return (SupervisorFactory) type.getDeclaredConstructor().newInstance();
  }

  private URL[] urls() throws IOException {
    List<String> files = installation.index().group(BundleGroup.SUPERVISOR).files();
    URL[] urls = new URL[files.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = installation.bundles().resolve(files.get(i)).toUri().toURL();
    }
    return urls;
  }

  /** What checks binaries; nothing is loaded before it is used. */
  BinaryCheck check(Map<String, String> environment) {
    return new Check(this, environment);
  }

  private record Check(SupervisorJar jar, Map<String, String> environment) implements BinaryCheck {
    @Override
    public List<Problem> check(Map<String, Path> binaries) throws InterruptedException {
      try {
        return jar.factory().check(environment).check(binaries);
      } catch (PluginManagerException failure) {
        return failure.problems();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (loader.isPresent()) {
      try {
        loader.get().close();
      } catch (IOException unread) {
        // It was only read.
      }
    }
  }
}
