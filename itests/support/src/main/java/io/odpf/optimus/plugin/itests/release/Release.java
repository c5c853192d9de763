// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.release;

import io.odpf.optimus.plugin.api.provider.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A release of plugins in a directory, in the layout of goreleaser: one archive per platform with
 * README and LICENSE, zip for Windows, and {@code checksums.txt}.
 */
public final class Release {
  /** The platforms of a complete release. */
  public static final List<Platform> PLATFORMS =
      List.of(
          new Platform("linux", "amd64"),
          new Platform("linux", "arm64"),
          new Platform("darwin", "amd64"),
          new Platform("darwin", "arm64"),
          new Platform("windows", "amd64"));

  private final GoPlugins plugins;
  private final Path directory;
  private final String version;
  private final List<Platform> platforms;

  /**
   * @param plugins builds the binaries
   * @param directory the release's own directory
   * @param version the version of all its plugins
   * @param platforms the platforms of the release
   */
  public Release(GoPlugins plugins, Path directory, String version, List<Platform> platforms) {
    this.plugins = plugins;
    this.directory = directory;
    this.version = version;
    this.platforms = List.copyOf(platforms);
  }

  /** Returns this machine's platform. */
  public static Platform here() {
    return Platform.of(System.getProperty("os.name"), System.getProperty("os.arch"));
  }

  /**
   * Adds one archive per platform, {@code <project>_<version>_<os>_<arch>}, with one or more
   * plugins.
   */
  public Release archives(String project, String... names) {
    for (Platform platform : platforms) {
      String format = platform.os().equals("windows") ? ".zip" : ".tar.gz";
      archive(archiveName(project, platform) + format, contents("", platform, names));
    }
    return this;
  }

  /** Adds the same archives with the plugins in a folder. */
  public Release archivesWithFolder(String project, String... names) {
    for (Platform platform : platforms) {
      String folder = archiveName(project, platform) + "/";
      archive(archiveName(project, platform) + ".tar.gz", contents(folder, platform, names));
    }
    return this;
  }

  /** Adds an archive for this platform whose binary is not marked as executable. */
  public Release archiveWithoutExecutableBit(String project, String name) {
    List<ArchiveEntry> entries =
        contents("", here(), name).stream().map(entry -> entry.withMode(0644)).toList();
    return archive(archiveName(project, here()) + ".tar.gz", entries);
  }

  /** Adds the binary itself for this platform, without an archive. */
  public Release rawBinary(String name) {
    Platform platform = here();
    try {
      Files.createDirectories(directory);
      Files.copy(binary(name, platform), directory.resolve(platform.binaryName(name)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an archive with the given entries. */
  public Release archive(String fileName, List<ArchiveEntry> entries) {
    Archives.write(directory.resolve(fileName), entries);
    return this;
  }

  /** Writes {@code checksums.txt} with all files of the release. */
  public Release checksums() {
    StringBuilder text = new StringBuilder();
    digests().forEach((name, hex) -> text.append(hex).append("  ").append(name).append('\n'));
    try {
      Files.writeString(directory.resolve("checksums.txt"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Returns the binary in a release's archive. */
  public Path binary(String name, Platform platform) {
    return plugins.build(name, version, platform);
  }

  /** Returns a file of the release. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  private String archiveName(String project, Platform platform) {
    return project + "_" + version + "_" + platform;
  }

  private List<ArchiveEntry> contents(String folder, Platform platform, String... names) {
    List<ArchiveEntry> entries = new ArrayList<>();
    entries.add(ArchiveEntry.text(folder + "LICENSE", "Apache-2.0\n"));
    entries.add(ArchiveEntry.text(folder + "README.md", "# Plugins " + version + "\n"));
    for (String name : names) {
      entries.add(ArchiveEntry.binary(folder + platform.binaryName(name), binary(name, platform)));
    }
    return entries;
  }

  private Map<String, String> digests() {
    Map<String, String> digests = new TreeMap<>();
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(f -> !f.endsWith("checksums.txt")).toList()) {
        digests.put(file.getFileName().toString(), sha256(file));
      }
      return digests;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a file's digest in hexadecimal. */
  public static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
