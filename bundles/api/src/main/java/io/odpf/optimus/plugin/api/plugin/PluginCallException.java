// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.plugin;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call to a plugin fails. The message names the plugin and the call and contains no
 * secrets; the hint says what to do.
 */
public final class PluginCallException extends ProblemException {
  private static final long serialVersionUID = 1L;

  /** The reasons for a failure that a caller can act on. */
  public enum Kind implements ProblemCode {
    /** The plugin is not running: stopped, starting, waiting for a restart, or given up. */
    NOT_RUNNING(
        "call-not-running",
        "The plugin is not running: it is stopped, starting, waiting for a restart, or given up.",
        "Start the plugin, or wait until it is ready."),
    /** The plugin does not implement this call. */
    UNSUPPORTED(
        "call-unsupported",
        "The plugin does not implement the call.",
        "Look at the calls that 'optimus plugin info' lists for the plugin."),
    /** The plugin did not reply within the time allowed. */
    TIMEOUT(
        "call-timeout",
        "The plugin did not reply within the time allowed.",
        "Allow more time, or look at the plugin's log for what keeps it busy."),
    /** The plugin exited or closed the connection during the call. */
    CRASHED(
        "call-crashed",
        "The plugin exited or closed the connection during the call.",
        "Look at the plugin's last lines of output; the supervisor restarts it."),
    /** The plugin replied with an error. */
    REFUSED(
        "call-refused",
        "The plugin replied with an error.",
        "Correct the request according to the plugin's message."),
    /** The request or the reply is too large or malformed. */
    INVALID(
        "call-invalid",
        "The request or the reply is larger than both sides allow, or malformed.",
        "Send less, or report the malformed reply to the plugin's author.");

    private final Entry entry;

    Kind(String word, String meaning, String remedy) {
      this.entry = new Entry(word, meaning, remedy);
    }

    @Override
    public Entry entry() {
      return entry;
    }
  }

  private final Kind kind;
  private final String hint;

  /**
   * @param hint what to do; may be empty
   * @param cause may be null
   */
  public PluginCallException(Kind kind, String message, String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.hint = Objects.requireNonNull(hint, "hint");
  }

  /** Returns the reason for the failure. */
  public Kind kind() {
    return kind;
  }

  /** Returns what to do; may be empty. */
  public String hint() {
    return hint;
  }

  /** Returns the failure as one problem. */
  @Override
  public List<Problem> problems() {
    return List.of(Problem.of(kind, Objects.requireNonNull(getMessage()), hint));
  }
}
