// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Problem;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers with what was prepared, and keeps what it was asked. */
final class PreparedManager implements PluginManager, ManagerHost, ManagerHost.Session {
  final List<Object> asked = new ArrayList<>();
  final List<Needs> needs = new ArrayList<>();
  Object answer;
  Consumer<InstallListener> events = listener -> {};
  boolean closed;

  /** Answers with a report, or throws it. */
  PreparedManager answering(Object report) {
    answer = report;
    return this;
  }

  @Override
  public Session open(Needs wanted) {
    needs.add(wanted);
    return this;
  }

  @Override
  public PluginManager manager() {
    return this;
  }

  @Override
  public void close() {
    closed = true;
  }

  private <T> T answer(Object request, Class<T> type)
      throws PluginManagerException, InterruptedException {
    asked.add(request);
    if (answer instanceof PluginManagerException failure) {
      throw failure;
    }
    if (answer instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    if (answer instanceof RuntimeException fault) {
      throw fault;
    }
    return type.cast(answer);
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    events.accept(listener);
    return answer(request, InstallReport.class);
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return answer(request, DiffReport.class);
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    return answer(request, CleanReport.class);
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    return answer(request, RollbackReport.class);
  }

  @Override
  public ListReport list(ListRequest request) throws PluginManagerException, InterruptedException {
    return answer(request, ListReport.class);
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    events.accept(listener);
    return answer(request, LockReport.class);
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<Problem> validate(ConfigFile config) throws PluginManagerException {
    try {
      return answer(config, List.class);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<ProviderInfo> providers() {
    return (List<ProviderInfo>) answer;
  }
}
