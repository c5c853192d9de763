// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.program;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemException;
import io.odpf.optimus.plugin.jobs.serve.JobServerFactory;
import io.odpf.optimus.plugin.jobs.serve.JobServerRequest;
import io.odpf.optimus.plugin.jobs.serve.RunningJobServer;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.server.JobServers;
import io.odpf.optimus.plugin.server.ServerKeys;
import io.odpf.optimus.plugin.server.endpoint.ServerEndpoint;
import io.odpf.optimus.plugin.server.endpoint.ServerSettings;
import io.odpf.optimus.plugin.server.location.StoreAddress;
import io.odpf.optimus.plugin.server.location.StoreLocation;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.JobServer;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Starts job servers. A program creates it by its name, and without arguments. */
public final class ProgramServers implements JobServerFactory {

  @Override
  public RunningJobServer start(JobServerRequest request)
      throws ProblemException, InterruptedException {
    StoreLocation location = location(request);
    boolean created = ServerKeys.create(request.keyRing(), request.environment());
    List<Problem> notes = created ? List.of(newKey(request)) : List.of();
    JobServer server =
        JobServers.open(
            location,
            ServerKeys.of(Optional.of(request.keyRing()), request.environment()),
            request.plugins(),
            request.options(),
            request.version(),
            Clock.systemUTC());
    try {
      ServerSettings settings =
          new ServerSettings(
              request.host(),
              request.port(),
              request.identity().map(own -> new ServerSettings.Tls(own.certificate(), own.key())),
              request.access());
      ServerEndpoint endpoint = ServerEndpoint.start(settings, server);
      String scheme = request.identity().isPresent() ? "https" : "http";
      String host = request.host().contains(":") ? "[" + request.host() + "]" : request.host();
      String address = scheme + "://" + host + ":" + endpoint.port();
      return new Running(address, notes, endpoint, server);
    } catch (ProblemException | RuntimeException | Error failure) {
      server.close();
      throw failure;
    }
  }

  private static Problem newKey(JobServerRequest request) {
    return Problem.of(
        SecretProblem.NEW_KEY,
        "a new key was written to " + TerminalText.excerpt(request.keyRing().toString()),
        "keep a copy of it: without the key nobody can read the secrets");
  }

  private static StoreLocation location(JobServerRequest request) throws ServerException {
    try {
      return StoreAddress.parse(request.store());
    } catch (IllegalArgumentException e) {
      throw ServerException.of(
          ServerProblem.STORE_ADDRESS,
          "the address of the store cannot be used: " + e.getMessage(),
          "name a file, or postgresql://user:password@host/database",
          e);
    }
  }

  private record Running(
      String address, List<Problem> notes, ServerEndpoint endpoint, JobServer server)
      implements RunningJobServer {
    @Override
    public void close() {
      endpoint.close();
      server.close();
    }
  }
}
