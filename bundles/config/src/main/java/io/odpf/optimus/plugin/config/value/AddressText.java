// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config.value;

import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.config.model.ConfigProblem;
import io.odpf.optimus.plugin.text.DidYouMean;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Reads addresses, and masks the parts of them that may be secret. */
final class AddressText {
  private static final String MASK = "****";

  private AddressText() {}

  /**
   * Reads a text as an address.
   *
   * @param userInfo whether a user name and password are allowed
   */
  static URI read(String text, Set<String> schemes, boolean userInfo) throws RefusedValueException {
    int mark = text.indexOf("://");
    if (mark < 0) {
      throw withoutScheme(text, schemes);
    }
    String scheme = text.substring(0, mark).toLowerCase(Locale.ROOT);
    if (!schemes.contains(scheme)) {
      throw RefusedValueException.expected("an address that begins with " + Kinds.schemes(schemes))
          .suggest(
              DidYouMean.nearest(scheme, schemes)
                  .map(near -> "did you mean '" + near + "://'?")
                  .orElse(""));
    }
    URI uri;
    try {
      String address = scheme + text.substring(mark);
      uri = new URI(userInfo ? Addresses.withEncodedUser(address) : address);
    } catch (URISyntaxException e) {
      throw RefusedValueException.expected("a valid address")
          .hint(
              text.indexOf('<') >= 0
                  ? "replace the placeholder in it"
                  : "percent-encode spaces and other special characters");
    }
    return check(uri, userInfo);
  }

  private static URI check(URI uri, boolean userInfo) throws RefusedValueException {
    String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
    int at = authority.lastIndexOf('@');
    // Git's ssh addresses contain the account, which is not a secret; a password would be.
    boolean account =
        uri.getScheme().equals("ssh") && at > 0 && authority.substring(0, at).indexOf(':') < 0;
    if (at >= 0 && !userInfo && !account) {
      throw RefusedValueException.rule(
              ConfigProblem.CREDENTIALS_IN_ADDRESS, "must not have a user name or password in it")
          .hint("put them in 'auth', or in the key where this type takes credentials");
    }
    if (uri.getRawFragment() != null) {
      throw RefusedValueException.rule(ConfigProblem.INVALID_VALUE, "must not have a '#'")
          .hint("remove it and the rest");
    }
    if (uri.getScheme().equals("file")) {
      if (!authority.isEmpty()) {
        throw RefusedValueException.expected("a file address without a host")
            .hint("write file:/// and an absolute path");
      }
      return uri;
    }
    if (uri.getHost() == null) {
      throw RefusedValueException.expected("an address with a valid host name")
          .hint(
              authority.substring(at + 1).indexOf('_') >= 0
                  ? "host names must not contain '_'"
                  : "host names contain letters, digits, '-' and '.' only");
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw RefusedValueException.expected("an address with a port from 1 to 65535");
    }
    return uri;
  }

  private static RefusedValueException withoutScheme(String text, Set<String> schemes) {
    RefusedValueException refusal =
        RefusedValueException.expected("an address that begins with " + Kinds.schemes(schemes));
    int at = text.indexOf('@');
    int colon = text.indexOf(':');
    if (schemes.contains("ssh") && at > 0 && colon > at) {
      return refusal.suggest(
          "write 'ssh://" + text.substring(0, colon) + "/" + text.substring(colon + 1) + "'");
    }
    String rest = text;
    for (String scheme : schemes) {
      if (text.regionMatches(true, 0, scheme + ":", 0, scheme.length() + 1)) {
        rest = text.substring(scheme.length() + 1);
      }
    }
    while (rest.startsWith("/")) {
      rest = rest.substring(1);
    }
    boolean local = text.startsWith("/") || text.startsWith(".") || text.startsWith("~");
    boolean host =
        (rest.indexOf('.') > 0 || rest.indexOf(':') > 0 || rest.length() < text.length())
            && rest.indexOf(' ') < 0
            && !rest.contains("::");
    if (local || at >= 0 || rest.isEmpty() || !host) {
      return refusal;
    }
    String scheme = schemes.contains("https") ? "https" : new TreeSet<>(schemes).first();
    return refusal.suggest("write '" + scheme + "://" + rest + "'");
  }

  /** Returns the text of an address with its user information and query masked. */
  static String masked(String text) {
    int query = text.indexOf('?');
    String shown = query < 0 ? text : text.substring(0, query + 1) + MASK;
    int at = shown.lastIndexOf('@');
    if (at < 0) {
      return shown;
    }
    int mark = shown.indexOf("://");
    return (mark < 0 || mark > at ? "" : shown.substring(0, mark + 3)) + MASK + shown.substring(at);
  }
}
