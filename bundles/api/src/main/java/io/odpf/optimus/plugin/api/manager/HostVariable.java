// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

/**
 * Variables of the environment by which a host says what it uses where neither a command nor a
 * configuration says otherwise. A host's files of defaults set the same.
 */
public final class HostVariable {
  /** Before a variable's name, the name of the framework's property that has its value. */
  public static final String PROPERTY_PREFIX = "optimus.host.";

  /** The mode of commands that name none: {@code server} or {@code client}. */
  public static final String MODE = "OPTIMUS_MODE";

  /** The install location of configurations that name none; absolute. */
  public static final String INSTALL_LOCATION = "OPTIMUS_INSTALL_LOCATION";

  /** Where artifacts are kept, instead of the user's cache; absolute. */
  public static final String STORE = "OPTIMUS_STORE";

  /** How many downloads run at once. */
  public static final String PARALLEL = "OPTIMUS_PARALLEL";

  /** Directories of drop-in bundles, separated as in {@code PATH}. */
  public static final String DROP_INS = "OPTIMUS_DROP_INS";

  /** Where a runtime logs. */
  public static final String LOG_FILE = "OPTIMUS_LOG_FILE";

  /** The form of a runtime's log: {@code text} or {@code json}. */
  public static final String LOG_FORMAT = "OPTIMUS_LOG_FORMAT";

  /** The least that a runtime logs: {@code error}, {@code warn}, {@code info} and so on. */
  public static final String LOG_LEVEL = "OPTIMUS_LOG_LEVEL";

  /** The size in MiB after which a runtime's log is rotated. */
  public static final String LOG_SIZE = "OPTIMUS_LOG_SIZE";

  private HostVariable() {}
}
