// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a machine match a plugin configuration. Thread-safe; two operations that change one install
 * location wait for each other, also across processes.
 *
 * <p>If a configuration is invalid, every operation that reads it throws {@link
 * PluginManagerException} with all findings at once. Secrets are read only immediately before a
 * source is contacted, so an operation that contacts no source needs no secrets. An interrupted
 * operation leaves the old plugins in place and throws {@link InterruptedException}.
 *
 * <p>Every operation on an install location checks first that only this process's user and the
 * superuser own and can write to the location and the manager's files in it. Otherwise it fails
 * with the code {@code unsafe-location} before it reads anything there.
 */
@ProviderType
public interface PluginManager {

  /**
   * Installs all plugins that the configuration lists, or none.
   *
   * @throws PluginManagerException if any plugin cannot be installed; nothing has changed then
   */
  InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Installs the plugins that a server has locked, or none, with the server as the only source.
   * What it delivers is compared with the digests of its lock. The lock is kept in the install
   * location, in the same transaction, so that an install can be repeated offline; the lock file of
   * the configuration is neither read nor written.
   *
   * @throws PluginManagerException if the server cannot be used or any plugin cannot be installed;
   *     nothing has changed then
   * @since 2.1
   */
  InstallReport install(ServerInstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Compares configuration, lock file and install location. Uses no network and changes nothing,
   * not even the leftovers of an interrupted operation.
   */
  DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Compares the configuration and this machine with what a server has locked and runs, as its
   * supervisor says. Calls the server and no source, and changes nothing.
   *
   * @throws PluginManagerException if the server cannot be used
   * @since 2.1
   */
  ServerDiffReport diff(ServerDiffRequest request)
      throws PluginManagerException, InterruptedException;

  /** Removes installed plugins that are no longer listed, and the leftovers of crashes. */
  CleanReport clean(CleanRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Undoes the last install: restores all plugins that it changed, or none, without the network.
   * Leaves configuration and lock file unchanged. A rollback can itself be rolled back.
   *
   * @throws PluginManagerException if there is no install to undo, or a plugin has changed since
   */
  RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException;

  /**
   * Lists the plugins in the install location. Changes nothing, not even the leftovers of an
   * interrupted operation.
   */
  ListReport list(ListRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Asks the rules of a plugin's install location and all policies whether the plugin may be
   * started. Supervisors ask before every start. Changes nothing.
   *
   * @return why it must not be started, a problem for each rule that denies; empty if it may
   * @throws PluginManagerException if the rules cannot be determined, which counts as a denial
   * @since 2.2
   */
  List<Problem> denials(StartRequest request) throws PluginManagerException, InterruptedException;

  /** Creates or extends the lock file for any set of platforms, without installing. */
  LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Opens an artifact that the lock file names for a plugin that the configuration lists: from the
   * store, else fetched from its source and verified. Changes nothing but the store.
   *
   * @return the open artifact, which the caller closes
   * @throws PluginManagerException with the code {@code unknown-artifact} if the lock file names no
   *     such artifact, even if the store has it
   * @since 2.1
   */
  ArtifactContent artifact(ArtifactQuery query) throws PluginManagerException, InterruptedException;

  /**
   * Writes the lock file, and its artifacts for every platform, to a mirror that clients install
   * from. What the mirror has already stays; an interrupted run is continued by the next one. The
   * lock is written after its artifacts, so that the mirror never offers a lock whose artifacts it
   * lacks.
   *
   * @throws PluginManagerException of category CONFIG if there is no lock file, or it does not
   *     cover the configuration
   * @since 2.1
   */
  MirrorReport mirror(MirrorRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Compares the lock file with what the sources have now. Changes nothing, and downloads an
   * artifact only if there is no other way to compare it with the locked one. The report lists the
   * sources that failed.
   */
  OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Resolves the configured plugins again, then locks and installs all of them, or none. Does not
   * edit the configuration.
   *
   * @param consent decides after everything is fetched and verified, and before anything is changed
   * @throws PluginManagerException if any plugin cannot be upgraded; nothing has changed then
   */
  UpgradeReport upgrade(UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException;

  /**
   * Appends a plugin to the list in the configuration file. Preserves everything else in the file
   * byte for byte, including comments and layout, and the file's permissions. Installs nothing.
   *
   * @throws PluginManagerException of category CONFIG if the file would not be valid; it is not
   *     written then
   */
  EditReport add(AddRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Removes plugins from the configuration file and preserves everything else, as {@link #add}
   * does. Installed plugins stay until {@link #clean}.
   *
   * @throws PluginManagerException of category CONFIG if a plugin is not listed, or the file would
   *     not be valid; it is not written then
   */
  EditReport remove(RemoveRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Returns all findings in a configuration. Reads secrets if they are available; a provider whose
   * secrets are missing is checked only as far as possible without them.
   */
  ValidateReport validate(ValidateRequest request) throws PluginManagerException;

  /** Returns the problems of a configuration; an empty list if it is valid. */
  default List<Problem> validate(ConfigFile config) throws PluginManagerException {
    return validate(new ValidateRequest(config, false)).problems();
  }

  /** Returns the available provider types, ordered by type. */
  List<ProviderInfo> providers();
}
