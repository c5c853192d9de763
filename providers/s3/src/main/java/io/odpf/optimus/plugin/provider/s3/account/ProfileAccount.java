// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An account as a profile of a credentials file, with or without its heading. */
final class ProfileAccount {
  /** Settings of profiles that are unrelated to keys. */
  static final Set<String> PASSED_OVER = Set.of("region", "output");

  /** Settings that make Amazon's tools get keys from programs, files and other accounts. */
  private static final List<String> ELSEWHERE =
      List.of(
          "credential_process",
          "role_arn",
          "source_profile",
          "credential_source",
          "web_identity_token_file",
          "mfa_serial",
          "sso_session",
          "sso_start_url",
          "sso_account_id",
          "sso_role_name",
          "sso_region");

  private ProfileAccount() {}

  static Map<String, String> read(String text) throws AccountException {
    Map<String, String> values = new LinkedHashMap<>();
    int headings = 0;
    int number = 0;
    for (String line : text.split("\\R")) {
      number++;
      String trimmed = line.strip();
      if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith(";")) {
        continue;
      }
      int mark = trimmed.indexOf('=');
      if (trimmed.startsWith("[") && trimmed.endsWith("]")) {
        if (++headings > 1) {
          throw new AccountException("has several profiles", "keep only the one to use");
        }
      } else if (mark > 0) {
        if (values.put(trimmed.substring(0, mark).strip(), trimmed.substring(mark + 1).strip())
            != null) {
          throw new AccountException("has a setting twice", ServiceAccount.FORM);
        }
      } else {
        throw new AccountException(
            "is neither JSON nor a profile: see line " + number, ServiceAccount.FORM);
      }
    }
    for (String name : ELSEWHERE) {
      if (values.containsKey(name)) {
        throw new AccountException(
            "is a profile with " + name + ", which is not allowed in a configuration",
            "put access keys into it, or remove it and select the profile with AWS_PROFILE");
      }
    }
    return values;
  }
}
