// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.management.access;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.endpoint.access.CredentialFile;
import io.odpf.optimus.plugin.endpoint.access.CredentialLine;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import java.util.List;
import java.util.Optional;

/**
 * The format of the access file: {@code NAME ROLE token sha256:HEX} or {@code NAME ROLE certificate
 * sha256:HEX}. The digest is that of the token, or of the certificate's DER encoding.
 */
final class AccessFormat implements CredentialFile.Format<Credential> {
  private static final int FIELDS = 4;

  @Override
  public Credential parse(String where, String line, List<Credential> earlier)
      throws EndpointException {
    CredentialLine fields = CredentialLine.split(where, line);
    if (fields.size() != FIELDS) {
      throw fields.wrong("expected NAME ROLE token|certificate sha256:HEX");
    }
    String name = fields.name(0);
    Optional<Role> role = Role.parse(fields.get(1));
    if (role.isEmpty()) {
      throw fields.wrongRole(1, "reader, client, operator");
    }
    Credential.Kind kind =
        switch (fields.get(2)) {
          case "token" -> Credential.Kind.TOKEN;
          case "certificate" -> Credential.Kind.CERTIFICATE;
          default -> throw fields.wrong("a credential is a token or a certificate");
        };
    Digest digest = fields.digest(FIELDS - 1);
    if (earlier.stream().anyMatch(it -> it.name().equals(name) && it.kind() == kind)) {
      throw fields.wrong("the name " + name + " is used twice");
    }
    return new Credential(name, role.get(), kind, digest);
  }

  @Override
  public String example() {
    return "ci client token sha256:HEX";
  }
}
