// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A valid configuration in a random layout; the same seed gives the same text. Comments in a
 * plugin's entry contain its name: {@code # keep me in p1 17}.
 */
final class GeneratedConfig {
  private static final String[] COMMENTS = {
    "# keep me", "# - output: not-me", "# [x], {y}: 'z'", "# \u00fcber \ud83d\ude80", "#", "#\t tab"
  };

  private final Random random;
  private final String lineBreak;
  private final List<String> names = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String within = "";
  private int comments;

  GeneratedConfig(long seed) {
    random = new Random(seed);
    lineBreak = chance(3) ? "\r\n" : "\n";
    int plugins = random.nextInt(5);
    for (int i = 0; i < plugins; i++) {
      names.add("p" + i);
    }
    if (chance(5)) {
      text.append('\uFEFF');
    }
    if (chance(6)) {
      flowDocument();
    } else {
      blockDocument();
    }
    // The line break after a block scalar is part of it.
    if (chance(4) && text.indexOf("from x" + lineBreak, text.length() - 8) < 0) {
      text.setLength(text.length() - lineBreak.length());
    }
  }

  String text() {
    return text.toString();
  }

  List<String> names() {
    return names;
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String comment() {
    return COMMENTS[random.nextInt(COMMENTS.length)] + within + " " + comments++;
  }

  private void line(String line) {
    text.append(line).append(lineBreak);
  }

  /** Returns a line that may end with a comment. */
  private void code(String line) {
    line(chance(4) ? line + "  " + comment() : line);
  }

  private void betweenLines() {
    while (chance(4)) {
      line(chance(2) ? "" : " ".repeat(random.nextInt(8)) + comment());
    }
  }

  private void blockDocument() {
    betweenLines();
    if (chance(4)) {
      line("---");
    }
    String step = " ".repeat(chance(4) ? 4 : 2);
    code(chance(6) ? "\"plugins\":" : "plugins:");
    boolean listFirst = chance(3);
    if (listFirst) {
      list(step);
    }
    betweenLines();
    String dash = step + (chance(2) ? "" : "  ");
    code(step + "providers:");
    betweenLines();
    code(dash + "- type: url");
    code(dash + "  name: main");
    code(dash + "  url: 'https://example.com/releases' ");
    if (!listFirst) {
      betweenLines();
      list(step);
    }
    if (chance(3)) {
      betweenLines();
      code(step + "limits: {entries: 500}");
    }
    betweenLines();
    if (chance(8)) {
      line("...");
    }
  }

  private void list(String step) {
    if (names.isEmpty()) {
      String[] empty = {" []", " [ ]", "  []", " [" + lineBreak + step + "  ]"};
      code(step + "plugins:" + empty[random.nextInt(empty.length)]);
    } else if (chance(3)) {
      flowList(step);
    } else {
      blockList(step);
    }
  }

  private void blockList(String step) {
    code(step + "plugins:");
    String dash = step + " ".repeat(2 * random.nextInt(3));
    String gap = " ".repeat(chance(4) ? 3 : 1);
    boolean apart = chance(3);
    for (String name : names) {
      if (apart && !name.equals("p0")) {
        line("");
      }
      if (chance(3)) {
        betweenLines();
      }
      String keys = dash + " " + gap;
      within = " in " + name;
      if (chance(5)) {
        code(dash + "-" + gap + flow(name));
        within = "";
        continue;
      }
      if (chance(6)) {
        code(dash + "-");
        code(keys + "provider: main");
      } else {
        code(dash + "-" + gap + "provider: main");
      }
      if (chance(4)) {
        line(keys + comment());
      }
      code(keys + "output: " + (chance(3) ? "'" + name + "'" : name));
      code(keys + "path: " + name + "/x:y");
      if (chance(4)) {
        code(keys + "config:");
        line(keys + "  variables:");
        line(keys + "    QUERY: " + (chance(2) ? "|" : ">-"));
        line(keys + "      select # no comment");
        line("");
        line(keys + "      from x");
      }
      within = "";
      if (chance(5)) {
        line(keys + comment());
      }
    }
  }

  private void flowList(String step) {
    boolean trailing = chance(3);
    if (chance(2)) {
      code(step + "plugins: [" + flows(trailing) + (chance(3) ? " ]" : "]"));
      return;
    }
    code(step + "plugins: [");
    for (int i = 0; i < names.size(); i++) {
      betweenLines();
      boolean last = i == names.size() - 1;
      within = " in " + names.get(i);
      code(step + "  " + flow(names.get(i)) + (last && !trailing ? "" : ","));
      within = "";
    }
    betweenLines();
    line(step + "]");
  }

  private String flows(boolean trailing) {
    List<String> items = new ArrayList<>();
    names.forEach(name -> items.add(flow(name)));
    return String.join(chance(3) ? "," : ", ", items) + (trailing && !items.isEmpty() ? "," : "");
  }

  private String flow(String name) {
    return chance(3)
        ? "{ output: " + name + ", 'provider': main, path: \"" + name + "/{{.Os}}\" }"
        : "{provider: main, output: " + name + ", path: " + name + "}";
  }

  private void flowDocument() {
    String provider = "{\"type\": \"url\", \"name\": \"main\", \"url\": \"https://example.com\"}";
    List<String> items = new ArrayList<>();
    names.forEach(
        name ->
            items.add(
                "{\"provider\": \"main\", \"output\": \"" + name + "\", \"path\": \"a\\u002fb\"}"));
    boolean lines = chance(2);
    String between = lines ? lineBreak + "      " : " ";
    line("{\"plugins\": {" + lineBreak + "  \"providers\": [" + provider + "],");
    line(
        "  \"plugins\": ["
            + between
            + String.join("," + between, items)
            + (lines ? between : "")
            + "]");
    line("}}");
  }
}
