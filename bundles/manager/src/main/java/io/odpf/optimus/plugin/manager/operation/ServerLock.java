// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.manager.json.JsonException;
import io.odpf.optimus.plugin.manager.json.JsonObject;
import io.odpf.optimus.plugin.manager.lock.Lock;
import io.odpf.optimus.plugin.manager.lock.LockFile;
import io.odpf.optimus.plugin.manager.source.place.ServerProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parses a server's reply to a request for its lock. */
final class ServerLock {

  /** The version of the management API that this program supports. */
  private static final long API = 1;

  private final String server;

  /**
   * Creates a reader.
   *
   * @param server the server's name for messages
   */
  ServerLock(String server) {
    this.server = server;
  }

  /**
   * Reads a reply.
   *
   * @throws PluginManagerException if it is not a lock that this program can read
   */
  Lock read(byte[] reply) throws PluginManagerException {
    byte[] text = text(reply);
    try {
      JsonObject lock = JsonObject.parse(new String(text, StandardCharsets.UTF_8));
      if (lock.whole("version") > LockFile.VERSION) {
        throw newer("its lock file has version " + lock.whole("version"), known(LockFile.VERSION));
      }
      return LockFile.parse(text, "the lock of the server " + server);
    } catch (JsonException e) {
      throw broken("the lock of the server " + server + " cannot be read: " + e.getMessage(), e);
    } catch (PluginManagerException e) {
      if (e.getCause() instanceof JsonException json && json.isUnknownField()) {
        throw newer("its lock file: " + json.getMessage(), "");
      }
      if (e.problems().get(0).code() == ServerProblem.NEWER) {
        throw e;
      }
      throw broken(
          "the lock of the server " + server + " cannot be read: " + e.problems().get(0).message(),
          e);
    }
  }

  private byte[] text(byte[] reply) throws PluginManagerException {
    JsonObject lock;
    try {
      lock =
          JsonObject.parse(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(reply)).toString());
    } catch (CharacterCodingException | JsonException e) {
      throw unknown(e);
    }
    try {
      if (lock.has("apiVersion") && lock.whole("apiVersion") > API) {
        throw newer("its management API has version " + lock.whole("apiVersion"), known(API));
      }
      byte[] text = lock.text("text").getBytes(StandardCharsets.UTF_8);
      String digest = FileDigest.sha256(text).toString();
      if (!digest.equals(lock.text("digest"))) {
        throw broken(
            "the server "
                + server
                + " sent a lock with the digest "
                + digest
                + ", and says that it is "
                + lock.text("digest"),
            null);
      }
      return text;
    } catch (JsonException e) {
      throw unknown(e);
    }
  }

  private PluginManagerException unknown(Exception cause) {
    return failure(
        ServerProblem.UNKNOWN_API,
        "the server "
            + server
            + " does not answer as the management API of an Optimus runtime: "
            + cause.getMessage(),
        "check the address; if it is right, update the server",
        cause);
  }

  private static String known(long version) {
    return ", known is " + version;
  }

  private PluginManagerException newer(String what, String known) {
    return failure(
        ServerProblem.NEWER,
        "the server " + server + " is newer than this program: " + what + known,
        "update this program",
        null);
  }

  private static PluginManagerException broken(String message, @Nullable Exception cause) {
    return failure(
        ServerProblem.BROKEN_LOCK,
        message,
        "run the command again; if the problem persists, tell the server's operator",
        cause);
  }

  private static PluginManagerException failure(
      ProblemCode code, String message, String hint, @Nullable Exception cause) {
    return PluginManagerException.failure(Problem.of(code, message, hint), cause);
  }
}
