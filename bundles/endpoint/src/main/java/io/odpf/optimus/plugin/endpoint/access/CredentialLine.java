// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.endpoint.access;

import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.endpoint.problem.EndpointException;
import io.odpf.optimus.plugin.endpoint.problem.EndpointProblem;
import io.odpf.optimus.plugin.text.TerminalText;
import java.util.List;

/**
 * A line of a file of credentials.
 *
 * @param where the file and the number of the line
 * @param fields the fields between spaces
 */
public record CredentialLine(String where, List<String> fields) {
  public CredentialLine {
    fields = List.copyOf(fields);
  }

  /** Splits a line. */
  public static CredentialLine split(String where, String line) {
    return new CredentialLine(where, List.of(line.split("\\s+")));
  }

  /** Returns the number of fields. */
  public int size() {
    return fields.size();
  }

  /** Returns a field. */
  public String get(int index) {
    return fields.get(index);
  }

  /** Returns a field as the name of a credential. */
  public String name(int index) throws EndpointException {
    if (!get(index).matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
      throw wrong("a name has letters, digits, '.', '_', '@' and '-', at most 64");
    }
    return get(index);
  }

  /** Returns a field as a digest. */
  public Digest digest(int index) throws EndpointException {
    // The message omits the field: it may be a token written here by mistake.
    return Digest.parse(get(index))
        .filter(it -> it.algorithm() == Digest.Algorithm.SHA256)
        .orElseThrow(() -> wrong("the digest must be sha256: and 64 hex digits"));
  }

  /** Creates the exception for a field that is no role. */
  public EndpointException wrongRole(int index, String roles) {
    return wrong("there is no role " + TerminalText.quote(get(index)) + ", only " + roles);
  }

  /** Creates the exception for a line that is not valid. */
  public EndpointException wrong(String message) {
    return new EndpointException(
        EndpointProblem.ACCESS_FILE,
        where + ": " + message,
        "sha256sum prints the digest of a token that it reads without a line feed");
  }
}
