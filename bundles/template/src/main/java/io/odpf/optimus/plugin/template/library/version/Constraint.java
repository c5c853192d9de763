// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.template.library.version;

import io.odpf.optimus.plugin.template.value.Version;

/**
 * A condition on a version.
 *
 * @param operator for example {@code >=}
 * @param version the version to compare with; omitted parts are 0
 * @param isAnyMinor whether the minor version is omitted
 * @param isAnyPatch whether the patch is omitted, but not the minor version
 * @param isPartial whether any part is omitted
 */
record Constraint(
    String operator, Version version, boolean isAnyMinor, boolean isAnyPatch, boolean isPartial) {
  boolean holdsFor(Version other) {
    boolean hidden = !other.prerelease().isEmpty() && version.prerelease().isEmpty();
    return switch (operator) {
      case "!=" -> isPartial ? !hidden && differsInPart(other) : compare(other) != 0;
      case ">" -> !hidden && isGreater(other);
      case "<" -> !hidden && compare(other) < 0;
      case ">=", "=>" -> !hidden && compare(other) >= 0;
      case "<=", "=<" -> !hidden && isLessOrEqual(other);
      case "~", "~>" -> !hidden && isTilde(other);
      case "^" -> !hidden && isCaret(other);
      default -> !hidden && (isPartial ? isTilde(other) : compare(other) == 0);
    };
  }

  private boolean differsInPart(Version other) {
    if (version.major() != other.major()) {
      return true;
    }
    if (version.minor() != other.minor() && !isAnyMinor) {
      return true;
    }
    if (isAnyMinor) {
      return false;
    }
    if (version.patch() != other.patch() && !isAnyPatch) {
      return true;
    }
    if (isAnyPatch) {
      boolean prerelease = !other.prerelease().isEmpty() || !version.prerelease().isEmpty();
      return prerelease
          && VersionOrder.comparePrerelease(other.prerelease(), version.prerelease()) != 0;
    }
    return compare(other) != 0;
  }

  private boolean isGreater(Version other) {
    int major = Long.compareUnsigned(other.major(), version.major());
    if (!isPartial) {
      return compare(other) > 0;
    }
    if (major != 0 || isAnyMinor) {
      return major > 0;
    }
    return isAnyPatch
        ? Long.compareUnsigned(other.minor(), version.minor()) > 0
        : compare(other) > 0;
  }

  private boolean isLessOrEqual(Version other) {
    if (!isPartial) {
      return compare(other) <= 0;
    }
    int major = Long.compareUnsigned(other.major(), version.major());
    int minor = Long.compareUnsigned(other.minor(), version.minor());
    return major < 0 || major == 0 && (minor <= 0 || isAnyMinor);
  }

  private boolean isTilde(Version other) {
    if (compare(other) < 0) {
      return false;
    }
    boolean zero = version.major() == 0 && version.minor() == 0 && version.patch() == 0;
    if (zero && !isAnyMinor && !isAnyPatch) {
      return true;
    }
    return version.major() == other.major() && (version.minor() == other.minor() || isAnyMinor);
  }

  private boolean isCaret(Version other) {
    if (compare(other) < 0) {
      return false;
    }
    if (version.major() != 0 || isAnyMinor) {
      return version.major() == other.major();
    }
    if (other.major() != 0) {
      return false;
    }
    if (version.minor() != 0 || isAnyPatch) {
      return version.minor() == other.minor();
    }
    return version.patch() == other.patch();
  }

  private int compare(Version other) {
    return VersionOrder.compare(other, version);
  }
}
