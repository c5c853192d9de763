// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.go;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.api.provider.ProviderException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Interprets the error messages of go, which describes failures only by text. Failures of servers
 * are reported by the relay, which knows more about them.
 */
final class GoFailures {
  private static final int MAX_LINES = 8;
  private static final int MAX_LENGTH = 1_500;
  private static final Pattern NEWER_GO =
      Pattern.compile("(\\S+) requires go >= (\\S+) \\(running (go [^;)]+)");
  private static final Pattern OTHER_PATH =
      Pattern.compile(
          "module declares its path as: (\\S+)\\s+but was required as: (\\S+)", Pattern.DOTALL);
  private static final String ADD_CGO =
      "if the module needs C, set the plugin's config: {cgo: true}, on a machine with a C compiler;"
          + " else it is not made for this platform or these tags";

  /**
   * The meaning of texts that contain one of some words.
   *
   * @param before the beginning of the message
   */
  private record Meaning(Kind kind, String before, String hint, String... words) {
    boolean fits(String text) {
      for (String word : words) {
        if (text.contains(word)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Failures that go detects by itself. */
  private static final List<Meaning> DECIDED =
      List.of(
          new Meaning(
              Kind.CHANGED,
              "the module is not what the checksum database knows: ",
              "find out who changed it; a module's version never changes by itself",
              "SECURITY ERROR",
              "checksum mismatch"),
          new Meaning(
              Kind.NOT_FOUND,
              "",
              "check the plugin's path",
              "but does not contain package",
              "no required module provides package"),
          new Meaning(
              Kind.INVALID,
              "",
              "let the plugin's path name a main package, such as the module's path with /cmd/NAME",
              "is not a main package"),
          new Meaning(
              Kind.INVALID,
              "go cannot install this module: ",
              "ask its maintainers: a module to install may have no replace and no exclude directives",
              "directives. It must not contain directives"),
          new Meaning(
              Kind.LOCAL,
              "cgo needs a C compiler: ",
              "install one, such as gcc, or remove 'cgo: true'",
              "C compiler \"",
              "executable file not found in $PATH"),
          new Meaning(
              Kind.INVALID,
              "the module does not compile without cgo: ",
              ADD_CGO,
              "build constraints exclude all Go files",
              "source files not allowed when not using cgo",
              "could not import C ",
              "undefined: C.",
              "requires cgo"),
          new Meaning(Kind.INVALID, "", "see: go tool dist list", "unsupported GOOS/GOARCH pair"),
          new Meaning(
              Kind.LOCAL,
              "",
              "make room on the disk of the temporary files and of go's caches",
              "no space left on device",
              "not enough space on the disk"),
          new Meaning(Kind.LOCAL, "", "check the permissions of go's caches", "permission denied"));

  /** Failures of hosts that go contacts by itself. */
  private static final List<Meaning> ASKED =
      List.of(
          new Meaning(
              Kind.INVALID,
              "",
              "ask who serves the module: its archive is damaged",
              "not a valid zip file",
              "malformed file path",
              "has malformed",
              "parsing go.mod"),
          new Meaning(
              Kind.DENIED,
              "",
              "check the credentials of the version control, for instance in ~/.netrc",
              "terminal prompts disabled",
              "Authentication failed",
              "Permission denied (publickey",
              "401 Unauthorized",
              "403 Forbidden"),
          new Meaning(
              Kind.INVALID,
              "",
              "add the module to the provider's private:, if the checksum database cannot know it",
              "verifying module: ",
              "verifying go.mod: "),
          new Meaning(
              Kind.NOT_FOUND,
              "",
              "check the plugin's version",
              "no matching versions for query",
              "unknown revision"),
          new Meaning(
              Kind.UNAVAILABLE,
              "",
              "check the network, or use a module proxy",
              "dial tcp",
              "i/o timeout",
              "no such host",
              "connection re",
              "Could not resolve host",
              "TLS handshake",
              "unexpected EOF"),
          new Meaning(
              Kind.INVALID,
              "",
              "name a source of modules: GOPROXY=off allows none",
              "disabled by GOPROXY=off"),
          new Meaning(
              Kind.NOT_FOUND,
              "",
              "check the plugin's path and version, and the provider's proxy",
              "404",
              "410",
              "no such file or directory",
              "cannot find the file",
              "cannot find module",
              "unrecognized import path",
              "epository not found",
              "not found"));

  private GoFailures() {}

  /**
   * Returns the exception for a failed command.
   *
   * @param toolchain the toolchain of the command
   * @param text its printable output
   * @param relayed the failure of the relay, if any
   */
  static ProviderException of(
      GoToolchain toolchain, String text, Optional<ProviderException> relayed) {
    return decided(toolchain, text).or(() -> relayed).orElseGet(() -> asked(text));
  }

  /** Returns the exception for a failure that go detected by itself, if it is one. */
  static Optional<ProviderException> decided(GoToolchain toolchain, String text) {
    Matcher newer = NEWER_GO.matcher(text);
    if (newer.find()) {
      return Optional.of(
          ProviderException.local(
              newer.group(1)
                  + " requires Go "
                  + newer.group(2)
                  + " or newer, and "
                  + toolchain.command()
                  + " is "
                  + toolchain.version(),
              "install Go " + newer.group(2) + ", or ask for an older version of the module",
              null));
    }
    Matcher other = OTHER_PATH.matcher(text);
    if (other.find()) {
      return Optional.of(
          ProviderException.invalid(
              "the module "
                  + other.group(2)
                  + " was renamed: it declares its path as "
                  + other.group(1),
              "write the plugin's path with " + other.group(1)));
    }
    Optional<Meaning> meaning = first(DECIDED, text);
    if (meaning.isEmpty() && isOfCompiler(text)) {
      return Optional.of(
          ProviderException.invalid(
              "the module does not compile: " + tail(text),
              "if the module needs C, set the plugin's config: {cgo: true}; else ask its maintainers, or ask"
                  + " for another version; see also the plugin's tags"));
    }
    return meaning.map(known -> exception(known, text));
  }

  /** Returns the exception for a failure of a host that go contacted. */
  static ProviderException asked(String text) {
    return first(ASKED, text)
        .map(meaning -> exception(meaning, text))
        .orElseGet(() -> ProviderException.invalid("go failed: " + tail(text), ""));
  }

  /** Returns the last lines of a text as one line, without passwords. */
  static String tail(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\\R")) {
      String said = line.strip();
      if (!said.isEmpty() && !said.startsWith("go: downloading ")) {
        lines.add(said.startsWith("go: ") ? said.substring(4) : said);
      }
    }
    int from = Math.max(0, lines.size() - MAX_LINES);
    String last = Addresses.masked(String.join("; ", lines.subList(from, lines.size())));
    return last.length() > MAX_LENGTH ? "…" + last.substring(last.length() - MAX_LENGTH) : last;
  }

  private static Optional<Meaning> first(List<Meaning> meanings, String text) {
    return meanings.stream().filter(meaning -> meaning.fits(text)).findFirst();
  }

  private static ProviderException exception(Meaning meaning, String text) {
    return ProviderException.of(
        meaning.kind(), meaning.before() + tail(text), meaning.hint(), null);
  }

  /** Returns whether a text has the mark with which go begins messages of compilers and linkers. */
  private static boolean isOfCompiler(String text) {
    return text.startsWith("# ") || text.contains("\n# ");
  }
}
