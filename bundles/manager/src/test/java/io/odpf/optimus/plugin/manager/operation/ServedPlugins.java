// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import io.odpf.optimus.plugin.api.manager.LockRequest;
import io.odpf.optimus.plugin.api.provider.Platform;
import io.odpf.optimus.plugin.manager.disk.FileDigest;
import io.odpf.optimus.plugin.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A server machine whose lock and artifacts are put where a client's provider finds them. */
final class ServedPlugins {
  final TestMachine machine;
  private final Map<String, byte[]> artifacts = new HashMap<>();
  private OptionalInt api = OptionalInt.of(1);

  ServedPlugins(Path directory) {
    machine = new TestMachine(directory);
  }

  /** Publishes and locks a version of a plugin for some platforms. */
  byte[] lock(String plugin, String version, Platform... platforms) throws Exception {
    byte[] program = {};
    for (Platform platform : platforms) {
      program = machine.publish(plugin, version, platform);
      artifacts.put(artifact(program), program);
    }
    machine.list(plugin, version);
    machine
        .manager()
        .lock(
            new LockRequest(
                machine.file(), Set.of(platforms), Optional.empty(), true, OptionalInt.empty()),
            machine.listener);
    return program;
  }

  void api(int version) {
    api = OptionalInt.of(version);
  }

  /** Returns the path of an artifact at the server. */
  static String artifact(byte[] content) {
    return "v1/artifacts/" + FileDigest.sha256(content);
  }

  /** Offers the present lock and all artifacts to a client. */
  void serve(TestMachine client) throws Exception {
    serve(client, "v1/lock");
  }

  /** Offers the present lock under a path, and all artifacts, to a client. */
  void serve(TestMachine client, String path) throws Exception {
    byte[] lock = Files.readAllBytes(machine.lockFile());
    String text = new String(lock, StandardCharsets.UTF_8);
    client.source.put(path, reply(text, FileDigest.sha256(lock).toString()));
    artifacts.forEach(client.source::put);
  }

  /** Offers a lock to a client. */
  void serve(TestMachine client, String text, String digest) {
    client.source.put("v1/lock", reply(text, digest));
  }

  private byte[] reply(String text, String digest) {
    JsonText reply = JsonText.indented();
    reply.beginObject();
    reply.name("text").value(text);
    reply.name("digest").value(digest);
    reply.name("apiVersion").value(api.orElseThrow());
    reply.endObject();
    return reply.toBytes();
  }
}
