// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpRequest;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.ServiceAnswer;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import io.odpf.optimus.plugin.provider.s3.signing.BucketAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.Profile;

/**
 * Keys of a profile with a login by {@code aws sso login}. Uses the login that this command caches;
 * neither creates nor renews it.
 */
final class SsoLogin {
  private static final String SESSION = "sso_session";
  private static final String START_URL = "sso_start_url";
  private static final String REGION = "sso_region";
  private static final String ACCOUNT = "sso_account_id";
  private static final String ROLE = "sso_role_name";
  private static final String ENDPOINT = "AWS_ENDPOINT_URL_SSO";
  private static final int LONGEST = 256 * 1024;
  private static final Pattern REGIONS = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,65536}");

  private final Environment environment;
  private final Services services;
  private final ProfileFiles files;
  private final Clock clock;

  SsoLogin(Environment environment, Services services, ProfileFiles files, Clock clock) {
    this.environment = environment;
    this.services = services;
    this.files = files;
    this.clock = clock;
  }

  /** Tells whether a profile gets its keys through SSO. */
  static boolean isOf(Profile profile) {
    return profile.property(SESSION).isPresent() || profile.property(START_URL).isPresent();
  }

  AccessKeys keys(Profile profile) throws ProviderException, InterruptedException {
    Optional<String> session = profile.property(SESSION);
    Profile login =
        session.isEmpty()
            ? profile
            : files.session(session.get()).orElseThrow(() -> missing(profile, "its sso-session"));
    String region = required(login, REGION, profile);
    if (!REGIONS.matcher(region).matches()) {
      throw missing(profile, "a valid " + REGION);
    }
    String key = session.isPresent() ? session.get() : required(login, START_URL, profile);
    URI address =
        URI.create(
            endpoint(region)
                + "/federation/credentials?role_name="
                + encoded(required(profile, ROLE, profile))
                + "&account_id="
                + encoded(required(profile, ACCOUNT, profile)));
    HttpRequest request =
        HttpRequest.get(address).header("x-amz-sso_bearer_token", token(key, profile));
    String service = Addresses.display(address);
    try {
      ServiceAnswer answer = ServiceAnswer.to(request, services.remote());
      if (answer.status() != 200) {
        throw refused(answer.status(), service, profile);
      }
      return keys(answer, service);
    } catch (HttpException failure) {
      throw HttpFailures.of(failure);
    }
  }

  private static AccessKeys keys(ServiceAnswer answer, String service) throws ProviderException {
    Map<String, String> values = ServiceAnswer.json(answer.text()).orElse(Map.of());
    return LentKeys.of(
        values.get("roleCredentials.accessKeyId"),
        values.get("roleCredentials.secretAccessKey"),
        values.get("roleCredentials.sessionToken"),
        millis(values.get("roleCredentials.expiration")),
        service);
  }

  private static Optional<Instant> millis(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}")
        ? Optional.of(Instant.ofEpochMilli(Long.parseLong(text)))
        : Optional.empty();
  }

  private String endpoint(String region) throws ProviderException {
    Optional<URI> configured = environment.address(ENDPOINT);
    return configured.isPresent()
        ? configured.get().toString()
        : "https://portal.sso." + BucketAddress.domain(region);
  }

  /** Returns the cached login. */
  private String token(String key, Profile profile) throws ProviderException {
    Path file =
        environment
            .home()
            .orElseThrow(() -> missing(profile, "a home directory"))
            .resolve(".aws/sso/cache")
            .resolve(sha1(key) + ".json");
    Map<String, String> cached;
    try {
      String text = new String(RegularFile.read(file, LONGEST), StandardCharsets.UTF_8);
      cached = ServiceAnswer.json(RegularFile.withoutMark(text).toString()).orElse(Map.of());
    } catch (NoSuchFileException e) {
      throw loggedOut(profile, "is not logged in");
    } catch (IOException failure) {
      throw UnreadableFile.of(file, failure);
    }
    String token = cached.getOrDefault("accessToken", "");
    Optional<Instant> end = LentKeys.instant(cached.get("expiresAt"));
    if (!TOKEN.matcher(token).matches() || end.isEmpty()) {
      throw loggedOut(profile, "is not logged in");
    }
    if (!end.get().isAfter(clock.instant())) {
      throw loggedOut(profile, "is no longer logged in: the session expired at " + end.get());
    }
    return token;
  }

  private static String sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String required(Profile section, String name, Profile profile)
      throws ProviderException {
    return section.property(name).orElseThrow(() -> missing(profile, name));
  }

  private static ProviderException missing(Profile profile, String what) {
    return ProviderException.invalid(
        "profile '" + Words.printable(profile.name()) + "' uses an SSO login, but lacks " + what,
        "run: aws configure sso");
  }

  private static ProviderException loggedOut(Profile profile, String what) {
    return ProviderException.denied(
        "profile '" + Words.printable(profile.name()) + "' " + what,
        "run: aws sso login --profile " + Words.printable(profile.name()));
  }

  private static ProviderException refused(int status, String service, Profile profile) {
    if (status == 401) {
      return loggedOut(profile, "is no longer logged in: " + service + " answered 401");
    }
    String message = service + " answered " + status;
    return status >= 500 || status == 429
        ? ProviderException.unavailable(message, "try again later", null)
        : ProviderException.denied(
            message, "check " + ACCOUNT + " and " + ROLE + " of profile '" + profile.name() + "'");
  }
}
