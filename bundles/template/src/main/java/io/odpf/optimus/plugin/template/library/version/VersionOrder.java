// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.version;

import io.odpf.optimus.plugin.template.text.Numerals;
import io.odpf.optimus.plugin.template.value.Version;
import java.util.OptionalLong;

/** The precedence of semantic versions. */
final class VersionOrder {
  private VersionOrder() {}

  static int compare(Version a, Version b) {
    int major = Long.compareUnsigned(a.major(), b.major());
    int minor = Long.compareUnsigned(a.minor(), b.minor());
    int patch = Long.compareUnsigned(a.patch(), b.patch());
    int numbers = major != 0 ? major : minor != 0 ? minor : patch;
    return numbers != 0 ? numbers : comparePrereleases(a.prerelease(), b.prerelease());
  }

  private static int comparePrereleases(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? (b.isEmpty() ? 0 : 1) : -1;
    }
    return comparePrerelease(a, b);
  }

  static int comparePrerelease(String a, String b) {
    String[] as = a.split("\\.", -1);
    String[] bs = b.split("\\.", -1);
    for (int i = 0; i < Math.max(as.length, bs.length); i++) {
      int order = comparePart(i < as.length ? as[i] : "", i < bs.length ? bs[i] : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int comparePart(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? -1 : 1;
    }
    OptionalLong x = Numerals.parseUnsigned(a, 10);
    OptionalLong y = Numerals.parseUnsigned(b, 10);
    if (x.isPresent() && y.isPresent()) {
      return Long.compareUnsigned(x.getAsLong(), y.getAsLong()) > 0 ? 1 : -1;
    }
    if (x.isPresent() || y.isPresent()) {
      return x.isPresent() ? -1 : 1;
    }
    return a.compareTo(b) > 0 ? 1 : -1;
  }
}
