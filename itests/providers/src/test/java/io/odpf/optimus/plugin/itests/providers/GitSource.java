// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.providers;

import io.odpf.optimus.plugin.api.provider.ProviderFactory;
import io.odpf.optimus.plugin.itests.daemon.GitDaemon;
import io.odpf.optimus.plugin.itests.daemon.GitRepository;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.provider.git.GitProviderFactory;
import io.odpf.optimus.plugin.provider.suite.Item;
import io.odpf.optimus.plugin.provider.suite.Source;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A repository whose branch main contains the published files, and a way to reach it. */
final class GitSource implements Source {
  /** The repository's name on every server. */
  static final String NAME = "plugins.git";

  private final Machine machine;
  private final GitRepository repository;
  private final Way way;

  private GitSource(Machine machine, GitRepository repository, Way way) {
    this.machine = machine;
    this.repository = repository;
    this.way = way;
  }

  /** A way to reach the repository. */
  interface Way {
    /** Returns the options for a repository of a name. */
    Map<String, Object> options(String name);
  }

  /** Creates the repository before it looks up the way. */
  static GitSource at(Machine machine, Way way) {
    GitRepository repository = GitRepository.create(machine.directory("git").resolve(NAME));
    repository.commit("README.md", "Plugins\n".getBytes(StandardCharsets.UTF_8));
    return new GitSource(machine, repository, way);
  }

  /** Returns the server of all repositories of a machine, over https and ssh. */
  static GitServer server(Machine machine) {
    return machine.runs(
        GitServer.start(
            Machine.fixture("gitserver"),
            Machine.cache(),
            machine.directory("git"),
            machine.certificates()));
  }

  /** Returns the daemon of all repositories of a machine. */
  static GitDaemon daemon(Machine machine) {
    return machine.runs(GitDaemon.start(machine.directory("git")));
  }

  GitRepository repository() {
    return repository;
  }

  @Override
  public ProviderFactory factory() {
    return new GitProviderFactory();
  }

  @Override
  public Map<String, Object> options() {
    return way.options(NAME);
  }

  @Override
  public Map<String, Object> missingContainer() {
    return way.options("missing.git");
  }

  @Override
  public synchronized Item publish(String path, byte[] content) {
    repository.commit(path, content);
    return Item.of(path, content);
  }

  /** Every version is a tag. */
  @Override
  public synchronized Item release(String name, String version, byte[] content) {
    repository.tag(name + "/" + version, repository.commit(name, content));
    return Item.of(name, content).with(Map.of("ref", name + "/" + version));
  }

  @Override
  public boolean tellsVersions() {
    return true;
  }

  @Override
  public void close() {
    machine.close();
  }
}
