// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.launcher.oneshot;

import com.google.errorprone.annotations.concurrent.GuardedBy;
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
 * The supervisor's bundle, used as a plain jar without a framework. For commands that always run
 * plugins, the start script puts it on the class path, where class-data archives apply; other
 * commands load it on demand. Thread-safe.
 */
final class SupervisorJar implements AutoCloseable {
  /** A name rather than a class literal, since most commands must not load the supervisor. */
  private static final String FACTORY = "io.odpf.optimus.plugin.supervisor.CommandSupervisors";

  private final Installation installation;

  @GuardedBy("this")
  private Optional<URLClassLoader> loader = Optional.empty();

  @GuardedBy("this")
  private Optional<SupervisorFactory> factory = Optional.empty();

  SupervisorJar(Installation installation) {
    this.installation = installation;
  }

  /** Returns the factory of supervisors. Loads it at the first call. */
  synchronized SupervisorFactory factory() throws PluginManagerException {
    if (factory.isEmpty()) {
      try {
        factory = Optional.of(load());
      } catch (IOException | ReflectiveOperationException | LinkageError e) {
        throw PluginManagerException.failure(
            Problem.of(
                CommandProblem.NO_SUPERVISOR,
                "the supervisor in " + installation.bundles() + " cannot be loaded: " + e,
                "unpack the distribution again, as a whole"),
            e);
      }
    }
    return factory.get();
  }

  @GuardedBy("this")
  private SupervisorFactory load() throws IOException, ReflectiveOperationException {
    Class<?> type;
    try {
      type = Class.forName(FACTORY);
    } catch (ClassNotFoundException e) {
      URLClassLoader created =
          new URLClassLoader("supervisor", urls(), SupervisorJar.class.getClassLoader());
      loader = Optional.of(created);
      type = Class.forName(FACTORY, true, created);
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

  /** Returns a check of plugin binaries that loads the supervisor when it is first used. */
  BinaryCheck check(Map<String, String> environment) {
    return new Check(this, environment);
  }

  private record Check(SupervisorJar jar, Map<String, String> environment) implements BinaryCheck {
    @Override
    public List<Problem> check(Map<String, Path> binaries) throws InterruptedException {
      try {
        return jar.factory().check(environment).check(binaries);
      } catch (PluginManagerException e) {
        return e.problems();
      }
    }
  }

  @Override
  public synchronized void close() {
    if (loader.isPresent()) {
      try {
        loader.get().close();
      } catch (IOException e) {
        // The jars were only read; nothing is lost.
      }
    }
  }
}
