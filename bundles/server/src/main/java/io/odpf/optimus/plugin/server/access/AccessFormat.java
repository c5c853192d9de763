// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.access;

import io.odpf.optimus.plugin.endpoint.access.CredentialFile;
import io.odpf.optimus.plugin.endpoint.access.CredentialLine;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import java.util.List;
import java.util.Optional;

/**
 * The format of the access file: {@code NAME ROLE sha256:HEX}, or {@code NAME ROLE sha256:HEX
 * PROJECT} for a credential of one project. The digest is that of the token.
 */
final class AccessFormat implements CredentialFile.Format<Credential> {
  private static final int FIELDS = 3;

  @Override
  public Credential parse(String where, String line, List<Credential> earlier)
      throws EndpointException {
    CredentialLine fields = CredentialLine.split(where, line);
    if (fields.size() != FIELDS && fields.size() != FIELDS + 1) {
      throw fields.wrong("expected NAME ROLE sha256:HEX [PROJECT]");
    }
    String name = fields.name(0);
    if (earlier.stream().anyMatch(it -> it.caller().name().equals(name))) {
      throw fields.wrong("the name " + name + " is used twice");
    }
    Optional<Role> role = Role.parse(fields.get(1));
    if (role.isEmpty()) {
      throw fields.wrongRole(1, "container, deployer, admin");
    }
    Optional<String> project =
        fields.size() > FIELDS ? Optional.of(fields.get(FIELDS)) : Optional.empty();
    return new Credential(new Caller(name, role.get(), project), fields.digest(FIELDS - 1));
  }

  @Override
  public String example() {
    return "ci deployer sha256:HEX";
  }
}
