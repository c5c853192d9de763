// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.policy;

import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Action;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Content;
import io.odpf.optimus.plugin.api.policy.PolicySubject.Source;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.manager.location.Receipt;
import io.odpf.optimus.plugin.manager.lock.LockInputs;
import io.odpf.optimus.plugin.manager.lock.LockedArtifact;
import io.odpf.optimus.plugin.manager.lock.PluginId;
import io.odpf.optimus.plugin.manager.lock.Provenance;
import java.util.Optional;

/** Describes plugins to policies. */
public final class PolicySubjects {
  private PolicySubjects() {}

  /**
   * Describes a plugin that is to be installed.
   *
   * @param inputs its entry in the configuration or the lock
   * @param artifact its artifact
   * @param installedVersion the version that is installed now
   * @param preview whether this is a dry run
   */
  public static PolicySubject toInstall(
      PluginId id,
      LockInputs inputs,
      LockedArtifact artifact,
      Provenance provenance,
      Optional<String> installedVersion,
      boolean preview) {
    return new PolicySubject(
        Action.INSTALL,
        preview,
        id.name(),
        id.platform(),
        artifact.version().or(inputs::version),
        installedVersion,
        Optional.of(source(id, inputs, artifact.pin(), provenance)),
        Optional.of(new Content(artifact.sha256(), artifact.size())),
        Optional.of(new Content(artifact.binary(), artifact.binarySize())));
  }

  /**
   * Describes a plugin of a dry run whose artifact is not known yet.
   *
   * @param expected the bundles that will fetch and verify the artifact
   */
  public static PolicySubject unresolved(
      PluginId id, LockInputs inputs, Provenance expected, Optional<String> installedVersion) {
    return new PolicySubject(
        Action.INSTALL,
        true,
        id.name(),
        id.platform(),
        inputs.version(),
        installedVersion,
        Optional.of(source(id, inputs, Optional.empty(), expected)),
        Optional.empty(),
        Optional.empty());
  }

  /** Describes a plugin whose intact program is to be started. */
  public static PolicySubject toStart(Receipt receipt) {
    return new PolicySubject(
        Action.START,
        false,
        receipt.plugin(),
        receipt.platform(),
        receipt.version(),
        Optional.empty(),
        Optional.of(
            source(receipt.id(), receipt.inputs(), receipt.artifact().pin(), receipt.provenance())),
        Optional.of(new Content(receipt.artifact().sha256(), receipt.artifact().size())),
        Optional.of(new Content(receipt.artifact().binary(), receipt.artifact().binarySize())));
  }

  /** Describes a program that is to be started and that the manager did not install. */
  public static PolicySubject toStart(PluginId id, Optional<String> version, Content binary) {
    return new PolicySubject(
        Action.START,
        false,
        id.name(),
        id.platform(),
        version,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(binary));
  }

  private static Source source(
      PluginId id, LockInputs inputs, Optional<String> pin, Provenance provenance) {
    return new Source(
        inputs.provider(),
        inputs.type(),
        PluginEntry.expand(inputs.path(), id.name(), inputs.version(), id.platform()),
        pin,
        provenance.provider(),
        provenance.verifier(),
        provenance.signer());
  }
}
