// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * Tells artifacts from what servers send with status 200 instead: login pages, error documents,
 * notes. HTML and XML are never artifacts; JSON and text may be (checksums, signatures), unless the
 * path says that an archive was wanted.
 */
final class ContentCheck {
  private static final String[] ARCHIVES = {
    ".tar.gz",
    ".tgz",
    ".zip",
    ".tar.xz",
    ".txz",
    ".tar.zst",
    ".tar.bz2",
    ".tbz2",
    ".tar",
    ".gz",
    ".xz",
    ".zst",
    ".bz2"
  };

  private ContentCheck() {}

  /**
   * Refuses what is no artifact.
   *
   * @param asked the address that was asked for, which redirects may have led away from
   * @param begin the first bytes of the body
   */
  static void check(URI asked, HttpResponse response, byte[] begin, int length)
      throws ProviderException {
    Page page = Page.of(begin, length);
    boolean archive = endsLikeAnArchive(asked.getPath());
    boolean acceptable =
        switch (page.kind()) {
          case OTHER -> true;
          case HTML, XML -> endsLike(asked.getPath(), page.kind());
          case JSON, TEXT -> !archive;
        };
    if (!acceptable) {
      throw refusal(asked, response, page.kind(), begin, length);
    }
  }

  /**
   * The failure that an answer with an error status is, with the title of its page if it has one.
   */
  static ProviderException explained(ProviderException failure, HttpResponse response) {
    if (failure.kind() != ProviderException.Kind.INVALID) {
      return failure;
    }
    byte[] body;
    try {
      body = response.body().readNBytes(Page.TITLE_WITHIN);
    } catch (IOException nothingToShow) {
      return failure;
    }
    Page page = Page.of(body, body.length);
    String words = page.kind() == Page.Kind.HTML ? page.title() : "";
    if (words.isEmpty()) {
      return failure;
    }
    boolean certificate = words.toLowerCase(Locale.ROOT).contains("ssl certificate");
    return ProviderException.of(
        failure.kind(),
        failure.getMessage() + ": '" + words + "'",
        certificate ? "set or correct the provider's client_certificate" : failure.hint(),
        failure);
  }

  private static ProviderException refusal(
      URI asked, HttpResponse response, Page.Kind kind, byte[] begin, int length) {
    Page page = Page.of(begin, length);
    if (kind == Page.Kind.HTML) {
      page = withTitle(response, begin, length);
    }
    String where = Addresses.display(asked);
    String led = Addresses.display(response.uri());
    String words =
        kind == Page.Kind.HTML
            ? page.title().isEmpty() ? "" : " titled '" + page.title() + "'"
            : " ('" + page.excerpt() + "')";
    String message =
        where
            + (where.equals(led) ? "" : " led to " + led + ", which")
            + " answered with "
            + kind
            + words
            + " instead of an archive";
    return kind == Page.Kind.HTML && page.asksToLogIn()
        ? ProviderException.denied(message, "it looks like a login page: check the provider's auth")
        : ProviderException.invalid(
            message,
            "check the plugin's path and the provider's auth; try the address in a browser");
  }

  private static Page withTitle(HttpResponse response, byte[] begin, int length) {
    byte[] more = new byte[0];
    try {
      more = response.body().readNBytes(Page.TITLE_WITHIN - length);
    } catch (IOException nothingMore) {
      // The beginning is telling enough.
    }
    byte[] whole = java.util.Arrays.copyOf(begin, length + more.length);
    System.arraycopy(more, 0, whole, length, more.length);
    return Page.of(whole, whole.length);
  }

  private static boolean endsLike(String path, Page.Kind kind) {
    return path.toLowerCase(Locale.ROOT).endsWith("." + kind.name().toLowerCase(Locale.ROOT));
  }

  private static boolean endsLikeAnArchive(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    for (String ending : ARCHIVES) {
      if (lower.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }
}
