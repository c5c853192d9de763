// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.http.credentials;

import io.odpf.optimus.plugin.api.file.HomeDirectory;
import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.http.Credentials;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.http.origin.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The logins in a netrc file. Entries are {@code machine HOST} (or {@code HOST:PORT}, which takes
 * precedence) and {@code default}, with {@code login} and {@code password}; tokens may be in double
 * quotes with backslash escapes; {@code macdef} is skipped up to the next empty line; {@code #}
 * begins a comment where a token could begin. The first entry that matches is used.
 */
final class Netrc {
  private static final int MAX_BYTES = 1 << 20;

  private record Entry(Optional<String> machine, String login, Secret password) {}

  private final List<Entry> entries;

  private Netrc(List<Entry> entries) {
    this.entries = entries;
  }

  /** Returns the default file: {@code $NETRC}, else the one in the home directory. */
  static Path location(Map<String, String> environment) throws HttpException {
    String named = environment.getOrDefault("NETRC", "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String home = environment.getOrDefault("HOME", "");
    if (!home.isBlank()) {
      return Path.of(home, ".netrc");
    }
    String profile = environment.getOrDefault("USERPROFILE", "");
    if (!profile.isBlank()) {
      return Path.of(profile, "_netrc");
    }
    // Never a file in the working directory, which others may own.
    return HomeDirectory.of(environment)
        .map(directory -> directory.resolve(".netrc"))
        .orElseThrow(
            () ->
                unusable("no home directory to look for a netrc file in: set HOME or NETRC", null));
  }

  /** Reads a netrc file. */
  static Netrc read(Path file) throws HttpException {
    String text;
    try {
      byte[] bytes = RegularFile.read(file, MAX_BYTES);
      text = RegularFile.withoutMark(new String(bytes, StandardCharsets.UTF_8)).toString();
    } catch (NoSuchFileException e) {
      throw unusable("the netrc file " + file + " does not exist", e);
    } catch (IOException e) {
      throw unusable("cannot read the netrc file " + file + ": " + RegularFile.reason(e), e);
    }
    return parse(text);
  }

  /** Parses the text of a netrc file. */
  static Netrc parse(String text) {
    List<Entry> entries = new ArrayList<>();
    Tokens tokens = new Tokens(text);
    Optional<String> machine = Optional.empty();
    String login = "";
    String password = "";
    boolean open = false;
    for (String token = tokens.next(); token != null; token = tokens.next()) {
      switch (token) {
        case "machine", "default" -> {
          if (open) {
            entries.add(new Entry(machine, login, Secret.of(password)));
          }
          machine =
              token.equals("default")
                  ? Optional.empty()
                  : Optional.of(tokens.value().toLowerCase(Locale.ROOT));
          login = "";
          password = "";
          open = true;
        }
        case "login" -> login = tokens.value();
        case "password" -> password = tokens.value();
        case "account" -> tokens.value();
        case "macdef" -> tokens.skipMacro();
        default -> {
          // Unknown tokens are ignored, as in other readers of netrc.
        }
      }
    }
    if (open) {
      entries.add(new Entry(machine, login, Secret.of(password)));
    }
    return new Netrc(entries);
  }

  /** Returns the login for an origin, if any. */
  Optional<Credentials.Basic> credentials(Origin origin) {
    @Nullable Entry found = null;
    for (Entry entry : entries) {
      if (entry.machine().isPresent() && entry.machine().get().equals(origin.authority())) {
        found = entry;
        break;
      }
      boolean matches = entry.machine().isEmpty() || entry.machine().get().equals(origin.host());
      if (found == null && matches) {
        found = entry;
      }
    }
    return found == null
        ? Optional.empty()
        : Optional.of(new Credentials.Basic(found.login(), found.password()));
  }

  private static HttpException unusable(String message, @Nullable Throwable cause) {
    return new HttpException(
        HttpException.Reason.SETTINGS,
        message,
        "create the file, name another one in auth.netrc, or remove auth.netrc",
        cause);
  }

  /** Splits a netrc file. */
  private static final class Tokens {
    private final String text;
    private int at;

    Tokens(String text) {
      this.text = text;
    }

    /** Returns the next token where a keyword may be, or null at the end. */
    @Nullable String next() {
      skipBlank();
      while (at < text.length() && text.charAt(at) == '#') {
        skipLine();
        skipBlank();
      }
      return at < text.length() ? read() : null;
    }

    /** Returns the next token, which may begin with {@code #}; empty at the end. */
    String value() {
      skipBlank();
      return at < text.length() ? read() : "";
    }

    void skipMacro() {
      boolean empty = false;
      while (at < text.length() && !empty) {
        skipLine();
        int end = at;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\r')) {
          end++;
        }
        empty = end < text.length() && text.charAt(end) == '\n';
      }
    }

    private String read() {
      StringBuilder token = new StringBuilder();
      if (text.charAt(at) == '"') {
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
          if (text.charAt(at) == '\\' && at + 1 < text.length()) {
            at++;
          }
          token.append(text.charAt(at++));
        }
        at++;
        return token.toString();
      }
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        token.append(text.charAt(at++));
      }
      return token.toString();
    }

    private void skipBlank() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private void skipLine() {
      while (at < text.length() && text.charAt(at) != '\n') {
        at++;
      }
      at = Math.min(at + 1, text.length());
    }
  }
}
