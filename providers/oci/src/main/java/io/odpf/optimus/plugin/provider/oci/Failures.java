// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.oci;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.odpf.optimus.plugin.api.http.Addresses;
import io.odpf.optimus.plugin.api.http.HttpException;
import io.odpf.optimus.plugin.api.http.HttpResponse;
import io.odpf.optimus.plugin.api.provider.HttpFailures;
import io.odpf.optimus.plugin.api.provider.ProviderException;
import java.net.URI;
import java.time.Clock;

/** Translates error responses of a registry to exceptions. */
final class Failures {
  private static final int LONGEST = 64 << 10;

  private final URI registry;
  private final boolean anonymous;
  private final Clock clock;

  /**
   * Creates a translator.
   *
   * @param anonymous whether the provider has no credentials, which changes the hint
   * @param clock the clock for {@code Retry-After}
   */
  Failures(URI registry, boolean anonymous, Clock clock) {
    this.registry = registry;
    this.anonymous = anonymous;
    this.clock = clock;
  }

  /**
   * Creates the exception for an error response, with the registry's own message if it has one.
   *
   * @param what the object of the request, for the message
   * @param write whether the request would have changed the registry
   */
  ProviderException of(HttpResponse response, String what, boolean write)
      throws InterruptedException {
    String said;
    try {
      said = message(Bodies.text(response, LONGEST));
    } catch (HttpException unreadable) {
      said = "";
    }
    String where =
        what
            + " at "
            + Addresses.display(registry)
            + " ("
            + response.status()
            + (said.isEmpty() ? ")" : ": " + said + ")");
    return switch (response.status()) {
      case 401, 403 ->
          ProviderException.denied(
              "no permission to " + (write ? "write " : "read ") + where,
              anonymous
                  ? "set the provider's auth, if the repository is not public"
                  : "check that the account of the provider's auth may "
                      + (write ? "push to" : "pull from")
                      + " this repository");
      case 404 ->
          ProviderException.notFound(
              "the registry has no " + where,
              "check the plugin's path and version; some registries answer like this without"
                  + " permission, too");
      case 405 ->
          ProviderException.invalid(
              "the registry does not support this for " + where, "check the registry's address");
      default -> HttpFailures.status(response, clock);
    };
  }

  /**
   * Returns the code and message in the body of an error response, fit for a terminal; empty if the
   * body has neither.
   */
  static String message(String body) {
    try {
      if (JsonParser.parseString(body) instanceof JsonObject root) {
        if (root.get("errors") instanceof JsonArray errors
            && !errors.isEmpty()
            && errors.get(0) instanceof JsonObject first) {
          return Words.printable((text(first, "code") + " " + text(first, "message")).strip());
        }
        return Words.printable(text(root, "details") + text(root, "message"));
      }
    } catch (JsonParseException notJson) {
      // Not an error of the registry; probably the HTML page of a proxy.
    }
    return "";
  }

  private static String text(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
