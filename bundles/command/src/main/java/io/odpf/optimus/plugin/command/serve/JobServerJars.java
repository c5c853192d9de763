// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.serve;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.jobs.serve.JobServerFactory;
import io.odpf.optimus.plugin.jobs.serve.RunningJobServer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of the server of jobs, which only the command that serves loads. */
final class JobServerJars {
  /** A name rather than a class literal, since the server is not on the class path. */
  private static final String FACTORY = "io.odpf.optimus.plugin.server.program.ProgramServers";

  private final Path directory;

  /** Creates the jars of a directory. */
  JobServerJars(Path directory) {
    this.directory = directory;
  }

  /** Returns the factory of servers, which loads them when one is started. */
  JobServerFactory factory() {
    return request -> {
      LoadedClasses classes = load();
      try {
        return new Loaded(classes.factory.start(request), classes);
      } catch (ProblemException | InterruptedException | RuntimeException | Error failure) {
        classes.close();
        throw failure;
      }
    };
  }

  private LoadedClasses load() throws PluginManagerException {
    try {
      return LoadedClasses.of(
          new URLClassLoader("server", urls(), JobServerJars.class.getClassLoader()));
    } catch (IOException | ReflectiveOperationException | LinkageError e) {
      throw PluginManagerException.failure(
          Problem.of(
              CommandProblem.NO_JOB_SERVER,
              "the server of jobs in " + directory + " cannot be loaded: " + e,
              "unpack the distribution again, as a whole"),
          e);
    }
  }

  private URL[] urls() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      URL[] urls = new URL[jars.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = url(jars.get(i));
      }
      return urls;
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }

  /** The server's classes, until they are closed. */
  private record LoadedClasses(JobServerFactory factory, URLClassLoader loader) {
    static LoadedClasses of(URLClassLoader loader) throws ReflectiveOperationException {
      Object factory = Class.forName(FACTORY, true, loader).getDeclaredConstructor().newInstance();
      return new LoadedClasses((JobServerFactory) factory, loader);
    }

    void close() {
      try {
        loader.close();
      } catch (IOException e) {
        // The jars were only read; nothing is lost.
      }
    }
  }

  private record Loaded(RunningJobServer server, LoadedClasses classes)
      implements RunningJobServer {
    @Override
    public String address() {
      return server.address();
    }

    @Override
    public List<Problem> notes() {
      return server.notes();
    }

    @Override
    public void close() {
      server.close();
      classes.close();
    }
  }
}
