// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpClient;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.answer.ServiceAnswer;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Keys of the role of an EC2 instance, from the instance metadata service, version 2. Sends a
 * request to find out whether there is a role.
 */
final class InstanceKeys implements CredentialSource {
  private static final String DISABLED = "AWS_EC2_METADATA_DISABLED";
  private static final String ENDPOINT = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
  private static final String MODE = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
  private static final URI IPV4 = URI.create("http://169.254.169.254");
  private static final URI IPV6 = URI.create("http://[fd00:ec2::254]");
  private static final String TOKEN_PATH = "/latest/api/token";
  private static final String ROLES = "/latest/meta-data/iam/security-credentials/";

  /** In seconds; longer than three requests take. */
  private static final String TOKEN_LIFETIME = "60";

  private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,128}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,1024}");

  private final Environment environment;
  private final Services services;

  InstanceKeys(Environment environment, Services services) {
    this.environment = environment;
    this.services = services;
  }

  @Override
  public Lookup look() throws ProviderException, InterruptedException {
    if (environment.isTrue(DISABLED)) {
      return new Lookup.Nothing(DISABLED + " is true");
    }
    URI endpoint =
        environment
            .address(ENDPOINT)
            .orElse(
                environment.value(MODE).filter("IPv6"::equalsIgnoreCase).isPresent() ? IPV6 : IPV4);
    String service = "the instance metadata service at " + Addresses.display(endpoint);
    HttpClient http = services.nearby();
    ServiceAnswer token;
    try {
      token =
          ServiceAnswer.to(
              new HttpRequest(
                  "PUT",
                  at(endpoint, TOKEN_PATH),
                  Map.of("X-aws-ec2-metadata-token-ttl-seconds", TOKEN_LIFETIME),
                  new byte[0]),
              http);
    } catch (HttpException e) {
      return new Lookup.Nothing(Addresses.display(endpoint) + " does not answer");
    }
    if (token.status() != 200 || !TOKEN.matcher(token.text()).matches()) {
      return new Lookup.Nothing(Addresses.display(endpoint) + " returned no session token");
    }
    try {
      return keys(endpoint, token.text(), service, http);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private static Lookup keys(URI endpoint, String token, String service, HttpClient http)
      throws HttpException, ProviderException, InterruptedException {
    ServiceAnswer roles = get(at(endpoint, ROLES), token, http);
    String role = roles.text().strip();
    if (roles.status() != 200 || !ROLE.matcher(role).matches()) {
      return new Lookup.Nothing("this instance has no role");
    }
    ServiceAnswer answer = get(at(endpoint, ROLES + role), token, http);
    if (answer.status() != 200) {
      String message = service + " answered " + answer.status() + " for role " + role;
      throw answer.status() >= 500 || answer.status() == 429
          ? ProviderException.unavailable(message, "try again", null)
          : ProviderException.denied(message, "check the instance's role");
    }
    String code =
        ServiceAnswer.json(answer.text()).map(values -> values.get("Code")).orElse("Success");
    if (!code.equals("Success")) {
      throw ProviderException.denied(
          service + " returned no keys for role " + role + ": " + Words.printable(code),
          "check the role and its trust policy");
    }
    return new Lookup.Found(LentKeys.ofJson(answer, service));
  }

  private static ServiceAnswer get(URI address, String token, HttpClient http)
      throws HttpException, InterruptedException {
    return ServiceAnswer.to(
        HttpRequest.get(address).header("X-aws-ec2-metadata-token", token), http);
  }

  private static URI at(URI endpoint, String path) {
    String text = endpoint.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }
}
