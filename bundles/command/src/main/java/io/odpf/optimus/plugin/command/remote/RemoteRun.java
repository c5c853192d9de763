// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.remote;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.jobs.instance.InstanceContext;
import io.odpf.optimus.plugin.jobs.instance.InstanceFile;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run of a job on a server, which registers it at the first request and compiles it at each.
 *
 * @param project the project's name
 * @param job the job's name
 * @param scheduledAt the time of the run
 * @param unit the part of the job
 */
public record RemoteRun(String project, String job, Instant scheduledAt, Unit unit) {
  public RemoteRun {
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(job, "job");
    Objects.requireNonNull(scheduledAt, "scheduledAt");
    Objects.requireNonNull(unit, "unit");
  }

  /** The methods that return a context, by the versions of servers that have them. */
  private enum Method {
    /** v0.0.5 to v0.5. */
    REGISTER("v1beta1", "instance", "TYPE_"),
    /** v0.4 and later. */
    INPUT("v1beta1", "run_input", "TYPE_"),
    /** Up to v0.0.4. */
    FIRST("v1", "instance", "");

    private final String version;
    private final String word;
    private final String typePrefix;

    Method(String version, String word, String typePrefix) {
      this.version = version;
      this.word = word;
      this.typePrefix = typePrefix;
    }
  }

  /**
   * Asks a server for what the container of the run gets.
   *
   * @throws JobException if the server cannot be reached, refuses, or has no such method
   */
  public InstanceContext context(JobServerClient server) throws JobException, InterruptedException {
    for (Method method : Method.values()) {
      Optional<JsonObject> reply = server.post(path(method), request(method));
      if (reply.isPresent()) {
        return read(contextObject(reply.get(), method));
      }
    }
    throw JobServerClient.broken(
        "the server has no method that returns the context of a run", null);
  }

  /** Returns the object with the context, which {@code run_input} replies with alone. */
  private static JsonObject contextObject(JsonObject reply, Method method) throws JobException {
    JsonElement found = method == Method.INPUT ? reply : reply.get("context");
    if (found == null || !found.isJsonObject() || !found.getAsJsonObject().has("envs")) {
      throw JobServerClient.broken("the server's reply has no context with variables", null);
    }
    return found.getAsJsonObject();
  }

  private String path(Method method) {
    return "/api/"
        + method.version
        + "/project/"
        + encoded(project)
        + "/job/"
        + encoded(job)
        + "/"
        + method.word;
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonObject request(Method method) {
    JsonObject request = new JsonObject();
    request.addProperty("scheduledAt", scheduledAt.toString());
    request.addProperty("instanceName", unit.name());
    request.addProperty("instanceType", method.typePrefix + unit.type().name());
    return request;
  }

  private static InstanceContext read(JsonObject reply) throws JobException {
    Map<String, Secret> secrets = new TreeMap<>();
    for (Map.Entry<String, String> entry : texts(reply, "secrets").entrySet()) {
      secrets.put(entry.getKey(), Secret.of(entry.getValue()));
    }
    Map<String, InstanceFile> files = new TreeMap<>();
    for (Map.Entry<String, String> file : texts(reply, "files").entrySet()) {
      files.put(
          file.getKey(), new InstanceFile(file.getValue(), holdsAny(secrets, file.getValue())));
    }
    return new InstanceContext(texts(reply, "envs"), secrets, files);
  }

  private static boolean holdsAny(Map<String, Secret> secrets, String text) {
    return secrets.values().stream()
        .anyMatch(secret -> !secret.isEmpty() && text.contains(secret.reveal()));
  }

  private static Map<String, String> texts(JsonObject reply, String key) throws JobException {
    Map<String, String> texts = new TreeMap<>();
    JsonElement found = reply.get(key);
    if (found == null || found.isJsonNull()) {
      return texts;
    }
    if (!found.isJsonObject()) {
      throw JobServerClient.broken("'" + key + "' of the server's reply is not an object", null);
    }
    for (Map.Entry<String, JsonElement> entry : found.getAsJsonObject().entrySet()) {
      if (!entry.getValue().isJsonPrimitive()) {
        throw JobServerClient.broken("the server's reply has no text below '" + key + "'", null);
      }
      texts.put(entry.getKey(), entry.getValue().getAsString());
    }
    return texts;
  }
}
