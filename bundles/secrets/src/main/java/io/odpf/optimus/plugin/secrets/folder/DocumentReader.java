// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.envelope.Envelope;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import io.odpf.optimus.plugin.secrets.value.SecretName;
import io.odpf.optimus.plugin.text.TerminalText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link DocumentText} writes, and nothing else but comments, empty lines and the line
 * ends of Windows. A reader of all of YAML would accept files that two programs read differently.
 */
final class DocumentReader {
  private static final Pattern VERSION = Pattern.compile("version: ([0-9]{1,9})");
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern CONFLICT = Pattern.compile("(<{7}|={7}|>{7}|\\|{7})( .*)?");

  private final String file;
  private final List<String> lines;
  private int line;

  private DocumentReader(String file, String text) {
    this.file = file;
    this.lines = text.lines().toList();
  }

  /**
   * Reads a file's text.
   *
   * @param file its name in positions
   * @throws SecretException at the first line that is not as expected
   */
  static SecretsDocument read(String file, String text) throws SecretException {
    return new DocumentReader(file, text).document();
  }

  private SecretsDocument document() throws SecretException {
    version();
    String project = field("project: ");
    String keyId = keyId("key: ");
    String heading = next("secrets:");
    if (!heading.equals("secrets:") && !heading.equals("secrets: []")) {
      throw expected("secrets:");
    }
    line++;
    List<SecretEntry> entries = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    while (peek() != null) {
      if (heading.endsWith("[]")) {
        throw expected("the end of the file");
      }
      int first = line + 1;
      SecretEntry entry = entry();
      Integer other = seen.putIfAbsent(SecretName.key(entry.name()), first);
      if (other != null) {
        throw damaged(
            first,
            "the file has secret "
                + TerminalText.quote(entry.name())
                + " twice, here and in line "
                + other,
            "remove one of the two blocks of lines");
      }
      entries.add(entry);
    }
    return new SecretsDocument(project, keyId, entries);
  }

  private void version() throws SecretException {
    Matcher version = VERSION.matcher(next("version: 1"));
    if (!version.matches()) {
      throw expected("version: 1");
    }
    int number = Integer.parseInt(version.group(1));
    if (number != Envelope.VERSION) {
      throw new SecretException(
          List.of(
              Problem.at(
                  new Position(file, line + 1, 1),
                  SecretProblem.VERSION,
                  "version " + number + " of the file of secrets is not supported",
                  "use a later version of this program; nothing was changed")),
          null);
    }
    line++;
  }

  private SecretEntry entry() throws SecretException {
    String name = field("- name: ");
    String namespace =
        next("  updated: ").startsWith("  namespace: ") ? field("  namespace: ") : "";
    Instant updated = time();
    String keyId = keyId("  key: ");
    String nonce = field("  nonce: ");
    if (!Envelope.isNonce(nonce)) {
      throw broken("a nonce: 12 bytes as base64");
    }
    String value = field("  value: ");
    if (!Envelope.isValue(value)) {
      throw broken("an encrypted value as base64");
    }
    return new SecretEntry(name, namespace, updated, new Envelope(keyId, nonce, value));
  }

  private Instant time() throws SecretException {
    try {
      return Instant.parse(field("  updated: "));
    } catch (DateTimeException e) {
      throw broken("a time in UTC such as 2021-05-26T02:00:00Z");
    }
  }

  private String keyId(String prefix) throws SecretException {
    String id = field(prefix);
    if (!KEY_ID.matcher(id).matches()) {
      throw broken("the id of a key: 16 hexadecimal digits");
    }
    return id;
  }

  /** Returns the text of the next line's value, which is in quotes and not empty. */
  private String field(String prefix) throws SecretException {
    String found = next(prefix);
    if (!found.startsWith(prefix)) {
      throw expected(prefix);
    }
    Optional<String> text = QuotedText.read(found.substring(prefix.length()));
    if (text.isEmpty()) {
      throw expected(prefix + "\"…\"");
    }
    line++;
    return text.get();
  }

  /** Returns the next line that is not a comment. */
  private String next(String expected) throws SecretException {
    String next = peek();
    if (next == null) {
      throw damaged(line + 1, "the file ends before '" + expected.strip() + "'", restore());
    }
    return next;
  }

  private @Nullable String peek() {
    while (line < lines.size() && (lines.get(line).isBlank() || lines.get(line).startsWith("#"))) {
      line++;
    }
    return line < lines.size() ? lines.get(line) : null;
  }

  private SecretException expected(String form) {
    if (CONFLICT.matcher(lines.get(line)).matches()) {
      return damaged(
          line + 1,
          "the file has a conflict of a merge",
          "keep the blocks of lines of both sides, one for each name; after rotate-key on one side,"
              + " keep that side and set the other's secrets again");
    }
    return damaged(line + 1, "the line should be '" + form.strip() + "'", restore());
  }

  /** Returns the problem of the value in the line before. */
  private SecretException broken(String form) {
    return damaged(line, "the line should have " + form, restore());
  }

  private static String restore() {
    return "restore the file from version control or a copy; nothing was changed";
  }

  private SecretException damaged(int at, String message, String hint) {
    return new SecretException(
        List.of(Problem.at(new Position(file, at, 1), SecretProblem.DAMAGED, message, hint)), null);
  }
}
