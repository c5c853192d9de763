// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.archive;

import io.odpf.optimus.plugin.api.problem.ProblemCode;

/** The reasons for which an artifact is refused. */
public enum ArchiveProblem implements ProblemCode {
  // The artifact as a whole.
  EMPTY_ARTIFACT(
      "empty-artifact",
      "The artifact has no bytes.",
      "Publish the artifact again and check that the upload completed."),
  NOT_AN_ARCHIVE(
      "not-an-archive",
      "The artifact is neither an archive nor a program, for instance a login or error page.",
      "Check the plugin's path and the provider's auth; publish the plugin as an archive or as the"
          + " bare program."),
  LFS_POINTER(
      "lfs-pointer",
      "The artifact is a Git LFS pointer, which names a file instead of holding it.",
      "Fetch the file from where it is stored, for instance with the git provider's lfs option."),
  UNSUPPORTED_FORMAT(
      "unsupported-format",
      "The artifact is of a known format that is not supported.",
      "Pack the plugin as tar.gz, tar.xz, tar.zst, tar.bz2, tar or zip, or publish the bare"
          + " program."),
  UNSUPPORTED_METHOD(
      "unsupported-method",
      "The zip archive compresses an entry by a method that is not supported.",
      "Pack the archive with the method deflate."),
  ENCRYPTED("encrypted", "The zip archive is encrypted.", "Pack the artifact without a password."),

  // Its bytes.
  TRUNCATED(
      "truncated",
      "The artifact ends too early.",
      "Publish the artifact again and check that the upload completed."),
  CORRUPT(
      "corrupt",
      "The artifact contradicts its own checksums, lengths or format.",
      "Publish the artifact again, from a fresh build."),
  TRAILING_DATA(
      "trailing-data",
      "Bytes follow the end of the archive or of the compressed data.",
      "Publish the artifact exactly as the packing tool wrote it."),
  MALFORMED(
      "malformed",
      "Two archive readers could see different contents in the archive.",
      "Pack the artifact again with an ordinary tar or zip."),

  // Its entries.
  UNSAFE_ENTRY(
      "unsafe-entry",
      "An entry's name leads out of the archive, or is not possible on every system.",
      "Pack the artifact again with plain relative names."),
  DUPLICATE_ENTRY(
      "duplicate-entry",
      "The plugin's binary shares its name with another entry.",
      "Pack the plugin once, under a unique name."),
  LINK_ENTRY(
      "link-entry",
      "The plugin's binary is a link, or a link leads out of the archive.",
      "Pack the files themselves, or links to entries of the archive."),
  SPECIAL_ENTRY(
      "special-entry",
      "An entry is a device, a FIFO or of another kind that is not supported.",
      "Pack regular files and directories only."),

  // The cost of unpacking it.
  TOO_LARGE(
      "too-large",
      "The artifact unpacks to more bytes than permitted.",
      "Publish an artifact with the plugin's binaries alone, or raise the limit with 'limits' in"
          + " the configuration."),
  TOO_DENSE(
      "too-dense",
      "The artifact unpacks to a larger multiple of its size than permitted, like a"
          + " decompression bomb.",
      "Publish an artifact with the plugin's binaries alone, or raise the limit with 'limits' in"
          + " the configuration."),
  TOO_MANY_ENTRIES(
      "too-many-entries",
      "The archive has more entries than permitted.",
      "Publish an artifact with the plugin's binaries alone, or raise the limit with 'limits' in"
          + " the configuration."),
  NAME_TOO_LONG(
      "name-too-long",
      "An entry's name is longer than permitted.",
      "Publish an artifact with the plugin's binaries alone."),
  HEADER_TOO_LARGE(
      "header-too-large",
      "A header is larger than permitted.",
      "Publish an artifact with the plugin's binaries alone."),
  TOO_SLOW(
      "too-slow",
      "Unpacking the artifact takes longer than permitted.",
      "Publish an artifact with the plugin's binaries alone."),
  TOO_MUCH_MEMORY(
      "too-much-memory",
      "Decompressing the artifact needs a larger window than permitted.",
      "Compress it with a smaller window (xz -6, zstd -19), or raise window_mib of 'limits' in the"
          + " configuration and give the JVM more memory (OPTIMUS_JAVA_OPTS=-Xmx1g)."),

  // The binary in it.
  EMPTY_ARCHIVE(
      "empty-archive", "The archive has no files.", "Publish the artifact with the plugin."),
  NO_BINARY(
      "no-binary",
      "The archive has no entry that could be the plugin's binary.",
      "Publish the artifact with the plugin's binary, or name the entry with 'binary' in the"
          + " plugin's entry of the configuration."),
  SEVERAL_BINARIES(
      "several-binaries",
      "Several entries could be the plugin's binary.",
      "Name one of them with 'binary' in the plugin's entry of the configuration."),
  EMPTY_BINARY(
      "empty-binary",
      "The plugin's binary has no bytes.",
      "Publish the artifact again, with the plugin's binary."),
  NOT_AN_EXECUTABLE(
      "not-an-executable",
      "The plugin's binary is not a program that the operating system can run.",
      "Publish the artifact with a program of that name, or name another entry with 'binary' in"
          + " the plugin's entry of the configuration."),
  WRONG_PLATFORM(
      "wrong-platform",
      "The plugin's binary is for another operating system or processor.",
      "Check that the plugin's path contains {{.Os}} and {{.Arch}}, or publish the plugin for the"
          + " platform.");

  private final Entry entry;

  ArchiveProblem(String word, String meaning, String remedy) {
    this.entry = new Entry(word, meaning, remedy);
  }

  @Override
  public Entry entry() {
    return entry;
  }
}
