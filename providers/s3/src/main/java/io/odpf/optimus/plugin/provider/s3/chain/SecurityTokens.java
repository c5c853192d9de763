// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.ServiceAnswer;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import io.odpf.optimus.plugin.provider.s3.answer.XmlTexts;
import io.odpf.optimus.plugin.provider.s3.signing.BucketAddress;
import io.odpf.optimus.plugin.provider.s3.signing.Signature;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Amazon's Security Token Service, which exchanges a token or other keys for a role's keys. */
final class SecurityTokens {
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_STS";
  private static final String VERSION = "2011-06-15";
  private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

  /** Error codes of temporary failures. */
  private static final Set<String> PASSING =
      Set.of("Throttling", "ThrottlingException", "IDPCommunicationError", "RequestLimitExceeded");

  private final Environment environment;
  private final Services services;
  private final Signature signature;
  private final String region;

  /**
   * @param region the region of the service
   */
  SecurityTokens(Environment environment, Services services, Signature signature, String region) {
    this.environment = environment;
    this.services = services;
    this.signature = signature;
    this.region = region;
  }

  /** Returns keys of a role in exchange for an identity provider's token. */
  AccessKeys withWebIdentity(RoleRequest role, String token)
      throws ProviderException, InterruptedException {
    Map<String, String> form = form("AssumeRoleWithWebIdentity", role);
    form.put("WebIdentityToken", token);
    return ask(role, request(form));
  }

  /** Returns keys of a role in exchange for other keys. */
  AccessKeys withKeys(RoleRequest role, AccessKeys keys)
      throws ProviderException, InterruptedException {
    Map<String, String> form = form("AssumeRole", role);
    role.externalId().ifPresent(id -> form.put("ExternalId", id));
    return ask(role, signature.sign(request(form), keys, "sts", region));
  }

  private static Map<String, String> form(String action, RoleRequest role) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("Action", action);
    form.put("Version", VERSION);
    form.put("RoleArn", role.arn());
    form.put("RoleSessionName", role.session());
    return form;
  }

  private HttpRequest request(Map<String, String> form) throws ProviderException {
    StringBuilder text = new StringBuilder();
    form.forEach(
        (name, value) ->
            text.append(text.length() == 0 ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return new HttpRequest(
        "POST",
        endpoint(),
        Map.of("Content-Type", FORM),
        text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private URI endpoint() throws ProviderException {
    Optional<URI> configured = environment.address(ENDPOINT);
    return configured.isPresent()
        ? configured.get()
        : URI.create("https://sts." + BucketAddress.domain(region) + "/");
  }

  private AccessKeys ask(RoleRequest role, HttpRequest request)
      throws ProviderException, InterruptedException {
    String service = Addresses.display(request.uri());
    ServiceAnswer answer;
    try {
      answer = ServiceAnswer.to(request, services.remote());
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
    Map<String, String> values = XmlTexts.of(answer.text());
    if (answer.status() != 200) {
      throw refused(answer.status(), values, role, service);
    }
    return LentKeys.of(
        values.get("AccessKeyId"),
        values.get("SecretAccessKey"),
        values.get("SessionToken"),
        LentKeys.instant(values.get("Expiration")),
        service);
  }

  private static ProviderException refused(
      int status, Map<String, String> error, RoleRequest role, String service) {
    String code = Words.printable(error.get("Code"));
    String said = Words.printable(error.get("Message"));
    String message =
        service
            + " returned no keys for role "
            + Words.printable(role.arn())
            + ": "
            + (code.isEmpty() ? "it answered " + status : code)
            + (said.isEmpty() ? "" : ": " + said);
    if (status >= 500 || status == 429 || PASSING.contains(code)) {
      return ProviderException.unavailable(message, "try again later", null);
    }
    return ProviderException.denied(
        message,
        code.equals("ExpiredTokenException")
            ? "the identity token has expired: check the program that should renew its file"
            : "check the role's name and its trust policy");
  }
}
