// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * Amazon's two profile files, as the SDK reads them; settings in both are taken from the
 * credentials file.
 */
final class ProfileFiles {
  private static final String DEFAULT = "default";
  private static final int LONGEST = 1 << 20;
  private static final Pattern LINE = Pattern.compile("on line ([0-9]+)");

  private final ProfileFile files;
  private final String places;
  private final Optional<String> selected;

  private ProfileFiles(ProfileFile files, String places, Optional<String> selected) {
    this.files = files;
    this.places = places;
    this.selected = selected;
  }

  /** Reads the user's files; a missing file has no profiles. */
  static ProfileFiles of(Environment environment) throws ProviderException {
    Path none = Path.of("");
    Path home = environment.home().map(path -> path.resolve(".aws")).orElse(none);
    Path credentials =
        environment.file("AWS_SHARED_CREDENTIALS_FILE").orElse(home.resolve("credentials"));
    Path config = environment.file("AWS_CONFIG_FILE").orElse(home.resolve("config"));
    ProfileFile.Aggregator files = ProfileFile.aggregator();
    add(files, credentials, ProfileFile.Type.CREDENTIALS);
    add(files, config, ProfileFile.Type.CONFIGURATION);
    return new ProfileFiles(
        files.build(), credentials + " and " + config, environment.value("AWS_PROFILE"));
  }

  private static void add(ProfileFile.Aggregator files, Path file, ProfileFile.Type type)
      throws ProviderException {
    if (!file.isAbsolute() || !Files.exists(file)) {
      return;
    }
    try {
      InputStream text = new ByteArrayInputStream(withoutMark(RegularFile.read(file, LONGEST)));
      files.addFile(ProfileFile.builder().content(text).type(type).build());
    } catch (IOException failure) {
      throw UnreadableFile.of(file, failure);
    } catch (IllegalArgumentException malformed) {
      // Omit the cause, which may quote a line that contains a key.
      Matcher line = LINE.matcher(String.valueOf(malformed.getMessage()));
      throw ProviderException.invalid(
          file + " is not a profile file" + (line.find() ? ": see line " + line.group(1) : ""),
          "correct it");
    }
  }

  /** Returns the content as bytes, since the SDK decodes it. */
  private static byte[] withoutMark(byte[] utf8) {
    boolean marked =
        utf8.length >= 3
            && (utf8[0] & 0xff) == 0xef
            && (utf8[1] & 0xff) == 0xbb
            && (utf8[2] & 0xff) == 0xbf;
    return marked ? Arrays.copyOfRange(utf8, 3, utf8.length) : utf8;
  }

  /** Returns the profile to use; empty if none is selected and no default profile exists. */
  Optional<Profile> current() throws ProviderException {
    if (selected.isPresent()) {
      return Optional.of(named(selected.get(), "variable AWS_PROFILE"));
    }
    return files.profile(DEFAULT);
  }

  /**
   * Returns a profile that must exist.
   *
   * @param what the setting that names it, for messages
   */
  Profile named(String name, String what) throws ProviderException {
    Optional<Profile> profile = files.profile(name);
    if (profile.isEmpty()) {
      throw ProviderException.invalid(
          what
              + " names profile '"
              + Words.printable(name)
              + "', which is neither in "
              + places.replace(" and ", " nor in "),
          "check the name");
    }
    return profile.get();
  }

  /** Returns an sso-session section of the configuration file. */
  Optional<Profile> session(String name) {
    return files.getSection("sso-session", name);
  }

  /** Returns where the profile was searched for, for messages. */
  String absence() {
    return "no profile '" + DEFAULT + "' in " + places;
  }
}
