// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command.remote;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpClientFactory;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.command.problem.CommandProblem;
import io.odpf.optimus.plugin.jobs.problem.JobException;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client of a server of jobs, which may be Optimus itself since v0.0.3. Replies may contain
 * secrets, so no message quotes the body of a successful one. Not thread-safe.
 */
public final class JobServerClient implements AutoCloseable {
  /** The limits of Optimus' own command line. */
  private static final Timeouts TIMEOUTS =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60));

  private static final int ATTEMPTS = 3;
  private static final long FIRST_PAUSE_MILLIS = 100;

  /** The largest message of the server's gRPC API, and as much again for JSON's escapes. */
  private static final int LONGEST_REPLY = 128 << 20;

  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  private final ServerAddress address;
  private final HttpClient client;

  private JobServerClient(ServerAddress address, HttpClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Creates a client. Opens no connection.
   *
   * @param environment the variables of the command, for proxies
   * @throws JobException if the settings of the connection cannot be used
   */
  public static JobServerClient open(
      ServerAddress address, HttpClientFactory clients, Map<String, String> environment)
      throws JobException {
    try {
      return new JobServerClient(
          address, clients.create(address.settings(), TIMEOUTS, environment));
    } catch (HttpException e) {
      throw unreachable(address, e);
    }
  }

  /**
   * Sends a request that may be repeated, up to three times while the server is unavailable.
   *
   * @param path the path, encoded
   * @return the reply; empty if the server does not have the path, as servers of other versions
   * @throws JobException if the server cannot be reached, or refuses
   */
  Optional<JsonObject> post(String path, JsonObject body)
      throws JobException, InterruptedException {
    HttpRequest request =
        new HttpRequest(
            "POST",
            address.base().resolve(path),
            Map.of("Content-Type", "application/json"),
            body.toString().getBytes(StandardCharsets.UTF_8));
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt == ATTEMPTS;
      try (HttpResponse response = client.send(request)) {
        if (response.status() != UNAVAILABLE || last) {
          return reply(response);
        }
      } catch (HttpException e) {
        if (last || !e.reason().passing()) {
          throw unreachable(address, e);
        }
      } catch (IOException e) {
        if (last) {
          throw broken("the reply of " + address.host() + " broke off: " + e.getMessage(), e);
        }
      }
      Thread.sleep(FIRST_PAUSE_MILLIS << attempt - 1);
    }
  }

  private Optional<JsonObject> reply(HttpResponse response) throws JobException, IOException {
    byte[] bytes = response.body().readNBytes(LONGEST_REPLY + 1);
    if (bytes.length > LONGEST_REPLY) {
      throw broken("the reply of " + address.host() + " is longer than 128 MiB", null);
    }
    Optional<JsonObject> object = object(bytes);
    if (response.status() == OK) {
      if (object.isEmpty()) {
        throw broken("the reply of " + address.host() + " is not an object of JSON", null);
      }
      return object;
    }
    ServerRefusal refusal = ServerRefusal.of(response.status(), object.orElseGet(JsonObject::new));
    if (refusal.isUnknownPath()) {
      return Optional.empty();
    }
    throw failure(
        CommandProblem.JOB_SERVER_REFUSED,
        address.host() + " refused: " + TerminalText.passage(Addresses.masked(refusal.message())),
        refusal.hint(),
        null);
  }

  private static Optional<JsonObject> object(byte[] body) {
    try {
      JsonElement parsed = JsonParser.parseReader(text(body));
      return parsed.isJsonObject() ? Optional.of(parsed.getAsJsonObject()) : Optional.empty();
    } catch (JsonParseException e) {
      // The caller says so; the parser's words could quote a secret.
      return Optional.empty();
    }
  }

  /** Returns the text of a body without a second copy of it. */
  private static Reader text(byte[] body) {
    return new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
  }

  /** Returns the failure of a server that does not keep the protocol. */
  static JobException broken(String message, @Nullable Throwable cause) {
    return failure(
        CommandProblem.JOB_SERVER_REPLY,
        message,
        "check that the address is that of an Optimus server",
        cause);
  }

  private static JobException unreachable(ServerAddress address, HttpException e) {
    return failure(
        CommandProblem.JOB_SERVER_UNREACHABLE,
        "Unable to reach optimus server at " + address.host() + ": " + e.getMessage(),
        e.hint().isEmpty()
            ? "check that the server runs, that its address is right, and that this machine can"
                + " reach it"
            : e.hint(),
        e);
  }

  private static JobException failure(
      ProblemCode code, String message, String hint, @Nullable Throwable cause) {
    return new JobException(List.of(Problem.of(code, message, hint)), cause);
  }

  /** Closes the connections. */
  @Override
  public void close() {
    if (client instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // The command has its reply, and the process ends.
      }
    }
  }
}
