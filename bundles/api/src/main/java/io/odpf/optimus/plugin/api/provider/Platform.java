// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * An operating system and a processor architecture by Go's names: {@code linux_amd64}, {@code
 * darwin_arm64}.
 *
 * @param os Go's GOOS
 * @param arch Go's GOARCH
 */
public record Platform(String os, String arch) implements Comparable<Platform> {
  private static final Pattern PART = Pattern.compile("[a-z0-9]+");

  public Platform {
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(arch, "arch");
    if (!PART.matcher(os).matches() || !PART.matcher(arch).matches()) {
      throw new IllegalArgumentException("not a platform: " + os + "_" + arch);
    }
  }

  /** Parses {@code <os>_<arch>}; empty if the text has another form. */
  public static Optional<Platform> parse(String text) {
    int mark = text.indexOf('_');
    if (mark < 0) {
      return Optional.empty();
    }
    String os = text.substring(0, mark);
    String arch = text.substring(mark + 1);
    return PART.matcher(os).matches() && PART.matcher(arch).matches()
        ? Optional.of(new Platform(os, arch))
        : Optional.empty();
  }

  /** Translates Java's {@code os.name} and {@code os.arch} to Go's names. */
  public static Platform of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String goos =
        os.startsWith("windows")
            ? "windows"
            : os.startsWith("mac") ? "darwin" : os.replaceAll("[^a-z0-9]", "");
    String goarch =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64", "x64" -> "amd64";
          case "aarch64", "arm64" -> "arm64";
          case "x86", "i386", "i486", "i586", "i686" -> "386";
          default -> osArch.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        };
    return new Platform(goos, goarch);
  }

  /** Returns whether Go supports this platform. If not, its name may be mistyped. */
  public boolean isKnown() {
    return KnownPlatforms.all().contains(this);
  }

  /** Returns the platforms that Go supports, in order. */
  public static SortedSet<Platform> known() {
    return KnownPlatforms.all();
  }

  /** Returns the file name by which Optimus discovers a plugin on this platform. */
  public String binaryName(String plugin) {
    return "optimus-" + plugin + "_" + this + (os.equals("windows") ? ".exe" : "");
  }

  // Written by hand, since the generated methods cost every command 10 ms at start-up.
  @Override
  public boolean equals(Object other) {
    return other instanceof Platform platform
        && platform.os.equals(os)
        && platform.arch.equals(arch);
  }

  @Override
  public int hashCode() {
    return 31 * os.hashCode() + arch.hashCode();
  }

  @Override
  public int compareTo(Platform other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return os + "_" + arch;
  }
}
