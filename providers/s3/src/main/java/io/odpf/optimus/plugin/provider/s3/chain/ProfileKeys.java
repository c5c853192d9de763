// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.account.AccessKeys;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.Profile;

/** Keys of a profile: its own keys, those of its role, or those of its login. */
final class ProfileKeys implements CredentialSource {
  private static final String ROLE = "role_arn";
  private static final String SOURCE_PROFILE = "source_profile";
  private static final String CREDENTIAL_SOURCE = "credential_source";
  private static final String TOKEN_FILE = "web_identity_token_file";

  private final Environment environment;
  private final ProfileFiles files;
  private final SecurityTokens tokens;
  private final SsoLogin logins;
  private final Map<String, CredentialSource> elsewhere;

  /**
   * @param elsewhere the sources that {@code credential_source} may name
   */
  ProfileKeys(
      Environment environment,
      ProfileFiles files,
      SecurityTokens tokens,
      SsoLogin logins,
      Map<String, CredentialSource> elsewhere) {
    this.environment = environment;
    this.files = files;
    this.tokens = tokens;
    this.logins = logins;
    this.elsewhere = Map.copyOf(elsewhere);
  }

  @Override
  public Lookup look() throws ProviderException, InterruptedException {
    Optional<Profile> profile = files.current();
    if (profile.isEmpty()) {
      return new Lookup.Nothing(files.absence());
    }
    Optional<AccessKeys> keys = keys(profile.get(), new LinkedHashSet<>());
    return keys.isPresent()
        ? new Lookup.Found(keys.get())
        : new Lookup.Nothing("profile " + name(profile.get()) + " has no keys");
  }

  /**
   * Returns a profile's keys; empty if it does not specify any.
   *
   * @param visited the profiles whose roles need these keys
   */
  private Optional<AccessKeys> keys(Profile profile, Set<String> visited)
      throws ProviderException, InterruptedException {
    boolean again = !visited.add(profile.name());
    Optional<String> role = profile.property(ROLE);
    if (role.isPresent() && !again) {
      return Optional.of(ofRole(profile, role.get(), visited));
    }
    if (profile.property(AccessKeys.Names.PROFILE.id()).isPresent()) {
      return Optional.of(own(profile));
    }
    if (again) {
      throw ProviderException.invalid(
          "the roles of profiles " + String.join(", ", visited) + " depend on each other",
          "set access keys in one of them");
    }
    if (SsoLogin.isOf(profile)) {
      return Optional.of(logins.keys(profile));
    }
    if (profile.property("credential_process").isPresent()) {
      throw ProviderException.invalid(
          "profile "
              + name(profile)
              + " gets its keys from a program (credential_process), which is not run",
          "export the keys first: eval \"$(aws configure export-credentials --format env)\"");
    }
    return Optional.empty();
  }

  private static AccessKeys own(Profile profile) throws ProviderException {
    AccessKeys.Names names = AccessKeys.Names.PROFILE;
    AccessKeys keys =
        new AccessKeys(
            profile.property(names.id()).orElse(""),
            Secret.of(profile.property(names.secret()).orElse("")),
            profile.property(names.token()).map(Secret::of));
    Optional<String> flaw = keys.flaw(names);
    if (flaw.isPresent()) {
      throw ProviderException.invalid(
          "profile " + name(profile) + ": " + flaw.get(),
          "correct it, or run 'aws configure' again");
    }
    return keys;
  }

  private AccessKeys ofRole(Profile profile, String arn, Set<String> visited)
      throws ProviderException, InterruptedException {
    if (profile.property("mfa_serial").isPresent()) {
      throw ProviderException.invalid(
          "profile "
              + name(profile)
              + " requires a one-time password (mfa_serial), which is not supported",
          "log in and export the keys first: eval \"$(aws configure export-credentials --format env)\"");
    }
    RoleRequest role =
        RoleRequest.of(arn, profile.property("role_session_name"), profile.property("external_id"));
    Optional<String> file = profile.property(TOKEN_FILE);
    if (file.isPresent()) {
      String what = TOKEN_FILE + " of profile " + name(profile);
      Path path = environment.path(file.get(), what);
      return tokens.withWebIdentity(role, TokenFile.read(path, what));
    }
    return tokens.withKeys(role, source(profile, visited));
  }

  private AccessKeys source(Profile profile, Set<String> visited)
      throws ProviderException, InterruptedException {
    Optional<String> source = profile.property(SOURCE_PROFILE);
    if (source.isPresent()) {
      String what = SOURCE_PROFILE + " of profile " + name(profile);
      Profile other = files.named(source.get(), what);
      return keys(other, visited)
          .orElseThrow(
              () ->
                  ProviderException.invalid(
                      what + ": profile " + name(other) + " has no keys", "set its access keys"));
    }
    Optional<String> place = profile.property(CREDENTIAL_SOURCE);
    if (place.isPresent() && elsewhere.containsKey(place.get())) {
      Lookup found = elsewhere.get(place.get()).look();
      if (found instanceof Lookup.Nothing nothing) {
        throw ProviderException.denied(
            CREDENTIAL_SOURCE
                + " of profile "
                + name(profile)
                + " is "
                + place.get()
                + ", but "
                + nothing.why(),
            "correct the profile, or run on a machine that offers it");
      }
      return ((Lookup.Found) found).keys();
    }
    throw ProviderException.invalid(
        "profile "
            + name(profile)
            + " has a "
            + ROLE
            + ", but no "
            + SOURCE_PROFILE
            + ", no "
            + TOKEN_FILE
            + " and no known "
            + CREDENTIAL_SOURCE,
        "add one of them");
  }

  private static String name(Profile profile) {
    return "'" + Words.printable(profile.name()) + "'";
  }
}
