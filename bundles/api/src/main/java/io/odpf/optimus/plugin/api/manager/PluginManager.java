// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import io.odpf.optimus.plugin.api.problem.Problem;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a machine match a plugin configuration. Thread-safe; two operations that change one install
 * location wait for each other, also across processes.
 *
 * <p>Every operation that takes a configuration throws {@link PluginManagerException} with all
 * findings at once if it is not valid. Secrets are read only when a source is about to be asked; an
 * operation that asks none needs none. An interrupted operation leaves the old plugins in place and
 * throws {@link InterruptedException}.
 *
 * <p>Every operation on an install location refuses it, with the code {@code unsafe-location},
 * before it reads anything there, if another user than this process's and the superuser owns or may
 * write it or what the manager keeps in it.
 */
@ProviderType
public interface PluginManager {

  /**
   * Installs what the configuration lists: all or nothing.
   *
   * @throws PluginManagerException if any plugin cannot be installed; nothing has changed then
   */
  InstallReport install(InstallRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Compares configuration, lock file and install location, without the network. Changes nothing,
   * not even what an interrupted operation left.
   */
  DiffReport diff(DiffRequest request) throws PluginManagerException, InterruptedException;

  /** Removes what was installed and is no longer listed, and what crashes left behind. */
  CleanReport clean(CleanRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Takes the last install back: the plugins that it changed are what they were before, all or
   * nothing, without the network. Configuration and lock file stay as they are. A rollback can be
   * rolled back too.
   *
   * @throws PluginManagerException if there is nothing to go back to, or a plugin was changed since
   */
  RollbackReport rollback(RollbackRequest request)
      throws PluginManagerException, InterruptedException;

  /**
   * What lies in the install location. Changes nothing, not even what an interrupted operation
   * left.
   */
  ListReport list(ListRequest request) throws PluginManagerException, InterruptedException;

  /** Writes or extends the lock file, for any set of platforms, without installing. */
  LockReport lock(LockRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Asks the sources what they have now. Changes nothing, and downloads an artifact only if it
   * cannot be compared with the locked one otherwise. The report lists sources that fail.
   */
  OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Locks and installs what the sources have now for what the configuration asks for: all or
   * nothing, including the lock file. The configuration is not edited.
   *
   * @param consent asked after everything is fetched and verified, before anything is changed
   * @throws PluginManagerException if any plugin cannot be upgraded; nothing has changed then
   */
  UpgradeReport upgrade(UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException;

  /**
   * Adds a plugin to the end of the configuration file's list. Everything else in the file,
   * including comments and layout, stays byte for byte as it is, and so do its permissions.
   * Installs nothing.
   *
   * @throws PluginManagerException of category CONFIG if the file would not be valid; it is not
   *     written then
   */
  EditReport add(AddRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Removes plugins from the configuration file; everything else stays, as for {@link #add}.
   * Installed plugins stay until {@link #clean}.
   *
   * @throws PluginManagerException of category CONFIG if a plugin is not listed, or the file would
   *     not be valid; it is not written then
   */
  EditReport remove(RemoveRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Returns all findings in a configuration. Secrets are read if they are available; a provider
   * whose secret is missing is not asked for findings of its own.
   */
  ValidateReport validate(ValidateRequest request) throws PluginManagerException;

  /** Returns the problems of a configuration; an empty list if it is valid. */
  default List<Problem> validate(ConfigFile config) throws PluginManagerException {
    return validate(new ValidateRequest(config, false)).problems();
  }

  /** The provider types that can be used now, by type. */
  List<ProviderInfo> providers();
}
