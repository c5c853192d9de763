// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.StartRequest;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.manager.disk.Directories;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.location.FileState;
import io.odpf.optimus.plugin.manager.location.InstallLocation;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.location.Receipts;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.plan.InstalledState;
import io.odpf.optimus.plugin.manager.plan.PlanProblem;
import io.odpf.optimus.plugin.manager.policy.PolicyCheck;
import io.odpf.optimus.plugin.manager.policy.PolicyFile;
import io.odpf.optimus.plugin.manager.policy.PolicyRegistry;
import io.odpf.optimus.plugin.manager.policy.PolicySubjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks whether a plugin may be started. Reads nothing if there is nobody to ask. */
final class StartOperation implements RunningOperations.Operation<List<Problem>> {
  private final PolicyRegistry policies;
  private final StartRequest request;

  StartOperation(PolicyRegistry policies, StartRequest request) {
    this.policies = policies;
    this.request = request;
  }

  @Override
  public List<Problem> run() throws PluginManagerException, InterruptedException {
    Path directory = Directories.parentOf(request.file().toAbsolutePath());
    boolean ruled = PolicyFile.mayExist(directory);
    if (!ruled && new PolicyCheck(PolicyRules.NONE, policies).isTrivial()) {
      return List.of();
    }
    InstallLocation location = InstallLocation.inspect(directory);
    PolicyRules rules = ruled ? new PolicyFile(location).read() : PolicyRules.NONE;
    try {
      return new PolicyCheck(rules, policies)
          .problems(List.of(new PolicyCheck.Candidate(subject(location), Optional.empty())));
    } catch (IOException e) {
      throw OperationContext.failed(PlanProblem.UNREADABLE, "cannot look at", request.file(), e);
    }
  }

  private PolicySubject subject(InstallLocation location)
      throws PluginManagerException, IOException, InterruptedException {
    List<Receipt> receipts = new Receipts(location).all();
    for (Receipt receipt : receipts) {
      if (receipt.fileName().equals(String.valueOf(request.file().getFileName()))) {
        FileState state = InstalledState.of(location, receipts, receipt.id()).inspection().state();
        if (state != FileState.MODIFIED) {
          return PolicySubjects.toStart(receipt);
        }
      }
    }
    return PolicySubjects.toStart(
        new PluginId(request.plugin(), request.platform()),
        request.version(),
        new PolicySubject.Content(FileDigest.sha256(request.file()), Files.size(request.file())));
  }
}
