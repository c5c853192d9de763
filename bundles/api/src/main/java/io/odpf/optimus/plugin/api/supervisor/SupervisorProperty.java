// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

/**
 * The framework or system properties that configure the supervisor's bundle. Configuration Admin
 * can set some of them too, and then takes precedence.
 */
public final class SupervisorProperty {

  /**
   * The persistent identity of the configuration that sets {@link #START}, {@link #RESTART}, {@link
   * #LOCATIONS}, {@link #DIRECTORIES}, {@link #MULTIPLEXED}, {@link #LOGS}, {@link #CANARY} and
   * {@link #OBSERVATION}, by their names without {@code optimus.supervisor.}.
   */
  public static final String PID = "io.odpf.optimus.plugin.supervisor";

  /** {@link #ALL} starts every plugin that is found; by default, plugins start on request. */
  public static final String START = "optimus.supervisor.start";

  /** The value of {@link #START} that starts plugins when they are found. */
  public static final String ALL = "all";

  /** The default value of {@link #START}, which starts plugins on request. */
  public static final String ON_REQUEST = "request";

  /**
   * Directories that are searched for plugins before the default ones, separated as in {@code
   * PATH}.
   */
  public static final String LOCATIONS = "optimus.supervisor.locations";

  /**
   * The file that records the locations into which plugins were installed, so that they are
   * searched after a restart too; absent to forget them when the framework stops.
   */
  public static final String REMEMBERED = "optimus.supervisor.remembered";

  /** Directories that are searched instead of the default ones, separated as in {@code PATH}. */
  public static final String DIRECTORIES = "optimus.supervisor.directories";

  /** The program's directory, which is one of the default ones; may be absent. */
  public static final String PROGRAM = "optimus.supervisor.program";

  /** {@link #NEVER} gives up a plugin after its first failure; by default, plugins restart. */
  public static final String RESTART = "optimus.supervisor.restart";

  /** The value of {@link #RESTART} that does not restart plugins. */
  public static final String NEVER = "never";

  /** The default value of {@link #RESTART}, which restarts plugins after growing delays. */
  public static final String BACKOFF = "backoff";

  /**
   * The names, separated by commas, of plugins whose connections all share one socket, as with
   * go-plugin's {@code PLUGIN_MULTIPLEX_GRPC}. A plugin that does not support this fails to start.
   */
  public static final String MULTIPLEXED = "optimus.supervisor.multiplexed";

  /**
   * The number of processes of a new version, 0 or 1, that are started beside the old one and
   * observed for {@link #OBSERVATION} before they get calls; 0 by default: it gets calls when it is
   * ready.
   */
  public static final String CANARY = "optimus.supervisor.canary";

  /** How long the process of a new version is observed, in seconds; 30 by default. */
  public static final String OBSERVATION = "optimus.supervisor.observation";

  /** The directory of the plugins' log files; absent for no log files. */
  public static final String LOGS = "optimus.supervisor.logs";

  /**
   * An existing directory of this user that successive supervisors share: each one attaches to the
   * plugins that its predecessor left running, or stops them if {@link #REATTACH} is not set.
   * Absent for a supervisor that has no predecessor or successor.
   */
  public static final String HOME = "optimus.supervisor.home";

  /** The directory of records in {@link #HOME}; exists only while plugins outlive a supervisor. */
  public static final String KEPT = "kept";

  /**
   * {@code true} lets plugins outlive the supervisor, however it ends, until the next one with the
   * same {@link #HOME} attaches to them; {@link Supervisor#stop} stops them. Otherwise plugins
   * never outlive their supervisor. Has no effect without {@link #HOME}.
   */
  public static final String REATTACH = "optimus.supervisor.reattach";

  private SupervisorProperty() {}
}
