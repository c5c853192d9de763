// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.endpoint;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.plugin.CallOptions;
import io.odpf.optimus.plugin.jobs.model.JobSpec;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.server.JobServers;
import io.odpf.optimus.plugin.server.MemoryPlugins;
import io.odpf.optimus.plugin.server.SampleJobs;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.service.SecretKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server on a free port with the project, job and secret of the recorded exchanges. */
final class ServedProject implements AutoCloseable {
  static final String PROJECT = "neo-project";
  static final String JOB = "is_last_day_on_earth";

  /** The path of the job's instances, for a generation of clients. */
  static final String INSTANCE = "/project/" + PROJECT + "/job/" + JOB + "/instance";

  private static final String TEXT =
      """
      version: 1
      name: is_last_day_on_earth
      owner: kush@example.io
      schedule:
        start_date: "2021-05-25"
        interval: 0 2 * * *
      labels: {orchestrator: optimus}
      task:
        name: probe
        config:
          START: '{{.DSTART}}'
          SECRET_KEY: '{{.secret.api_key}}'
          WITH-DASH: x
        window: {size: 24h, offset: "0", truncate_to: d}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final JobServer jobs;
  private final ServerEndpoint endpoint;

  private ServedProject(JobServer jobs, ServerEndpoint endpoint) {
    this.jobs = jobs;
    this.endpoint = endpoint;
  }

  /** Starts a server without tokens. */
  static ServedProject start(Path directory) throws Exception {
    return start(directory, Optional.empty());
  }

  static ServedProject start(Path directory, Optional<Path> access) throws Exception {
    JobServer jobs =
        JobServers.open(
            new StoreLocation.SqliteFile(directory.resolve("server.db")),
            new KeyRing(List.of(EncryptionKey.generate(new SecureRandom()))),
            MemoryPlugins.probe(),
            CallOptions.DEFAULT,
            "1.2.3",
            Clock.systemUTC());
    fill(jobs);
    ServerSettings settings = new ServerSettings("127.0.0.1", 0, Optional.empty(), access);
    return new ServedProject(jobs, ServerEndpoint.start(settings, jobs));
  }

  private static void fill(JobServer jobs) throws Exception {
    jobs.projects()
        .register(
            new ProjectSpec(
                PROJECT, Map.of("BUCKET", "gs://global", "STORAGE_PATH", "file:///dags")));
    jobs.projects()
        .register(
            PROJECT,
            new NamespaceSpec(
                "space", Map.of("BROKERS", "b:9092", "BUCKET", "gs://from-namespace")));
    String encoded = Base64.getEncoder().encodeToString("other2".getBytes(StandardCharsets.UTF_8));
    jobs.secrets()
        .register(new SecretKey(PROJECT, Optional.empty(), "api_key"), Secret.of(encoded));
    jobs.jobs().deploy(new NamespaceKey(PROJECT, "space"), List.of(job()));
  }

  static JobSpec job() {
    return SampleJobs.of(TEXT, Map.of("query.sql", "-- write here {{.DSTART}}\n"));
  }

  JobServer jobs() {
    return jobs;
  }

  int port() {
    return endpoint.port();
  }

  /** Returns a request for a path below {@code /api}. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + "/api" + path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Override
  public void close() {
    endpoint.close();
    jobs.close();
  }
}
