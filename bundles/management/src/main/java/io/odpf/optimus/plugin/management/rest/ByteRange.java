// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code Range} header with one range and an explicit beginning. Other forms are ignored, as RFC
 * 9110 permits; the whole file is sent then.
 *
 * @param offset the offset of the first byte
 * @param length the number of bytes; 0 for all up to the end
 */
record ByteRange(long offset, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");

  static Optional<ByteRange> parse(String header) {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(form.group(1));
    if (form.group(2).isEmpty()) {
      return Optional.of(new ByteRange(first, 0));
    }
    long last = Long.parseLong(form.group(2));
    return last < first ? Optional.empty() : Optional.of(new ByteRange(first, last - first + 1));
  }
}
