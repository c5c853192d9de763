// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3;

import io.odpf.optimus.plugin.api.provider.ProviderException;
import io.odpf.optimus.plugin.provider.s3.answer.Words;
import java.util.Optional;

/**
 * The pin of an object: {@code version:ID} in a bucket that keeps versions, else {@code
 * etag:"TAG"}.
 */
sealed interface S3Pin {
  String VERSION = "version:";
  String ETAG = "etag:";

  /** The version id of objects that were stored before versioning was enabled; not unique. */
  String NO_VERSION = "null";

  /** The longest value that fits into a pin. */
  int LONGEST = 1000;

  /** A version id. */
  record Version(String id) implements S3Pin {
    @Override
    public String toString() {
      return VERSION + id;
    }
  }

  /** A strong entity tag with its quotes. */
  record EntityTag(String tag) implements S3Pin {
    @Override
    public String toString() {
      return ETAG + tag;
    }
  }

  /** Returns the pin of a response; empty if the store identifies no version. */
  static Optional<S3Pin> of(ObjectHeader header) {
    String version = header.field("x-amz-version-id").orElse("");
    if (!version.isEmpty() && !version.equals(NO_VERSION) && isPlain(version)) {
      return Optional.of(new Version(version));
    }
    String tag = header.field("ETag").orElse("");
    return isTag(tag) ? Optional.of(new EntityTag(tag)) : Optional.empty();
  }

  /** Returns how a response shows that it has other bytes; empty if it matches. */
  default Optional<String> difference(ObjectHeader header) {
    boolean versioned = this instanceof Version;
    String expected = versioned ? ((Version) this).id() : ((EntityTag) this).tag();
    String actual = header.field(versioned ? "x-amz-version-id" : "ETag").orElse("");
    if (actual.equals(expected)) {
      return Optional.empty();
    }
    return Optional.of(
        "its "
            + (versioned ? "version" : "ETag")
            + " is "
            + (actual.isEmpty() ? "not told" : Words.printable(actual))
            + ", not "
            + expected);
  }

  /** Parses the form that {@code toString} returns. */
  static S3Pin parse(String text) throws ProviderException {
    if (text.startsWith(VERSION) && isPlain(text.substring(VERSION.length()))) {
      return new Version(text.substring(VERSION.length()));
    }
    if (text.startsWith(ETAG) && isTag(text.substring(ETAG.length()))) {
      return new EntityTag(text.substring(ETAG.length()));
    }
    throw ProviderException.invalid(
        "the locked pin '" + Words.printable(text) + "' is neither an S3 version nor an ETag",
        "recreate the lock entry: optimus plugin lock --upgrade");
  }

  private static boolean isTag(String text) {
    return text.length() > 2 && text.startsWith("\"") && text.endsWith("\"") && isPlain(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().allMatch(c -> c > ' ' && c < 127);
  }
}
