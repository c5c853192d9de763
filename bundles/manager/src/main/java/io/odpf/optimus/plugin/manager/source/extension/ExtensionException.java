// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.extension;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an unexpected exception of an extension. It refers to no class or object of the
 * extension, so that the bundle can be unloaded. Its messages mask known secrets, and texts that
 * look like secrets. It has the original stack trace.
 */
public final class ExtensionException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Texts that look like secrets. */
  private static final Pattern CONFIDENTIAL =
      Pattern.compile(
          "(?i)((?:token|secret|password|passwd|pwd|key|signature|credentials?)[\"']?\\s*[=:]\\s*"
              + "|bearer\\s+|basic\\s+)[^\\s,;&]+");

  private static final int LONGEST = 300;
  private static final int DEEPEST = 8;

  private final String type;
  private final String text;

  private ExtensionException(String type, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.type = type;
    this.text = message;
  }

  /**
   * Copies an exception.
   *
   * @param redaction masks known secrets in a message
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

  /** Returns the classes and messages of the exception and its root cause, in one line. */
  public String summary() {
    ExtensionException root = rootCause();
    String summary = line(this);
    return root == this || summary.contains(root.text) && !root.text.isEmpty()
        ? summary
        : summary + "; caused by " + line(root);
  }

  private ExtensionException rootCause() {
    return getCause() instanceof ExtensionException cause ? cause.rootCause() : this;
  }

  private static String line(ExtensionException e) {
    List<String> lines = e.text.lines().toList();
    if (lines.isEmpty()) {
      return e.type;
    }
    String line = lines.get(0).strip();
    return e.type + ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
  }

  /** Returns whether a class was missing, usually because the bundle lacks a library. */
  public boolean isMissingClass() {
    return type.endsWith("NoClassDefFoundError")
        || type.endsWith("ClassNotFoundException")
        || getCause() instanceof ExtensionException cause && cause.isMissingClass();
  }

  /** Returns the class and message of the original exception. */
  @Override
  @SuppressWarnings("OverrideThrowableToString")
  public String toString() {
    return text.isEmpty() ? type : type + ": " + text;
  }
}
