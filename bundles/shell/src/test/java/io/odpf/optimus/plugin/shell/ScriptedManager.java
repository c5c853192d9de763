// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.shell;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.Difference;
import io.odpf.optimus.plugin.api.manager.ForwardingPluginManager;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Platform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * A manager that does nothing, fails to install {@code bad}, never ends with {@code slow}, and
 * reports {@code cancelled} from a thread that is interrupted.
 */
final class ScriptedManager extends ForwardingPluginManager {
  static final Platform LINUX = new Platform("linux", "amd64");

  final CountDownLatch installing = new CountDownLatch(1);
  InstallRequest installed;
  boolean different;

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    installed = request;
    if (request.plugins().contains("cancelled")) {
      Thread.currentThread().interrupt();
      listener.fetched("cancelled", "linux_amd64", 9_100_000, false);
      boolean stillInterrupted = Thread.interrupted();
      throw PluginManagerException.failure(
          Problem.ofPlugin(
              "cancelled", CommonProblem.UNKNOWN, "interrupted: " + stillInterrupted, "try again"),
          null);
    }
    if (request.plugins().contains("bad")) {
      throw PluginManagerException.failure(
          Problem.ofPlugin("bad", CommonProblem.UNKNOWN, "there is no such file", "check its path"),
          null);
    }
    if (request.plugins().contains("slow")) {
      installing.countDown();
      new CountDownLatch(1).await();
    }
    listener.fetched("neo", "linux_amd64", 9_100_000, false);
    return new InstallReport(
        Path.of("/opt/plugins"),
        LINUX,
        List.of(),
        InstallReport.LockChange.UNCHANGED,
        Path.of("/opt/config.yaml.lock"),
        0,
        false);
  }

  @Override
  public DiffReport diff(DiffRequest request) {
    Difference missing =
        new Difference(
            "neo", Difference.Kind.MISSING, "not installed", Optional.empty(), Optional.empty());
    return new DiffReport(
        Path.of("/opt/plugins"),
        LINUX,
        1,
        different ? List.of(missing) : List.of(),
        List.of(),
        Optional.empty());
  }

  @Override
  public CleanReport clean(CleanRequest request) {
    return new CleanReport(Path.of("/opt/plugins"), List.of(), List.of(), 0, false);
  }

  @Override
  public RollbackReport rollback(RollbackRequest request) {
    return new RollbackReport(Path.of("/opt/plugins"), List.of(), false);
  }

  @Override
  public ListReport list(ListRequest request) {
    return new ListReport(List.of(), Optional.empty());
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener) {
    return new LockReport(Path.of("/opt/config.yaml.lock"), List.of(), 0);
  }

  @Override
  public ValidateReport validate(ValidateRequest request) {
    return new ValidateReport(List.of(), List.of());
  }

  @Override
  public List<ProviderInfo> providers() {
    return List.of(new ProviderInfo("url", "built in", 0));
  }

  @Override
  protected PluginManager delegate() {
    throw new UnsupportedOperationException();
  }
}
