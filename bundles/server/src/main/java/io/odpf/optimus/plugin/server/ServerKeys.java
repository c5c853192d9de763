// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyFile;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.table.ServerKey;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the keys of a server's secrets. */
public final class ServerKeys {
  private ServerKeys() {}

  /**
   * Creates a key ring with a new key, unless there is a file or the variable {@value
   * ServerKey#VARIABLE} has a key.
   *
   * @param file the key ring; its directory is created if necessary, for its owner only
   * @return whether it was created
   * @throws ServerException if it cannot be read or written
   */
  public static boolean create(Path file, Map<String, String> environment)
      throws ServerException, InterruptedException {
    try {
      KeyFile keys = new KeyFile(file);
      if (environment.containsKey(ServerKey.VARIABLE) || keys.read().isPresent()) {
        return false;
      }
      keys.add(EncryptionKey.generate(new SecureRandom()));
      return true;
    } catch (SecretException e) {
      throw unusable(e);
    }
  }

  private static ServerException unusable(SecretException e) {
    return ServerException.of(
        ServerProblem.KEY,
        "the server's keys cannot be used: " + e.getMessage(),
        e.problems().get(0).hint(),
        e);
  }

  /**
   * Returns the keys in a key ring file, followed by the one of the variable {@value
   * ServerKey#VARIABLE}, so that a server that gets a file still decrypts what it encrypted before.
   *
   * @param file the key ring, which only its owner may read
   * @throws ServerException if there is no key, or one is invalid
   */
  public static KeyRing of(Optional<Path> file, Map<String, String> environment)
      throws ServerException {
    List<EncryptionKey> keys = new ArrayList<>();
    try {
      if (file.isPresent()) {
        new KeyFile(file.get()).read().ifPresent(ring -> keys.addAll(ring.keys()));
      }
      String setting = environment.get(ServerKey.VARIABLE);
      if (setting != null) {
        keys.add(ServerKey.of(setting));
      }
    } catch (SecretException e) {
      throw unusable(e);
    }
    if (keys.isEmpty()) {
      throw ServerException.of(
          ServerProblem.KEY,
          "the server has no key for secrets",
          "set " + ServerKey.VARIABLE + ", or name a key ring that exists");
    }
    return new KeyRing(keys);
  }
}
