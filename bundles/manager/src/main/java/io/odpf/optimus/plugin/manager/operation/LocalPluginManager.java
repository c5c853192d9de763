// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.manager.AddRequest;
import io.odpf.optimus.plugin.api.manager.ArtifactContent;
import io.odpf.optimus.plugin.api.manager.ArtifactQuery;
import io.odpf.optimus.plugin.api.manager.CleanReport;
import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.ConfigFile;
import io.odpf.optimus.plugin.api.manager.DiffReport;
import io.odpf.optimus.plugin.api.manager.DiffRequest;
import io.odpf.optimus.plugin.api.manager.EditReport;
import io.odpf.optimus.plugin.api.manager.InstallListener;
import io.odpf.optimus.plugin.api.manager.InstallReport;
import io.odpf.optimus.plugin.api.manager.InstallRequest;
import io.odpf.optimus.plugin.api.manager.ListReport;
import io.odpf.optimus.plugin.api.manager.ListRequest;
import io.odpf.optimus.plugin.api.manager.LockReport;
import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.manager.MirrorReport;
import io.odpf.optimus.plugin.api.manager.MirrorRequest;
import io.odpf.optimus.plugin.api.manager.OutdatedReport;
import io.odpf.optimus.plugin.api.manager.OutdatedRequest;
import io.odpf.optimus.plugin.api.manager.PluginManager;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.ProviderInfo;
import io.odpf.optimus.plugin.api.manager.RemoveRequest;
import io.odpf.optimus.plugin.api.manager.RollbackReport;
import io.odpf.optimus.plugin.api.manager.RollbackRequest;
import io.odpf.optimus.plugin.api.manager.ServerDiffReport;
import io.odpf.optimus.plugin.api.manager.ServerDiffRequest;
import io.odpf.optimus.plugin.api.manager.ServerInstallRequest;
import io.odpf.optimus.plugin.api.manager.StartRequest;
import io.odpf.optimus.plugin.api.manager.UpgradeConsent;
import io.odpf.optimus.plugin.api.manager.UpgradeReport;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.manager.ValidateReport;
import io.odpf.optimus.plugin.api.manager.ValidateRequest;
import io.odpf.optimus.plugin.api.problem.CommonProblem;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.ConfigReader;
import io.odpf.optimus.plugin.config.model.PluginConfig;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.config.model.ProviderEntry;
import io.odpf.optimus.plugin.manager.location.CrashPoint;
import io.odpf.optimus.plugin.manager.source.provider.ProviderRegistry;
import io.odpf.optimus.plugin.manager.source.signature.VerifierRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The plugin manager of this machine. Thread-safe. Uses threads, connections and files only while
 * an operation runs. {@link #close} ends running operations.
 */
public final class LocalPluginManager implements PluginManager, AutoCloseable {
  private final RunningOperations operations = new RunningOperations();
  private final OperationContext context;

  /** Creates a manager without hooks. */
  public LocalPluginManager(
      ProviderRegistry registry,
      VerifierRegistry verifiers,
      HttpClientFactory http,
      ManagerSettings settings) {
    this(registry, verifiers, http, settings, InstallHooks.NONE);
  }

  /**
   * Creates a manager.
   *
   * @param registry the providers; may change while operations run
   * @param verifiers the signature verifiers; may change while operations run
   * @param http creates the providers' HTTP clients
   * @param hooks the hooks before and after a change
   */
  public LocalPluginManager(
      ProviderRegistry registry,
      VerifierRegistry verifiers,
      HttpClientFactory http,
      ManagerSettings settings,
      InstallHooks hooks) {
    this(
        new OperationContext(
            new ConfigFiles(new ConfigReader(registry, verifiers::schemes)),
            registry,
            verifiers,
            http,
            settings,
            CrashPoint.NONE,
            hooks));
  }

  private record ConfigFiles(ConfigReader reader) implements OperationContext.Configurations {
    @Override
    public PluginConfig read(ConfigFile file) throws PluginManagerException {
      return reader.readDeferred(file);
    }

    @Override
    public ProviderEntry mirror(ConfigFile file, PluginConfig content, String text)
        throws PluginManagerException {
      return reader.mirror(file, content.providers(), text, Path.of("").toAbsolutePath());
    }

    @Override
    public PolicyRules serverPolicy(Map<String, String> environment, String text)
        throws PluginManagerException {
      return reader.serverPolicy(environment, text);
    }

    @Override
    public ProviderEntry server(Map<String, String> environment, String text)
        throws PluginManagerException {
      return reader.server(environment, text);
    }

    @Override
    public List<Problem> findings(ConfigFile file) throws PluginManagerException {
      try {
        reader.read(file);
        return List.of();
      } catch (PluginManagerException e) {
        if (e.category() == PluginManagerException.Category.CONFIG) {
          return e.problems();
        }
        throw e;
      }
    }
  }

  LocalPluginManager(OperationContext context) {
    this.context = context;
  }

  @Override
  public InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    InstallReport report =
        operations.run(new InstallOperation(context, request, new QuietListener(listener)));
    notifyListener(report.installLocation(), report.dryRun());
    return report;
  }

  @Override
  public InstallReport install(ServerInstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    InstallReport report =
        operations.run(new ServerInstallOperation(context, request, new QuietListener(listener)));
    notifyListener(report.installLocation(), report.dryRun());
    return report;
  }

  @Override
  public DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException {
    return operations.run(new DiffOperation(context, request));
  }

  @Override
  public ServerDiffReport diff(ServerDiffRequest request)
      throws PluginManagerException, InterruptedException {
    return operations.run(new ServerDiffOperation(context, request));
  }

  @Override
  public CleanReport clean(CleanRequest request)
      throws PluginManagerException, InterruptedException {
    CleanReport report = operations.run(new CleanOperation(context, request));
    notifyListener(report.installLocation(), report.dryRun());
    return report;
  }

  @Override
  public RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException {
    RollbackReport report = operations.run(new RollbackOperation(context, request));
    notifyListener(report.installLocation(), report.dryRun());
    return report;
  }

  private void notifyListener(Path location, boolean dryRun) {
    if (!dryRun) {
      context.hooks().listener().changed(location);
    }
  }

  @Override
  public ListReport list(ListRequest request) throws PluginManagerException, InterruptedException {
    return operations.run(new ListOperation(context, request));
  }

  @Override
  public List<Problem> denials(StartRequest request)
      throws PluginManagerException, InterruptedException {
    return operations.run(new StartOperation(context.hooks().policies(), request));
  }

  @Override
  public LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return operations.run(new LockOperation(context, request, new QuietListener(listener)));
  }

  @Override
  public ArtifactContent artifact(ArtifactQuery query)
      throws PluginManagerException, InterruptedException {
    return operations.run(new ArtifactOperation(context, query));
  }

  @Override
  public MirrorReport mirror(MirrorRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return operations.run(new MirrorOperation(context, request, new QuietListener(listener)));
  }

  @Override
  public OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException {
    return operations.run(new OutdatedOperation(context, request, new QuietListener(listener)));
  }

  @Override
  public UpgradeReport upgrade(
      UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException {
    UpgradeReport report =
        operations.run(
            new UpgradeOperation(context, request, new QuietListener(listener), consent));
    if (report.install().isPresent()) {
      notifyListener(report.install().get().installLocation(), false);
    }
    return report;
  }

  @Override
  public EditReport add(AddRequest request) throws PluginManagerException, InterruptedException {
    return operations.run(() -> EditOperation.add(context, request));
  }

  @Override
  public EditReport remove(RemoveRequest request)
      throws PluginManagerException, InterruptedException {
    return operations.run(() -> EditOperation.remove(context, request));
  }

  @Override
  public ValidateReport validate(ValidateRequest request) throws PluginManagerException {
    try {
      return operations.run(new ValidateOperation(context, request));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PluginManagerException.failure(
          Problem.of(
              CommonProblem.INTERRUPTED,
              "interrupted while validating " + request.config().path(),
              ""),
          e);
    }
  }

  @Override
  public List<ProviderInfo> providers() {
    return context.registry().providers();
  }

  /** Interrupts running operations and waits for their end; refuses new ones. */
  @Override
  public void close() {
    operations.close();
  }
}
