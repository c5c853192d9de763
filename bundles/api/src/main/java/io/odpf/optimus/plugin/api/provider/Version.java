// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.api.provider;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version, ordered by Semantic Versioning 2.0.0 (semver.org, section 11). Accepts a leading
 * {@code v} and any number of numeric parts. Ignores build metadata. Immutable.
 */
public final class Version implements Comparable<Version> {
  private static final Pattern FORM =
      Pattern.compile("[vV]?(\\d+(?:\\.\\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");

  private final String[] numbers;
  private final String[] preRelease;

  private Version(String[] numbers, String[] preRelease) {
    this.numbers = numbers;
    this.preRelease = preRelease;
  }

  /** Parses a version; empty if the text has no order, for instance the name of a branch. */
  public static Optional<Version> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String[] preRelease = form.group(2) == null ? new String[0] : form.group(2).split("\\.", -1);
    return Optional.of(new Version(form.group(1).split("\\."), preRelease));
  }

  /** Returns whether this is a pre-release: {@code 1.0.0-rc.1}. */
  public boolean isPreRelease() {
    return preRelease.length > 0;
  }

  /**
   * Returns the text with the newest version.
   *
   * @param texts the texts, of which those that are not versions are ignored
   * @param preReleases whether pre-releases count
   */
  public static Optional<String> newest(Iterable<String> texts, boolean preReleases) {
    String newest = null;
    Version most = null;
    for (String text : texts) {
      Optional<Version> version = parse(text);
      if (version.isPresent()
          && (preReleases || !version.get().isPreRelease())
          && (most == null || version.get().compareTo(most) > 0)) {
        most = version.get();
        newest = text;
      }
    }
    return Optional.ofNullable(newest);
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(numbers.length, other.numbers.length); i++) {
      int order = number(numbers, i).compareTo(number(other.numbers, i));
      if (order != 0) {
        return order;
      }
    }
    if (preRelease.length == 0 || other.preRelease.length == 0) {
      // A release is newer than its pre-releases.
      return Boolean.compare(preRelease.length == 0, other.preRelease.length == 0);
    }
    for (int i = 0; i < Math.min(preRelease.length, other.preRelease.length); i++) {
      int order = compare(preRelease[i], other.preRelease[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.length, other.preRelease.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Version version && compareTo(version) == 0;
  }

  @Override
  public int hashCode() {
    // Equal versions may have a different number of trailing zeros.
    return number(numbers, 0).hashCode();
  }

  private static BigInteger number(String[] numbers, int index) {
    return index < numbers.length ? new BigInteger(numbers[index]) : BigInteger.ZERO;
  }

  private static int compare(String one, String other) {
    boolean number = isNumber(one);
    boolean otherNumber = isNumber(other);
    if (number && otherNumber) {
      return new BigInteger(one).compareTo(new BigInteger(other));
    }
    return number == otherNumber ? one.compareTo(other) : Boolean.compare(otherNumber, number);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
