// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.manager;

/**
 * Environment variables for a host's default settings, which apply unless a command or a
 * configuration overrides them. A host's files of defaults can set the same values.
 */
public final class HostVariable {
  /** The prefix of framework properties that set these variables. */
  public static final String PROPERTY_PREFIX = "optimus.host.";

  /** The default mode of commands: {@code server} or {@code client}. */
  public static final String MODE = "OPTIMUS_MODE";

  /** The default install location of configurations; absolute. */
  public static final String INSTALL_LOCATION = "OPTIMUS_INSTALL_LOCATION";

  /** The directory that stores artifacts instead of the user's cache; absolute. */
  public static final String STORE = "OPTIMUS_STORE";

  /** The number of concurrent downloads. */
  public static final String PARALLEL = "OPTIMUS_PARALLEL";

  /** Directories of drop-in bundles, separated as in {@code PATH}. */
  public static final String DROP_INS = "OPTIMUS_DROP_INS";

  /** The server that {@code install} uses in client mode: an address or a name. */
  public static final String SERVER = "OPTIMUS_SERVER";

  /** The token for a server that is given by its address. */
  public static final String SERVER_TOKEN = "OPTIMUS_SERVER_TOKEN";

  /** The authorities to trust for a server that is given by its address: a PEM file. */
  public static final String SERVER_CA_FILE = "OPTIMUS_SERVER_CA_FILE";

  /**
   * Files with lists of servers, separated as in {@code PATH}; later ones override earlier ones.
   */
  public static final String SERVERS = "OPTIMUS_SERVERS";

  /** The file of a runtime's log. */
  public static final String LOG_FILE = "OPTIMUS_LOG_FILE";

  /** The format of a runtime's log: {@code text} or {@code json}. */
  public static final String LOG_FORMAT = "OPTIMUS_LOG_FORMAT";

  /** The lowest level that a runtime logs: {@code error}, {@code warn}, {@code info} and so on. */
  public static final String LOG_LEVEL = "OPTIMUS_LOG_LEVEL";

  /** The size in MiB after which a runtime's log is rotated. */
  public static final String LOG_SIZE = "OPTIMUS_LOG_SIZE";

  /** Whether a runtime serves the management API: {@code on} or {@code off}. */
  public static final String MANAGEMENT = "OPTIMUS_MANAGEMENT";

  /** The host and port at which a runtime serves the management API with TLS. */
  public static final String MANAGEMENT_ADDRESS = "OPTIMUS_MANAGEMENT_ADDRESS";

  /** The file of the certificate of {@link #MANAGEMENT_ADDRESS}. */
  public static final String MANAGEMENT_CERTIFICATE = "OPTIMUS_MANAGEMENT_CERTIFICATE";

  /** The file of the certificate's private key. */
  public static final String MANAGEMENT_KEY = "OPTIMUS_MANAGEMENT_KEY";

  /** The file of credentials for {@link #MANAGEMENT_ADDRESS}. */
  public static final String MANAGEMENT_ACCESS = "OPTIMUS_MANAGEMENT_ACCESS";

  /** The configuration that a runtime manages. */
  public static final String MANAGEMENT_CONFIG = "OPTIMUS_MANAGEMENT_CONFIG";

  /** Whether a runtime follows that configuration: {@code on} or {@code off}. */
  public static final String MANAGEMENT_FOLLOW = "OPTIMUS_MANAGEMENT_FOLLOW";

  /** The pages of bundles that a runtime serves: {@code off}, {@code on} or {@code console}. */
  public static final String MANAGEMENT_PAGES = "OPTIMUS_MANAGEMENT_PAGES";

  /** The number of processes of a new version that a runtime observes: 0 or 1. */
  public static final String CANARY = "OPTIMUS_CANARY";

  /** How long a runtime observes the process of a new version, in seconds. */
  public static final String CANARY_SECONDS = "OPTIMUS_CANARY_SECONDS";

  /** The directory of the audit log. */
  public static final String MANAGEMENT_AUDIT = "OPTIMUS_MANAGEMENT_AUDIT";

  private HostVariable() {}
}
