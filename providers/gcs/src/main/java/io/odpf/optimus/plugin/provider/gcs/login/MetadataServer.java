// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.login;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.auth.oauth2.AccessToken;
import io.odpf.optimus.plugin.api.http.HttpSettings;
import io.odpf.optimus.plugin.api.http.Timeouts;
import io.odpf.optimus.plugin.api.provider.ProviderContext;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.gcs.key.JsonFields;
import io.odpf.optimus.plugin.provider.gcs.transport.Endpoint;
import io.odpf.optimus.plugin.provider.gcs.transport.SdkTransport;
import io.odpf.optimus.plugin.provider.gcs.transport.UnusableAnswerException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;

/** The metadata server that Google Cloud offers to its machines. */
final class MetadataServer {
  private static final String VARIABLE = "GCE_METADATA_HOST";

  /**
   * The address of metadata.google.internal. Link-local addresses bypass the environment's proxy;
   * with a name, machines outside Google Cloud would first wait for a failing DNS query.
   */
  private static final String HOST = "169.254.169.254";

  private static final String TOKEN = "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final String FLAVOR = "Metadata-Flavor";

  /** Short, since the server is nearby; on other networks, packets to it may be dropped. */
  private static final Timeouts NEARBY =
      new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10));

  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

  private final GenericUrl address;
  private final SdkTransport transport;
  private final Clock clock;

  private MetadataServer(GenericUrl address, SdkTransport transport, Clock clock) {
    this.address = address;
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * Returns the server that the caller's environment names, or Google's own. The provider's proxy
   * and certificate authorities do not apply: the server belongs to this machine.
   */
  static MetadataServer of(ProviderContext context, Clock clock) throws ProviderException {
    String host = context.environment().getOrDefault(VARIABLE, "");
    String place = host.isBlank() ? HOST : host.strip();
    if (!PLACE.matcher(place).matches()) {
      throw ProviderException.invalid(
          VARIABLE + " is not a host, or a host and a port", "correct the variable, or remove it");
    }
    return new MetadataServer(
        new GenericUrl("http://" + place + TOKEN),
        new SdkTransport(context.http(HttpSettings.DEFAULT, NEARBY), Endpoint.METADATA, clock),
        clock);
  }

  /** Returns a new token of the machine's account. */
  AccessToken token() throws IOException {
    HttpRequest request = transport.createRequestFactory().buildGetRequest(address);
    request.getHeaders().set(FLAVOR, "Google");
    request.setLoggingEnabled(false);
    HttpResponse response = request.execute();
    Optional<JsonFields> answer =
        "Google".equals(response.getHeaders().getFirstHeaderStringValue(FLAVOR))
            ? JsonFields.parse(response.parseAsString())
            : Optional.empty();
    Optional<String> token = answer.flatMap(fields -> fields.text("access_token"));
    Optional<String> seconds =
        answer.flatMap(fields -> fields.text("expires_in")).filter(SECONDS.asMatchPredicate());
    if (token.isEmpty() || seconds.isEmpty()) {
      throw new UnusableAnswerException(
          UnusableAnswerException.Problem.NO_TOKEN,
          address.getHost() + " does not respond like a metadata server");
    }
    Instant end = clock.instant().plusSeconds(Long.parseLong(seconds.get()));
    return new AccessToken(token.get(), Date.from(end));
  }
}
