// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.source.provider;

import io.odpf.optimus.plugin.api.option.Options;
import io.odpf.optimus.plugin.api.option.Secret;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Masks a provider's secrets in the messages of its exceptions. */
final class Redaction implements UnaryOperator<String> {
  private static final Pattern CONFIDENTIAL =
      Pattern.compile("TOKEN|SECRET|PASSW|CREDENTIAL|KEY|AUTH", Pattern.CASE_INSENSITIVE);
  private static final Pattern USER_INFORMATION = Pattern.compile("://[^/@\\s]+@");

  /** The length of the shortest secret to mask: shorter ones may occur by chance. */
  private static final int SHORTEST = 6;

  private final Options options;
  private final Map<String, String> environment;

  Redaction(Options options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  @Override
  public String apply(String text) {
    String redacted = redact(options, USER_INFORMATION.matcher(text).replaceAll("://****@"));
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getValue().length() >= SHORTEST
          && CONFIDENTIAL.matcher(variable.getKey()).find()) {
        redacted = Secret.of(variable.getValue()).redact(redacted);
      }
    }
    return redacted;
  }

  private static String redact(Options options, String text) {
    String redacted = text;
    for (Object leaf : Options.leaves(options)) {
      if (leaf instanceof Secret secret) {
        redacted = secret.redact(redacted);
      } else if (leaf instanceof URI address && address.getRawQuery() != null) {
        redacted = Secret.of(address.getRawQuery()).redact(redacted);
      }
    }
    return redacted;
  }
}
