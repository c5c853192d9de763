// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.gcs.key;

import java.util.regex.Pattern;

/**
 * Unsupported types of credentials: they may name addresses, files and programs that the author of
 * the key would make this machine open.
 */
final class UnsupportedKeys {
  private static final String USE_A_KEY = "use the key of a service account instead";
  private static final Pattern PRINTABLE = Pattern.compile("[a-z0-9_-]{1,60}");

  private UnsupportedKeys() {}

  static KeyException of(String type, JsonFields key) {
    String shown =
        PRINTABLE.matcher(type).matches() ? "'" + type + "'" : "that is not a valid word";
    return new KeyException(
        "is of the type " + shown + source(key) + ", not 'service_account' or 'authorized_user'",
        instead(type));
  }

  private static String source(JsonFields key) {
    JsonFields source = key.group("credential_source").orElse(key);
    if (source.group("executable").isPresent()) {
      return " that runs a program";
    }
    return source.text("url").isPresent() ? " that requests a token from a URL" : "";
  }

  private static String instead(String type) {
    return switch (type) {
      case "external_account", "external_account_authorized_user" ->
          "workload identity federation is not supported: "
              + USE_A_KEY
              + ", or run where a metadata server issues tokens";
      case "impersonated_service_account" ->
          "impersonation is not supported: use a key of the impersonated account itself, or run as"
              + " this account where a metadata server issues tokens";
      case "gdch_service_account" ->
          "accounts of Distributed Cloud are not supported: " + USE_A_KEY;
      default -> USE_A_KEY + ", or what 'gcloud auth application-default login' writes";
    };
  }
}
