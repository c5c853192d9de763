// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.runtime.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a distribution holds, written when it is built, so that no jar need be opened to find out.
 *
 * @param id changes whenever any of the jars does
 * @param apiExports the packages that host and bundles share, as an {@code Export-Package} header
 * @param connected bundles on the class path, in the order to start them
 * @param bundles file names of bundles with class loaders of their own, in the order to start them
 * @param providers for each provider type the bundles that bring it, by file name, libraries first
 */
public record BundleIndex(
    String id,
    String apiExports,
    List<ConnectedBundle> connected,
    List<String> bundles,
    Map<String, List<String>> providers) {

  /** The file's name, in a distribution's {@code lib} and among the embedded bundles. */
  public static final String FILE_NAME = "bundles.idx";

  static final String HEADING = "optimus-bundles 1";

  public BundleIndex {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(apiExports, "apiExports");
    connected = List.copyOf(connected);
    bundles = List.copyOf(bundles);
    providers = Map.copyOf(providers);
  }

  /**
   * Reads an index.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public static BundleIndex read(Reader source) throws IOException {
    BufferedReader lines = new BufferedReader(source);
    if (!HEADING.equals(lines.readLine())) {
      throw new IOException("not an index of bundles: the first line is not '" + HEADING + "'");
    }
    String id = "";
    String apiExports = "";
    List<ConnectedBundle> connected = new ArrayList<>();
    List<String> bundles = new ArrayList<>();
    Map<String, List<String>> providers = new HashMap<>();
    String name = null;
    Map<String, String> headers = new HashMap<>();
    Map<String, String> entries = new HashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      int mark = line.indexOf(' ');
      if (mark < 0) {
        throw new IOException("not a line of an index of bundles: " + line);
      }
      String rest = line.substring(mark + 1);
      switch (line.substring(0, mark)) {
        case "id" -> id = rest;
        case "api" -> apiExports = rest;
        case "connect" -> {
          if (name != null) {
            connected.add(new ConnectedBundle(name, headers, entries));
          }
          name = rest;
          headers.clear();
          entries.clear();
        }
        case "header" -> {
          int colon = rest.indexOf(':');
          headers.put(rest.substring(0, colon), rest.substring(colon + 1));
        }
        case "entry" -> {
          int space = rest.indexOf(' ');
          entries.put(rest.substring(0, space), unescape(rest.substring(space + 1)));
        }
        case "bundle" -> bundles.add(rest);
        case "provider" -> {
          List<String> words = new ArrayList<>(List.of(rest.split(" ")));
          providers.put(words.remove(0), List.copyOf(words));
        }
        default -> throw new IOException("not a line of an index of bundles: " + line);
      }
    }
    if (name != null) {
      connected.add(new ConnectedBundle(name, headers, entries));
    }
    return new BundleIndex(id, apiExports, connected, bundles, providers);
  }

  static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\') {
        at++;
        c = text.charAt(at) == 'n' ? '\n' : text.charAt(at);
      }
      plain.append(c);
    }
    return plain.toString();
  }
}
