// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.source;

import io.odpf.optimus.plugin.api.file.RegularFile;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.problem.ProblemCode;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a small UTF-8 file without characters that mislead its readers. */
public final class SourceText {

  /** The largest file that is read. */
  public static final int MAX_BYTES = 1 << 20;

  private final String file;
  private final String text;
  private final Lines lines;

  private SourceText(String file, String text, Lines lines) {
    this.file = file;
    this.text = text;
    this.lines = lines;
  }

  /**
   * Decodes a file's bytes. Returns empty, with findings, if they contain characters that are not
   * allowed.
   *
   * @param file its name in positions
   */
  public static Optional<SourceText> of(String file, byte[] bytes, Findings findings) {
    if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF) {
      int high = Math.max(bytes[0] & 0xFF, bytes[1] & 0xFF);
      if (high == 0xFF) {
        findings.add(
            new Position(file, 1, 1),
            ConfigProblem.ENCODING,
            "the file is UTF-16",
            "save it as UTF-8");
        return Optional.empty();
      }
    }
    Optional<String> decoded = decode(file, bytes, findings);
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    String text = decoded.get();
    if (!text.isEmpty() && text.charAt(0) == 0xFEFF) {
      text = text.substring(1);
    }
    Lines lines = Lines.of(file, text);
    return refuseCharacters(text, lines, findings)
        ? Optional.empty()
        : Optional.of(new SourceText(file, text, lines));
  }

  /**
   * Reads a file, unless it is too large to be a configuration.
   *
   * @throws PluginManagerException of category CONFIG if it cannot be read
   */
  public static byte[] bytes(Path path) throws PluginManagerException {
    if (Files.isDirectory(path)) {
      throw unreadable(
          path, ConfigProblem.CONFIG_UNREADABLE, "is a directory", "name the YAML file itself");
    }
    byte[] bytes;
    try (InputStream in = RegularFile.open(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw unreadable(
          path,
          ConfigProblem.CONFIG_MISSING,
          "does not exist",
          "name another with -c, or set OPTIMUS_PLUGIN_CONFIG");
    } catch (AccessDeniedException e) {
      throw unreadable(
          path,
          ConfigProblem.CONFIG_UNREADABLE,
          "may not be read",
          "check its permissions and its owner");
    } catch (FileSystemException e) {
      throw unreadable(
          path,
          ConfigProblem.CONFIG_UNREADABLE,
          "cannot be read: " + RegularFile.reason(e),
          "name a YAML file");
    } catch (IOException e) {
      throw unreadable(
          path,
          ConfigProblem.CONFIG_UNREADABLE,
          "cannot be read: " + e.getMessage(),
          "check the disk it is on");
    }
    if (bytes.length > MAX_BYTES) {
      throw unreadable(
          path,
          ConfigProblem.CONFIG_TOO_LARGE,
          "is larger than 1 MiB",
          "check that it is the right file: hundreds of plugins take about 100 kB");
    }
    return bytes;
  }

  private static PluginManagerException unreadable(
      Path path, ProblemCode code, String what, String hint) {
    return PluginManagerException.config(
        List.of(
            Problem.of(
                code,
                "configuration file " + TerminalText.quote(path.toString()) + " " + what,
                hint)));
  }

  private static Optional<String> decode(String file, byte[] bytes, Findings findings) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      String before = out.toString();
      findings.add(
          Lines.of(file, before).at(before.length()),
          ConfigProblem.ENCODING,
          "byte 0x"
              + Integer.toHexString(0x100 | bytes[in.position()] & 0xFF).substring(1)
              + " is not UTF-8",
          "save the file as UTF-8");
      return Optional.empty();
    }
    return Optional.of(out.toString());
  }

  private static boolean refuseCharacters(String text, Lines lines, Findings findings) {
    boolean refused = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7F || c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      int codePoint = text.codePointAt(i);
      if (!TerminalText.isAllowedInProse(codePoint)) {
        refused = true;
        if (findings.count() > Findings.SHOWN) {
          break;
        }
        findings.add(
            lines.at(i),
            ConfigProblem.FORBIDDEN_CHARACTER,
            "character "
                + TerminalText.name(codePoint)
                + " is not allowed: it is invisible, or changes how the text looks",
            "remove it");
      }
      i += Character.charCount(codePoint) - 1;
    }
    return refused;
  }

  /**
   * Returns this text with repaired lines.
   *
   * @param shifts the number of characters added to each line
   */
  SourceText with(String repaired, int[] shifts) {
    return new SourceText(file, repaired, Lines.of(file, repaired).shifted(shifts));
  }

  /** Returns the text without the byte order mark that some editors write. */
  public String text() {
    return text;
  }

  /** Returns the position of the character with this index. */
  public Position at(int offset) {
    return lines.at(offset);
  }

  Lines lines() {
    return lines;
  }

  /** Returns the position of a line and a column that both count from 0. */
  Position position(int line, int column) {
    return lines.position(line, column);
  }

  /**
   * Returns the position of the {@code nth} occurrence (from 0) of {@code needle} at or after a
   * position; that position itself if there is no such occurrence, for instance because of escapes.
   */
  public Position find(Position start, String needle, int nth) {
    int at = text.indexOf(needle, lines.offset(start));
    for (int i = 0; i < nth && at >= 0; i++) {
      at = text.indexOf(needle, at + needle.length());
    }
    return at < 0 ? start : lines.at(at);
  }
}
