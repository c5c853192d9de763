// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a machine match a plugin configuration. Thread-safe; two operations that change one install
 * location wait for each other, also across processes.
 *
 * <p>Every operation that takes a configuration throws {@link PluginManagerException} with all
 * findings at once if it is not valid. Secrets are read when a source is to be asked: without that,
 * no operation needs them. An interrupted operation leaves the old set of plugins in place and
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
   * Asks the sources what they have now. Changes nothing, and downloads only what cannot be told
   * apart from what is locked otherwise. A source that cannot be asked is an entry of the report.
   */
  OutdatedReport outdated(OutdatedRequest request, InstallListener listener)
      throws PluginManagerException, InterruptedException;

  /**
   * Locks and installs what the sources have now, within what the configuration asks for: all or
   * nothing, the lock file included. The configuration is not edited.
   *
   * @param consent asked when everything is fetched and verified, and nothing is changed yet
   * @throws PluginManagerException if any plugin cannot be upgraded; nothing has changed then
   */
  UpgradeReport upgrade(UpgradeRequest request, InstallListener listener, UpgradeConsent consent)
      throws PluginManagerException, InterruptedException;

  /**
   * Lists a plugin in the configuration's file, behind those that are listed. Whatever else the
   * file has stays byte for byte as it is, comments and layout included, and so do its permissions.
   * Installs nothing.
   *
   * @throws PluginManagerException of category CONFIG if the file would not be valid; it is not
   *     written then
   */
  EditReport add(AddRequest request) throws PluginManagerException, InterruptedException;

  /**
   * Takes plugins out of the configuration's file, as {@link #add} lists them. What is installed
   * stays until {@link #clean}.
   *
   * @throws PluginManagerException of category CONFIG if a plugin is not listed, or the file would
   *     not be valid; it is not written then
   */
  EditReport remove(RemoveRequest request) throws PluginManagerException, InterruptedException;

  /**
   * All findings in a configuration. Secrets are read as far as they are there; for lack of one,
   * what its provider would say is not among the findings.
   */
  ValidateReport validate(ValidateRequest request) throws PluginManagerException;

  /** What is wrong with a configuration; an empty list if it is valid. */
  default List<Problem> validate(ConfigFile config) throws PluginManagerException {
    return validate(new ValidateRequest(config, false)).problems();
  }

  /** The provider types that can be used now, by type. */
  List<ProviderInfo> providers();
}
