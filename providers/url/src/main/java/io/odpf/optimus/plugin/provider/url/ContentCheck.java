// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.url;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/**
 * Tells artifacts from other content that servers send with status 200: login pages, error
 * documents, notices. HTML and XML are accepted only for paths that end so; JSON and text
 * (checksums, signatures) unless the path is that of an archive.
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
   * Rejects content that is not an artifact.
   *
   * @param asked the requested address; redirects may have led elsewhere
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
   * Returns the failure of a response with an error status, with what its JSON document or the
   * title of its HTML page says, if anything.
   */
  static ProviderException explained(ProviderException failure, HttpResponse response) {
    boolean json = response.header("Content-Type").orElse("").contains("json");
    if (!json && failure.kind() != ProviderException.Kind.INVALID) {
      return failure;
    }
    byte[] body;
    try {
      body = response.body().readNBytes(Page.TITLE_WITHIN);
    } catch (IOException e) {
      return failure;
    }
    if (json) {
      String words = ErrorWords.of(body);
      return words.isEmpty() ? failure : failure.saying(words);
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
            + (where.equals(led) ? "" : " redirected to " + led + ", which")
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
    } catch (IOException e) {
      // The first bytes have to suffice.
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
