// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A statement with its arguments.
 *
 * @param sql a constant text
 * @param arguments texts and numbers
 */
record Query(String sql, List<Object> arguments) {
  Query {
    arguments = List.copyOf(arguments);
  }

  static Query of(String sql, Object... arguments) {
    return new Query(sql, List.of(arguments));
  }

  /** Reads a row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(Connection connection, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement);
      List<T> list = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          list.add(row.read(rows));
        }
      }
      return list;
    }
  }

  <T> Optional<T> first(Connection connection, Row<T> row) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
      }
    }
  }

  /** Runs a statement that changes rows; returns their number. */
  int run(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement);
      return statement.executeUpdate();
    }
  }

  private void bind(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < arguments.size(); i++) {
      statement.setObject(i + 1, arguments.get(i));
    }
  }
}
