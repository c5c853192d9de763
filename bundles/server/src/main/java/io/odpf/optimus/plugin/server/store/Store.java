// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server.store;

import io.odpf.optimus.plugin.jobs.dependency.KnownJob;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.NamespaceSpec;
import io.odpf.optimus.plugin.server.service.ProjectSpec;
import io.odpf.optimus.plugin.server.service.SecretKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The data of a job server. Each method is one transaction: it is done as a whole and durable when
 * it returns, or changes nothing. Times have microseconds. Thread-safe.
 */
public interface Store extends AutoCloseable {

  /** Creates or replaces a project. */
  void put(ProjectSpec project) throws ServerException;

  /**
   * Creates or replaces a namespace.
   *
   * @throws ServerException if the project does not exist
   */
  void put(String project, NamespaceSpec namespace) throws ServerException;

  /** Returns a project, if it exists. */
  Optional<ProjectSpec> project(String name) throws ServerException;

  /** Returns all projects, sorted by name. */
  List<ProjectSpec> projects() throws ServerException;

  /** Returns a namespace, if it exists. */
  Optional<NamespaceSpec> namespace(NamespaceKey key) throws ServerException;

  /** Returns the namespaces of a project, sorted by name. */
  List<NamespaceSpec> namespaces(String project) throws ServerException;

  /**
   * Replaces all jobs of a namespace. Jobs that it had keep their ids and runs.
   *
   * @return the names of the jobs that it no longer has, sorted
   * @throws ServerException if the namespace does not exist, or another namespace of the project
   *     has one of the jobs
   */
  List<String> replaceJobs(NamespaceKey namespace, List<NewJob> jobs) throws ServerException;

  /**
   * Creates or replaces a job.
   *
   * @throws ServerException if the namespace does not exist, or another namespace of the project
   *     has the job
   */
  void putJob(NamespaceKey namespace, NewJob job) throws ServerException;

  /** Deletes a job with its runs; returns whether it existed. */
  boolean deleteJob(NamespaceKey namespace, String name) throws ServerException;

  /** Returns a job of a namespace, if it exists. */
  Optional<StoredJob> job(NamespaceKey namespace, String name) throws ServerException;

  /** Returns the jobs of a namespace, sorted by name. */
  List<StoredJob> jobs(NamespaceKey namespace) throws ServerException;

  /** Returns the names of the jobs of a namespace, in no order. */
  List<String> jobNames(NamespaceKey namespace) throws ServerException;

  /** Returns the jobs of all projects with what they write; without what they read and wait for. */
  List<KnownJob> knownJobs() throws ServerException;

  /** Returns what a run of a job is compiled from, if the job exists. */
  Optional<RunSource> runSource(String project, String job, Instant scheduledAt)
      throws ServerException;

  /**
   * Registers a run unless the job has one at that time.
   *
   * @param job the job's id
   * @param run the run to register
   * @return the registered run; empty if the job does not exist any more
   */
  Optional<StoredRun> register(String job, Instant scheduledAt, StoredRun run)
      throws ServerException;

  /** Returns the secrets that jobs of a namespace may read. */
  List<StoredSecret> visibleSecrets(NamespaceKey namespace) throws ServerException;

  /** Returns the secrets of a project, sorted by name. */
  List<StoredSecret> secrets(String project) throws ServerException;

  /**
   * Returns the secret with a name, if case is ignored and whatever its namespace.
   *
   * @param key its project and name
   */
  Optional<StoredSecret> secret(SecretKey key) throws ServerException;

  /** Stores a new secret; returns false if the project has one of this name if case is ignored. */
  boolean addSecret(StoredSecret secret) throws ServerException;

  /** Replaces a secret with this key; returns whether it existed. */
  boolean replaceSecret(StoredSecret secret) throws ServerException;

  /** Deletes a secret; returns whether it existed in exactly this scope. */
  boolean deleteSecret(SecretKey key) throws ServerException;

  /**
   * Replaces secrets of all projects.
   *
   * @param change returns the secret itself if it is not to be replaced
   * @return the number of secrets that were replaced
   */
  int changeSecrets(SecretChange change) throws ServerException;

  /** Changes a secret. */
  @FunctionalInterface
  interface SecretChange {
    /**
     * Returns the secret to store.
     *
     * @throws ServerException to change no secret
     */
    StoredSecret apply(StoredSecret secret) throws ServerException;
  }

  /** Closes the connections. */
  @Override
  void close();
}
