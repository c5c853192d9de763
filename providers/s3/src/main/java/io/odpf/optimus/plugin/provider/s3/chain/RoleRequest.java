// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import java.util.Optional;

/**
 * A role to assume.
 *
 * @param arn the role's ARN
 * @param session the session's name in logs
 * @param externalId the id that the role's account requires
 */
record RoleRequest(String arn, String session, Optional<String> externalId) {
  private static final String SESSION = "optimus-plugin";

  static RoleRequest of(String arn, Optional<String> session, Optional<String> externalId) {
    return new RoleRequest(arn, session.orElse(SESSION), externalId);
  }
}
