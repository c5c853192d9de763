// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.core;

import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.local.LocalPlugins;
import io.odpf.optimus.plugin.jobs.local.RunCompiler;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.JobService;
import io.odpf.optimus.plugin.server.service.ProjectService;
import io.odpf.optimus.plugin.server.service.RunService;
import io.odpf.optimus.plugin.server.service.SecretService;
import io.odpf.optimus.plugin.server.service.WindowService;
import io.odpf.optimus.plugin.server.store.Store;
import java.time.Clock;
import java.util.Objects;

/** A job server over a store. */
public final class StoreServer implements JobServer {
  private final Store store;
  private final String version;
  private final ProjectService projects;
  private final JobService jobs;
  private final RunService runs;
  private final WindowService windows;
  private final SecretService secrets;

  /** Creates a server; closing it closes the store. */
  public StoreServer(
      Store store,
      KeyRing keys,
      LocalPlugins plugins,
      CallOptions options,
      String version,
      Clock clock) {
    this.store = Objects.requireNonNull(store, "store");
    this.version = Objects.requireNonNull(version, "version");
    RunCompiler compiler = new RunCompiler(options);
    SecretVault vault = new SecretVault(keys);
    Registry registry = new Registry(store);
    TaskPlugins tasks = new TaskPlugins(plugins, compiler);
    this.projects = registry;
    this.jobs =
        new StoredJobs(
            store, registry, vault, tasks, new JobReview(compiler, plugins, tasks), compiler);
    this.runs = new StoredRuns(store, registry, vault, tasks, compiler, clock);
    this.windows = new WindowCalculator();
    this.secrets = new StoredSecrets(store, registry, vault, clock);
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public ProjectService projects() {
    return projects;
  }

  @Override
  public JobService jobs() {
    return jobs;
  }

  @Override
  public RunService runs() {
    return runs;
  }

  @Override
  public WindowService windows() {
    return windows;
  }

  @Override
  public SecretService secrets() {
    return secrets;
  }

  @Override
  public void close() {
    store.close();
  }
}
