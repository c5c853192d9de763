// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.management;

/**
 * The properties that configure the management API's bundle: of the framework, or by their names
 * without {@code optimus.management.} in the configuration {@link #PID}, which takes precedence.
 * Without {@link #SOCKET}, {@link #HOST_SOCKET} and {@link #ADDRESS}, the bundle serves nothing,
 * and without {@link #FOLLOW} it follows nothing.
 */
public final class ManagementProperty {

  /** The persistent identity of the configuration. */
  public static final String PID = "io.odpf.optimus.plugin.management";

  /** The beginning of the framework's properties. */
  public static final String PREFIX = "optimus.management.";

  /** The path of the Unix socket, in a directory that only this user can write to. */
  public static final String SOCKET = "socket";

  /**
   * The path of a Unix socket like {@link #SOCKET}, at which the host itself accepts connections,
   * and hands them to {@link ManagementConnections}.
   */
  public static final String HOST_SOCKET = "host-socket";

  /** The host and port to listen at with TLS: {@code 0.0.0.0:9100}, {@code [::1]:9100}. */
  public static final String ADDRESS = "address";

  /** The file of the server's certificate and those above it, in PEM. */
  public static final String CERTIFICATE = "certificate";

  /** The file of the certificate's private key, in PEM of PKCS#8. */
  public static final String KEY = "key";

  /** The file of credentials. */
  public static final String ACCESS = "access";

  /** The configuration file that the runtime manages. */
  public static final String CONFIG = "config";

  /**
   * {@code on} installs what the configuration asks for whenever it changes; {@code off} by
   * default.
   */
  public static final String FOLLOW = "follow";

  /** The mode of requests that name none; {@code server} by default. */
  public static final String MODE = "mode";

  /** The directory of the audit log. */
  public static final String AUDIT = "audit";

  /** The version of the runtime. */
  public static final String VERSION = "version";

  private ManagementProperty() {}
}
