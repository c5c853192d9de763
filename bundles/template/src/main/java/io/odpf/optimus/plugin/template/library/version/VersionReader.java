// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.odpf.optimus.plugin.template.bound.OperationException;
import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.value.Taint;
import io.odpf.optimus.plugin.template.value.Version;
import org.jspecify.annotations.Nullable;

/** Parses semantic versions, whose minor version and patch may be omitted. */
final class VersionReader {
  static final String SUFFIX =
      "(-([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?(\\+([0-9A-Za-z\\-]+(\\.[0-9A-Za-z\\-]+)*))?";

  private static final Pattern VERSION =
      Pattern.compile("^v?([0-9]+)(\\.[0-9]+)?(\\.[0-9]+)?" + SUFFIX + "$");

  private static final int LONGEST = 1_000;

  private VersionReader() {}

  static Version read(String text) throws OperationException {
    Matcher matcher = VERSION.matcher(text);
    if (text.length() > LONGEST || !matcher.find()) {
      throw new OperationException("invalid semantic version");
    }
    String prerelease = orEmpty(matcher.group(5));
    for (String part : prerelease.split("\\.", -1)) {
      if (part.length() > 1 && part.charAt(0) == '0' && isNumber(part)) {
        throw new OperationException("version segment starts with 0");
      }
    }
    return new Version(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        prerelease,
        orEmpty(matcher.group(8)),
        text,
        Taint.NONE);
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static long number(@Nullable String digits) throws OperationException {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return Numerals.parseUnsigned(digits.startsWith(".") ? digits.substring(1) : digits, 10)
        .orElseThrow(() -> new OperationException("a part of the version is too large"));
  }
}
