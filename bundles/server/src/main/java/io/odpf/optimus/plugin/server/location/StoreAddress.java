// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.location;

import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Parses where a server stores its data, as one text. */
public final class StoreAddress {
  private static final List<String> POSTGRESQL = List.of("postgresql", "postgres");

  private StoreAddress() {}

  /**
   * Parses {@code postgresql://user:password@host:port/database}, to which the driver's options may
   * be appended as a query, or the path of a file of SQLite.
   *
   * @throws IllegalArgumentException if it is neither; the message contains no part of the text
   */
  public static StoreLocation parse(Secret text) {
    String address = text.reveal();
    for (String scheme : POSTGRESQL) {
      if (address.startsWith(scheme + "://")) {
        return postgresql(address);
      }
    }
    try {
      return new StoreLocation.SqliteFile(Path.of(address));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("it is not a path");
    }
  }

  private static StoreLocation postgresql(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      // Its message would repeat the password.
      throw new IllegalArgumentException(
          "it is not a URL; encode special characters of the password with %");
    }
    String user = uri.getRawUserInfo();
    if (uri.getHost() == null || user == null || uri.getRawPath().length() < 2) {
      throw new IllegalArgumentException("it lacks a user, a host or a database");
    }
    int colon = user.indexOf(':');
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new StoreLocation.PostgresDatabase(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        decoded(colon < 0 ? user : user.substring(0, colon)),
        Secret.of(colon < 0 ? "" : decoded(user.substring(colon + 1))),
        StoreLocation.PostgresDatabase.DEFAULT_CONNECTIONS);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
