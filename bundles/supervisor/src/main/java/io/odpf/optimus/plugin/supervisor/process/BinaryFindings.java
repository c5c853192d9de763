// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.supervisor.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds reasons why a file may not start. Used after a start has failed. */
public final class BinaryFindings {
  private static final int HEAD = 64;

  private BinaryFindings() {}

  /** Returns findings as sentences without full stops; empty if the file looks right. */
  public static List<String> of(Path file) {
    List<String> findings = new ArrayList<>();
    try {
      if (!Files.exists(file)) {
        return List.of("the file no longer exists");
      }
      if (!Files.isRegularFile(file)) {
        return List.of("it is not a regular file");
      }
      if (!Files.isExecutable(file)) {
        findings.add("it is not executable for this user" + permissions(file));
      }
      byte[] head = head(file);
      String architecture = architecture(head);
      String machine = machine(System.getProperty("os.arch"));
      if (head.length == 0) {
        findings.add("it is empty");
      } else if (!architecture.isEmpty() && !machine.isEmpty() && !architecture.equals(machine)) {
        findings.add("it is for " + architecture + ", and this machine is " + machine);
      } else if (!isScript(head) && !isProgramOf(System.getProperty("os.name"), head)) {
        findings.add("it is not a program for this operating system");
      }
    } catch (IOException e) {
      // A program need not be readable, and this process may have run out of descriptors.
      return findings;
    }
    return findings;
  }

  /**
   * Returns whether the system can execute a file, which is a program or begins with {@code #!}.
   * The system rejects any other file, but {@code execvp}, which {@code setsid} uses, would run it
   * as a shell script.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isProgram(Path file) throws IOException {
    byte[] head = head(file);
    return isScript(head) || isProgramOf(System.getProperty("os.name"), head);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static String permissions(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return "";
    }
    PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
    return " ("
        + PosixFilePermissions.toString(attributes.permissions())
        + ", owner "
        + attributes.owner().getName()
        + ")";
  }

  private static boolean isScript(byte[] head) {
    return head.length > 1 && head[0] == '#' && head[1] == '!';
  }

  private static boolean isProgramOf(String system, byte[] head) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      int magic = head.length < 4 ? 0 : big(head, 0, 4);
      return magic == 0xcffaedfe || magic == 0xcefaedfe || magic == 0xcafebabe;
    }
    return name.startsWith("windows") ? starts(head, "MZ") : starts(head, "\u007fELF");
  }

  /** Returns the processor of an ELF or Mach-O header, in Go's names; empty if it is unknown. */
  private static String architecture(byte[] head) {
    if (starts(head, "\u007fELF") && head.length >= 20) {
      boolean littleEndian = head[5] == 1;
      int first = head[18] & 0xff;
      int second = head[19] & 0xff;
      return switch (littleEndian ? first | second << 8 : second | first << 8) {
        case 3 -> "386";
        case 40 -> "arm";
        case 62 -> "amd64";
        case 183 -> "arm64";
        case 243 -> "riscv64";
        case 21 -> littleEndian ? "ppc64le" : "ppc64";
        case 22 -> "s390x";
        default -> "";
      };
    }
    if (head.length >= 8 && big(head, 0, 4) == 0xcffaedfe) {
      return switch (big(head, 4, 4)) {
        case 0x07000001 -> "amd64";
        case 0x0c000001 -> "arm64";
        default -> "";
      };
    }
    return "";
  }

  private static String machine(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      case "x86", "i386", "i686" -> "386";
      case "ppc64le", "ppc64", "s390x", "riscv64", "arm" -> osArch;
      default -> "";
    };
  }

  private static int big(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  private static boolean starts(byte[] head, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (i >= head.length || head[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
