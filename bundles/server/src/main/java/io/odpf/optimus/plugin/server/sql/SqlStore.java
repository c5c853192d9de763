// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.sql;

import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.service.SecretKey;
import io.odpf.optimus.plugin.server.store.NewJob;
import io.odpf.optimus.plugin.server.store.RunSource;
import io.odpf.optimus.plugin.server.store.Store;
import io.odpf.optimus.plugin.server.store.StoredJob;
import io.odpf.optimus.plugin.server.store.StoredRun;
import io.odpf.optimus.plugin.server.store.StoredSecret;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A store in the tables of a database. */
public final class SqlStore implements Store {
  private final Database database;

  /** Creates a store; closing it closes the database. */
  public SqlStore(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /** Runs work that has no result. */
  private interface Change {
    void run(Connection connection) throws SQLException, ServerException;
  }

  private void change(Change change) throws ServerException {
    database.write(
        connection -> {
          change.run(connection);
          return true;
        });
  }

  @Override
  public void put(ProjectSpec project) throws ServerException {
    change(connection -> ProjectTable.put(connection, project));
  }

  @Override
  public void put(String project, NamespaceSpec namespace) throws ServerException {
    change(connection -> ProjectTable.put(connection, project, namespace));
  }

  @Override
  public Optional<ProjectSpec> project(String name) throws ServerException {
    return database.read(connection -> ProjectTable.project(connection, name));
  }

  @Override
  public List<ProjectSpec> projects() throws ServerException {
    return database.read(ProjectTable::projects);
  }

  @Override
  public Optional<NamespaceSpec> namespace(NamespaceKey key) throws ServerException {
    return database.read(connection -> ProjectTable.namespace(connection, key));
  }

  @Override
  public List<NamespaceSpec> namespaces(String project) throws ServerException {
    return database.read(connection -> ProjectTable.namespaces(connection, project));
  }

  @Override
  public List<String> replaceJobs(NamespaceKey namespace, List<NewJob> jobs)
      throws ServerException {
    return database.write(connection -> JobTable.replace(connection, namespace, jobs));
  }

  @Override
  public void putJob(NamespaceKey namespace, NewJob job) throws ServerException {
    change(connection -> JobTable.put(connection, namespace, List.of(job)));
  }

  @Override
  public boolean deleteJob(NamespaceKey namespace, String name) throws ServerException {
    return database.write(connection -> JobTable.delete(connection, namespace, name));
  }

  @Override
  public Optional<StoredJob> job(NamespaceKey namespace, String name) throws ServerException {
    return database.read(connection -> JobTable.job(connection, namespace, name));
  }

  @Override
  public List<StoredJob> jobs(NamespaceKey namespace) throws ServerException {
    return database.read(connection -> JobTable.jobs(connection, namespace));
  }

  @Override
  public List<String> jobNames(NamespaceKey namespace) throws ServerException {
    return database.read(connection -> JobTable.names(connection, namespace));
  }

  @Override
  public List<KnownJob> knownJobs() throws ServerException {
    return database.read(JobTable::known);
  }

  @Override
  public Optional<RunSource> runSource(String project, String job, Instant scheduledAt)
      throws ServerException {
    return database.read(connection -> RunTable.source(connection, project, job, scheduledAt));
  }

  @Override
  public Optional<StoredRun> register(String job, Instant scheduledAt, StoredRun run)
      throws ServerException {
    return database.write(connection -> RunTable.register(connection, job, scheduledAt, run));
  }

  @Override
  public List<StoredSecret> visibleSecrets(NamespaceKey namespace) throws ServerException {
    return database.read(connection -> SecretTable.visible(connection, namespace));
  }

  @Override
  public List<StoredSecret> secrets(String project) throws ServerException {
    return database.read(connection -> SecretTable.secrets(connection, project));
  }

  @Override
  public Optional<StoredSecret> secret(SecretKey key) throws ServerException {
    return database.read(connection -> SecretTable.secret(connection, key));
  }

  @Override
  public boolean addSecret(StoredSecret secret) throws ServerException {
    return database.write(connection -> SecretTable.add(connection, secret));
  }

  @Override
  public boolean replaceSecret(StoredSecret secret) throws ServerException {
    return database.write(connection -> SecretTable.replace(connection, secret));
  }

  @Override
  public boolean deleteSecret(SecretKey key) throws ServerException {
    return database.write(connection -> SecretTable.delete(connection, key));
  }

  @Override
  public int changeSecrets(SecretChange change) throws ServerException {
    return database.write(connection -> SecretTable.change(connection, change));
  }

  @Override
  public void close() {
    database.close();
  }
}
