// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import io.odpf.optimus.plugin.itests.daemon.Certificates;
import io.odpf.optimus.plugin.itests.daemon.FakeGcs;
import io.odpf.optimus.plugin.itests.daemon.GitDaemon;
import io.odpf.optimus.plugin.itests.daemon.GitRepository;
import io.odpf.optimus.plugin.itests.daemon.GitServer;
import io.odpf.optimus.plugin.itests.daemon.GoModules;
import io.odpf.optimus.plugin.itests.daemon.GoProxy;
import io.odpf.optimus.plugin.itests.daemon.OciRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Servers of the sources other than plain files, each started on first use. */
public final class SourceServers implements AutoCloseable {
  private static final String REPOSITORY = "plugins.git";
  private static final String GCS_BUCKET = "team-plugins";

  /** The beginning of the registry's repositories. */
  static final String OCI_REPOSITORY = "team/plugins";

  private final Path directory;
  private final Certificates certificates;
  private @Nullable GitRepository repository;
  private @Nullable GitServer gitServer;
  private @Nullable GitDaemon gitDaemon;
  private @Nullable GoModules modules;
  private @Nullable GoProxy goProxy;
  private @Nullable FakeGcs gcs;
  private @Nullable ObjectStore s3;
  private @Nullable OciRegistry registry;

  SourceServers(Path directory, Certificates certificates) {
    this.directory = directory;
    this.certificates = certificates;
  }

  /** Returns the repository that all git servers serve. */
  public GitRepository repository() {
    if (repository == null) {
      repository = GitRepository.create(repositories().resolve(REPOSITORY));
    }
    return repository;
  }

  /** Returns the server for https and ssh. */
  public GitServer gitServer() {
    if (gitServer == null) {
      gitServer =
          GitServer.start(
              Stage.directory("optimus.itests.fixtures").resolve("gitserver"),
              Stage.directory("optimus.itests.cache").resolve("go"),
              repositories(),
              certificates);
    }
    return gitServer;
  }

  /** Returns the server for git: addresses. */
  public GitDaemon gitDaemon() {
    if (gitDaemon == null) {
      gitDaemon = GitDaemon.start(repositories());
    }
    return gitDaemon;
  }

  /** Returns the modules of the module proxy. */
  public GoModules modules() {
    if (modules == null) {
      modules = new GoModules(directory("modules"));
    }
    return modules;
  }

  /** Returns the module proxy. */
  public GoProxy goProxy() {
    if (goProxy == null) {
      goProxy =
          GoProxy.start(
              Stage.directory("optimus.itests.fixtures").resolve("goproxy"),
              Stage.directory("optimus.itests.cache").resolve("go"),
              modules(),
              certificates);
    }
    return goProxy;
  }

  /** Returns the Cloud Storage server, with one versioned bucket. */
  private FakeGcs gcs() {
    if (gcs == null) {
      gcs =
          FakeGcs.start(
              Stage.directory("optimus.itests.fixtures").resolve("gcsserver"),
              Stage.directory("optimus.itests.cache").resolve("go"),
              directory("gcs"),
              certificates);
      gcs.makeVersionedBucket(GCS_BUCKET);
    }
    return gcs;
  }

  /** Puts an object into the Cloud Storage bucket. */
  public void putIntoGcs(String name, byte[] content) {
    gcs().put(GCS_BUCKET, name, content);
  }

  /** Returns the key of the account that may read that bucket, as written in a configuration. */
  public String gcsKey() {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(gcs().key()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the S3 server. */
  public ObjectStore s3() {
    if (s3 == null) {
      s3 =
          ObjectStore.start(
              Stage.directory("optimus.itests.fixtures").resolve("versitygw"),
              Stage.directory("optimus.itests.cache").resolve("go"),
              directory("s3"),
              certificates);
    }
    return s3;
  }

  /** Returns the OCI registry. */
  public OciRegistry registry() {
    if (registry == null) {
      registry =
          OciRegistry.start(
              Stage.directory("optimus.itests.fixtures").resolve("registry"),
              Stage.directory("optimus.itests.cache").resolve("go"),
              directory("registry"),
              certificates);
    }
    return registry;
  }

  /** Adds only the registry to a configuration. */
  public ConfigText addRegistryTo(ConfigText text) {
    return text.provider(
        "oci",
        "packages",
        "registry: " + registry().url(),
        "repository: " + OCI_REPOSITORY,
        "auth:",
        "  basic: {username: " + OciRegistry.USER + ", password: \"${REGISTRY_PASSWORD}\"}",
        "ca_file: " + certificates.authority());
  }

  /** Adds only the Cloud Storage bucket to a configuration. */
  public ConfigText addCloudTo(ConfigText text) {
    return text.provider(
        "gcs",
        "cloud",
        "bucket: " + GCS_BUCKET,
        "prefix: releases",
        "service_account: ${GCS_KEY}",
        "endpoint: " + gcs().url(),
        "token_uris: [\"" + gcs().tokenUri() + "\"]",
        "ca_file: " + certificates.authority());
  }

  /** Adds only the bucket of the S3 server to a configuration. */
  public ConfigText addStoreTo(ConfigText text) {
    return text.provider(
        "s3",
        "store",
        "bucket: " + ObjectStore.BUCKET,
        "service_account: ${S3_KEY}",
        "endpoint: " + s3().url(),
        "path_style: true",
        "ca_file: " + certificates.authority());
  }

  /**
   * Adds the registry, the object stores, the module proxy, and the repository through each server
   * to a configuration.
   */
  public ConfigText addTo(ConfigText text) {
    return addRegistryTo(addStoreTo(addCloudTo(text)))
        .provider(
            "git",
            "forge",
            "url: https://localhost:" + gitServer().httpsPort() + "/basic/" + REPOSITORY,
            "auth:",
            "  basic: {username: " + GitServer.USER + ", password: \"${FORGE_PASSWORD}\"}",
            "ca_file: " + certificates.authority())
        .provider(
            "git",
            "login",
            "url: ssh://git@localhost:" + gitServer().sshPort() + "/" + REPOSITORY,
            "ssh:",
            "  key: " + gitServer().encryptedKey(),
            "  passphrase: ${SSH_PASSPHRASE}",
            "  known_hosts: " + gitServer().knownHosts())
        .provider("git", "daemon", "url: git://localhost:" + gitDaemon().port() + "/" + REPOSITORY)
        .provider("git", "disk", "url: " + repository().directory().toUri(), "allow_file: true")
        .provider(
            "go",
            "modules",
            "proxy: https://localhost:" + goProxy().port() + "/bearer",
            "sumdb: " + goProxy().checksumDatabase(),
            "auth: ${MODULES_TOKEN}",
            "ca_file: " + certificates.authority());
  }

  private Path repositories() {
    return directory("git");
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (gitServer != null) {
      gitServer.close();
    }
    if (gitDaemon != null) {
      gitDaemon.close();
    }
    if (goProxy != null) {
      goProxy.close();
    }
    if (gcs != null) {
      gcs.close();
    }
    if (s3 != null) {
      s3.close();
    }
    if (registry != null) {
      registry.close();
    }
  }
}
