// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.secrets.envelope.Envelope;
import io.odpf.optimus.plugin.secrets.value.SecretName;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.server.store.StoredSecret;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of secrets. */
final class SecretTable {
  private static final String SELECT =
      "SELECT project, name, namespace, digest, updated_at, key_id, nonce, value FROM secret";

  private SecretTable() {}

  static List<StoredSecret> visible(Connection connection, NamespaceKey namespace)
      throws SQLException {
    return Query.of(
            SELECT + " WHERE project = ? AND (namespace = '' OR namespace = ?)",
            namespace.project(),
            namespace.namespace())
        .list(connection, SecretTable::secret);
  }

  static List<StoredSecret> secrets(Connection connection, String project) throws SQLException {
    return Query.of(SELECT + " WHERE project = ? ORDER BY name", project)
        .list(connection, SecretTable::secret);
  }

  static Optional<StoredSecret> secret(Connection connection, SecretKey key) throws SQLException {
    return Query.of(
            SELECT + " WHERE project = ? AND name_key = ?",
            key.project(),
            SecretName.key(key.name()))
        .first(connection, SecretTable::secret);
  }

  private static StoredSecret secret(ResultSet row) throws SQLException {
    SecretDescription description =
        new SecretDescription(
            row.getString(2),
            row.getString(4),
            Optional.of(row.getString(3)).filter(text -> !text.isEmpty()),
            Columns.time(row.getLong(5)));
    Envelope envelope = new Envelope(row.getString(6), row.getString(7), row.getString(8));
    return new StoredSecret(row.getString(1), description, envelope);
  }

  static boolean add(Connection connection, StoredSecret secret)
      throws SQLException, ServerException {
    Optional<String> namespace = secret.description().namespace();
    if (namespace.isPresent()) {
      ProjectTable.lock(connection, new NamespaceKey(secret.project(), namespace.get()));
    } else {
      ProjectTable.lock(connection, secret.project());
    }
    return values(
                secret,
                "INSERT INTO secret (digest, updated_at, key_id, nonce, value,"
                    + " project, name_key, name, namespace) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (project, name_key) DO NOTHING")
            .run(connection)
        > 0;
  }

  /** Locks the project: a rotation must not write an earlier value over this one. */
  static boolean replace(Connection connection, StoredSecret secret)
      throws SQLException, ServerException {
    ProjectTable.lock(connection, secret.project());
    return values(
                secret,
                "UPDATE secret SET digest = ?, updated_at = ?, key_id = ?, nonce = ?, value = ?"
                    + " WHERE project = ? AND name_key = ? AND name = ? AND namespace = ?")
            .run(connection)
        > 0;
  }

  /** Returns a statement with all columns of a secret as arguments. */
  private static Query values(StoredSecret secret, String sql) {
    return Query.of(
        sql,
        secret.description().digest(),
        Columns.micros(secret.description().updatedAt()),
        secret.envelope().keyId(),
        secret.envelope().nonce(),
        secret.envelope().value(),
        secret.project(),
        SecretName.key(secret.description().name()),
        secret.description().name(),
        secret.description().namespace().orElse(""));
  }

  static boolean delete(Connection connection, SecretKey key) throws SQLException, ServerException {
    ProjectTable.lock(connection, key.project());
    return Query.of(
                "DELETE FROM secret WHERE project = ? AND name_key = ? AND namespace = ?",
                key.project(),
                SecretName.key(key.name()),
                key.namespace().orElse(""))
            .run(connection)
        > 0;
  }

  static int change(Connection connection, Store.SecretChange change)
      throws SQLException, ServerException {
    List<String> projects =
        Query.of("SELECT name FROM project ORDER BY name")
            .list(connection, row -> row.getString(1));
    int changed = 0;
    for (String project : projects) {
      ProjectTable.lock(connection, project);
      for (StoredSecret secret : secrets(connection, project)) {
        StoredSecret next = change.apply(secret);
        if (!next.equals(secret)) {
          replace(connection, next);
          changed++;
        }
      }
    }
    return changed;
  }
}
