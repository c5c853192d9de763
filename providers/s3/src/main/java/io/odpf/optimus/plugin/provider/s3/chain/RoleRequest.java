// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.provider.s3.chain;

import java.util.Optional;

/**
 * A role to take on.
 *
 * @param arn its name
 * @param session what the role's user is called in logs
 * @param externalId what the role's account agreed on with us
 */
record RoleRequest(String arn, String session, Optional<String> externalId) {
  private static final String SESSION = "optimus-plugin";

  static RoleRequest of(String arn, Optional<String> session, Optional<String> externalId) {
    return new RoleRequest(arn, session.orElse(SESSION), externalId);
  }
}
