// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.arguments;

/** The command line makes no sense. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String hint;
  private final String usage;

  /**
   * @param code a stable word for programs
   * @param message what is wrong, one sentence without a full stop
   * @param hint what to do; may be empty
   * @param usage how the command is called; may be empty
   */
  public UsageException(String code, String message, String hint, String usage) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.usage = usage;
  }

  public String code() {
    return code;
  }

  public String hint() {
    return hint;
  }

  public String usage() {
    return usage;
  }

  /** The same, with how the command is called. */
  public UsageException withUsage(String line) {
    return new UsageException(code, getMessage(), hint, line);
  }
}
