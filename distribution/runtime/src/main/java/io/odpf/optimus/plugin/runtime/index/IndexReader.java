// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the lines of an index, each a word, a space and a value. A {@code group} is followed by its
 * {@code bundle}s and {@code connect}s, and each {@code connect} by its {@code header}s and {@code
 * entry}s. Used once.
 */
final class IndexReader {
  private static final String HEADING = "optimus-bundles 1";

  private String id = "";
  private String apiExports = "";
  private String jdkPackages = "";
  private final Map<ExtensionKind, Map<String, List<String>>> extensions =
      new EnumMap<>(ExtensionKind.class);
  private final Map<String, BundleGroup> groups = new HashMap<>();

  private Optional<String> group = Optional.empty();
  private final List<ConnectedBundle> connected = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  private Optional<String> bundle = Optional.empty();
  private final Map<String, String> headers = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();

  BundleIndex read(Reader source) throws IOException {
    BufferedReader lines = new BufferedReader(source);
    if (!HEADING.equals(lines.readLine())) {
      throw new IOException("not an index of bundles: the first line is not '" + HEADING + "'");
    }
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int mark = line.indexOf(' ');
      if (mark < 0) {
        throw unknown(line);
      }
      read(line, line.substring(0, mark), line.substring(mark + 1));
    }
    endGroup();
    return new BundleIndex(id, apiExports, jdkPackages, groups, extensions);
  }

  private void read(String line, String word, String rest) throws IOException {
    switch (word) {
      case "id" -> id = rest;
      case "api" -> apiExports = rest;
      case "jdk" -> jdkPackages = rest;
      case "group" -> {
        endGroup();
        group = Optional.of(rest);
      }
      case "bundle" -> files.add(rest);
      case "connect" -> {
        endBundle();
        bundle = Optional.of(rest);
      }
      case "header" -> {
        int colon = mark(line, rest, ':');
        headers.put(rest.substring(0, colon), rest.substring(colon + 1));
      }
      case "entry" -> {
        int space = mark(line, rest, ' ');
        entries.put(rest.substring(0, space), unescape(line, rest.substring(space + 1)));
      }
      default -> extension(line, word, rest);
    }
  }

  /** Returns the index of the character between a name and its value. */
  private static int mark(String line, String rest, char mark) throws IOException {
    int index = rest.indexOf(mark);
    if (index < 0) {
      throw unknown(line);
    }
    return index;
  }

  private void extension(String line, String word, String rest) throws IOException {
    for (ExtensionKind kind : ExtensionKind.values()) {
      if (kind.label().equals(word)) {
        List<String> words = new ArrayList<>(List.of(rest.split(" ")));
        if (words.isEmpty()) {
          throw unknown(line);
        }
        extensions
            .computeIfAbsent(kind, any -> new HashMap<>())
            .put(words.remove(0), List.copyOf(words));
        return;
      }
    }
    throw unknown(line);
  }

  private static IOException unknown(String line) {
    return new IOException("not a line of an index of bundles: " + line);
  }

  private void endBundle() {
    if (bundle.isPresent()) {
      connected.add(new ConnectedBundle(bundle.get(), headers, entries));
      bundle = Optional.empty();
      headers.clear();
      entries.clear();
    }
  }

  private void endGroup() {
    endBundle();
    if (group.isPresent()) {
      groups.put(group.get(), new BundleGroup(connected, files));
      connected.clear();
      files.clear();
    }
  }

  private static String unescape(String line, String value) throws IOException {
    StringBuilder text = new StringBuilder(value.length());
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '\\') {
        at++;
        if (at == value.length()) {
          throw unknown(line);
        }
        c = value.charAt(at) == 'n' ? '\n' : value.charAt(at);
      }
      text.append(c);
    }
    return text.toString();
  }
}
