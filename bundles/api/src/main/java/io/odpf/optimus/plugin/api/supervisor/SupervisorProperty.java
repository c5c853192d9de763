// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.supervisor;

/**
 * Properties of the framework, or of the system, that the supervisor's bundle is set up by. Some of
 * them can be configured by Configuration Admin, too, which comes before the framework.
 */
public final class SupervisorProperty {

  /**
   * The persistent identity of the configuration with {@link #START}, {@link #RESTART}, {@link
   * #LOCATIONS}, {@link #DIRECTORIES}, {@link #MULTIPLEXED} and {@link #LOGS}, there without {@code
   * optimus.supervisor.} before their names.
   */
  public static final String PID = "io.odpf.optimus.plugin.supervisor";

  /** {@link #ALL} starts every plugin that is found; otherwise each is started on request. */
  public static final String START = "optimus.supervisor.start";

  /** The value of {@link #START} by which plugins are started when they are found. */
  public static final String ALL = "all";

  /** The value of {@link #START} by which each is started on request, which is the default. */
  public static final String ON_REQUEST = "request";

  /**
   * Directories that are searched for plugins before the usual ones, separated as in {@code PATH}.
   */
  public static final String LOCATIONS = "optimus.supervisor.locations";

  /**
   * The file that remembers the locations into which plugins were installed, which are searched
   * from then on; absent to forget them with the framework.
   */
  public static final String REMEMBERED = "optimus.supervisor.remembered";

  /** Directories that are searched instead of the usual ones, separated as in {@code PATH}. */
  public static final String DIRECTORIES = "optimus.supervisor.directories";

  /** The directory of the program, which belongs to the usual directories; absent for none. */
  public static final String PROGRAM = "optimus.supervisor.program";

  /** {@link #NEVER} gives a plugin up when it fails once; otherwise it is started again. */
  public static final String RESTART = "optimus.supervisor.restart";

  /** The value of {@link #RESTART} by which plugins are not started again. */
  public static final String NEVER = "never";

  /** The value of {@link #RESTART} by which they are, after growing delays; the default. */
  public static final String BACKOFF = "backoff";

  /**
   * The names, separated by commas, of plugins whose connections all share one socket, as with
   * go-plugin's {@code PLUGIN_MULTIPLEX_GRPC}. A plugin that does not support this fails to start.
   */
  public static final String MULTIPLEXED = "optimus.supervisor.multiplexed";

  /** The directory for a log file of each plugin; absent for none. */
  public static final String LOGS = "optimus.supervisor.logs";

  /**
   * An existing directory of this user, shared by successive supervisors: each attaches to the
   * plugins that the one before left, or ends them if {@link #REATTACH} is not set. Absent for a
   * supervisor without predecessor or successor.
   */
  public static final String HOME = "optimus.supervisor.home";

  /** The directory of records in {@link #HOME}; exists only while plugins outlive a supervisor. */
  public static final String KEPT = "kept";

  /**
   * {@code true} lets plugins outlive the supervisor, however it ends, until the next one with the
   * same {@link #HOME} attaches to them; {@link Supervisor#stop} ends them. Otherwise no plugin
   * outlives its supervisor. Has no effect without {@link #HOME}.
   */
  public static final String REATTACH = "optimus.supervisor.reattach";

  private SupervisorProperty() {}
}
