// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A copy of an unexpected exception of an extension, described in one line. It holds no class or
 * object of the extension, so that the bundle can be unloaded. Known secrets, and texts that look
 * like secrets, are masked. The stack trace is the extension's.
 */
public final class ExtensionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Texts that look confidential, though they are not known secrets. */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile(
          "(?i)((?:token|secret|password|passwd|pwd|key|signature|credentials?)[\"']?\\s*[=:]\\s*"
              + "|bearer\\s+|basic\\s+)[^\\s,;&]+");

  private static final int LONGEST = 300;
  private static final int DEEPEST = 8;

  private final String type;

  private ExtensionException(String type, String message, Throwable cause) {
    super(message, cause);
    this.type = type;
  }

  /**
   * Copies an exception.
   *
   * @param redaction masks secrets in a message
   */
  public static ExtensionException of(Throwable thrown, UnaryOperator<String> redaction) {
    return copy(thrown, redaction, DEEPEST);
  }

  private static ExtensionException copy(
      Throwable thrown, UnaryOperator<String> redaction, int depth) {
    Throwable cause = thrown.getCause();
    ExtensionException copy =
        new ExtensionException(
            thrown.getClass().getName(),
            message(thrown, redaction),
            cause == null || cause == thrown || depth == 0
                ? null
                : copy(cause, redaction, depth - 1));
    copy.setStackTrace(thrown.getStackTrace());
    return copy;
  }

  private static String message(Throwable thrown, UnaryOperator<String> redaction) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      return "";
    }
    if (isMissingClass(thrown) && !message.contains(" ")) {
      return "there is no class " + message.replace('/', '.');
    }
    return CONFIDENTIAL.matcher(redaction.apply(message)).replaceAll("$1****");
  }

  private static boolean isMissingClass(Throwable thrown) {
    return thrown instanceof NoClassDefFoundError || thrown instanceof ClassNotFoundException;
  }

  /** Describes the exception and its first cause, each by class and message, in one line. */
  public String summary() {
    Throwable first = this;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    String summary = line(this);
    return first == this || summary.contains(first.getMessage()) && !first.getMessage().isEmpty()
        ? summary
        : summary + "; caused by " + line((ExtensionException) first);
  }

  private static String line(ExtensionException failed) {
    List<String> lines = failed.getMessage().lines().toList();
    if (lines.isEmpty()) {
      return failed.type;
    }
    String line = lines.get(0).strip();
    return failed.type + ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }

  /** Whether a class was missing, usually because a library is not in the bundle. */
  public boolean isMissingClass() {
    for (Throwable each = this; each != null; each = each.getCause()) {
      if (((ExtensionException) each).type.endsWith("NoClassDefFoundError")
          || ((ExtensionException) each).type.endsWith("ClassNotFoundException")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return getMessage().isEmpty() ? type : type + ": " + getMessage();
  }
}
