// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.generation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.PluginCallException;
import io.odpf.optimus.plugin.api.plugin.PluginCallException.Kind;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Translates the status of a failed call into an exception for the caller. */
final class StatusTranslator {
  private final String plugin;

  StatusTranslator(String plugin) {
    this.plugin = plugin;
  }

  /**
   * Returns the failure of a call that the plugin did not answer, or answered with an error.
   *
   * @param call the name of the call
   * @param part the part of the contract that the call belongs to
   * @param timeout the time limit of the call
   * @param late whether that limit has passed
   * @param secrets the secrets in the request, which no message may contain even if the plugin
   *     repeats them
   */
  PluginCallException of(
      StatusRuntimeException failure,
      String call,
      String part,
      Duration timeout,
      boolean late,
      Collection<Secret> secrets) {
    Status status = reason(failure.getStatus());
    String raw = status.getDescription() == null ? "" : status.getDescription();
    String clean = raw;
    for (Secret secret : secrets) {
      clean = secret.redact(clean);
    }
    Throwable cause =
        clean.equals(raw)
            ? failure
            : Status.fromCode(status.getCode()).withDescription(clean).asRuntimeException();
    String text = clean.isBlank() ? status.getCode().name() : TerminalText.passage(clean);
    if (late
        && (status.getCode() == Code.DEADLINE_EXCEEDED || status.getCode() == Code.CANCELLED)) {
      return timedOut(call, timeout, cause);
    }
    if (unreadable(failure)) {
      return failure(
          Kind.INVALID,
          "the answer of plugin "
              + plugin
              + " to "
              + call
              + " cannot be read: it is not a "
              + call
              + " message of "
              + part,
          "rebuild the plugin against the protocol that it claims to speak",
          cause);
    }
    if (lost(status)) {
      return failure(
          Kind.CRASHED,
          "plugin " + plugin + " ended or closed the connection during " + call + ": " + text,
          "its last log lines may tell why; call again once it has been restarted",
          cause);
    }
    return switch (status.getCode()) {
      case UNIMPLEMENTED ->
          failure(
              Kind.UNSUPPORTED,
              "plugin " + plugin + " does not serve " + call + " of " + part,
              "see which parts it serves: optimus plugin info " + plugin,
              cause);
      case DEADLINE_EXCEEDED ->
          failure(
              Kind.TIMEOUT,
              "plugin " + plugin + " gave up " + call + ": " + text,
              "the text is the plugin's own; look into its log for what it waited for",
              cause);
      case RESOURCE_EXHAUSTED ->
          failure(
              Kind.INVALID,
              "the request of "
                  + call
                  + " to plugin "
                  + plugin
                  + " or its answer is too large: "
                  + text,
              "most plugins take no request above 4 MiB: send fewer or smaller assets",
              cause);
      default ->
          failure(
              Kind.REFUSED,
              "plugin " + plugin + " refused " + call + ": " + text,
              "the text is the plugin's own; its log may tell more",
              cause);
    };
  }

  /**
   * Returns the failure of a call that this kind of plugin does not have.
   *
   * @param kind the kind, after the plugin's name: {@code is a hook of generation A}
   */
  PluginCallException absent(String kind, String call, String hint) {
    return failure(
        Kind.UNSUPPORTED, "plugin " + plugin + " " + kind + ", which has no " + call, hint, null);
  }

  private PluginCallException timedOut(String call, Duration timeout, Throwable cause) {
    return failure(
        Kind.TIMEOUT,
        "plugin " + plugin + " did not answer " + call + " within " + shown(timeout),
        "allow the call more time, or look into the plugin's log for what it waited for",
        cause);
  }

  private static PluginCallException failure(
      Kind kind, String message, String hint, @Nullable Throwable cause) {
    return new PluginCallException(kind, message, hint, cause);
  }

  /**
   * Returns the status, or its cause: a request that this side refuses to send is reported as
   * cancelled.
   */
  private static Status reason(Status status) {
    return status.getCode() == Code.CANCELLED
            && status.getCause() instanceof StatusRuntimeException refused
        ? refused.getStatus()
        : status;
  }

  /**
   * Returns whether the connection failed. A status from the plugin has no cause. One with a cause
   * was created on this side, and is not always UNAVAILABLE: grpc-netty reports a write to a
   * connection that was just lost as UNKNOWN.
   */
  private static boolean lost(Status status) {
    return status.getCode() == Code.UNAVAILABLE || status.getCause() != null;
  }

  private static boolean unreadable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidProtocolBufferException) {
        return true;
      }
    }
    return false;
  }

  private static String shown(Duration timeout) {
    long millis = Math.max(0, timeout.toMillis());
    return millis < 10_000 ? millis + " ms" : (millis + 500) / 1000 + " s";
  }
}
