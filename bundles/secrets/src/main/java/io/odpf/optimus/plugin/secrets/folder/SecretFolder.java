// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.disk.CrashPoint;
import io.odpf.optimus.plugin.secrets.envelope.Envelope;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyRing;
import io.odpf.optimus.plugin.secrets.key.KeySource;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.value.SecretName;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The secrets of a project's folder: the file {@code .optimus/secrets.yaml} in it. Each change
 * replaces the file at once or leaves it as it is. Thread-safe; other processes may change the same
 * file meanwhile, and no change is lost.
 */
public final class SecretFolder {
  private static final Envelope UNSEALED = new Envelope("", "", "");

  private final SecretsFile file;
  private final String project;
  private final KeySource keys;
  private final Clock clock;
  private final CrashPoint crash;

  /**
   * Creates an access to a folder's secrets. Reads nothing yet.
   *
   * @param folder the directory of {@code optimus.yaml}
   * @param project the project's name, which the secrets are bound to
   * @param keys the user's keys
   */
  public SecretFolder(Path folder, String project, KeySource keys) {
    this(folder, project, keys, Clock.systemUTC(), CrashPoint.NONE);
  }

  SecretFolder(Path folder, String project, KeySource keys, Clock clock, CrashPoint crash) {
    this.file = new SecretsFile(folder, crash);
    this.project = Objects.requireNonNull(project, "project");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.clock = clock;
    this.crash = crash;
  }

  /** Returns the file, which need not exist. */
  public Path file() {
    return file.path();
  }

  /**
   * Returns what may be shown of all secrets. A secret that cannot be decrypted has no digest.
   * Needs no key.
   *
   * @throws SecretException if the file or the keys cannot be read
   */
  public SecretList list() throws SecretException {
    SecretsDocument document = read();
    List<SecretInfo> secrets = new ArrayList<>();
    Optional<KeyRing> ring = document.entries().isEmpty() ? Optional.empty() : keys.read();
    if (ring.isEmpty()) {
      document.entries().forEach(entry -> secrets.add(info(entry, Optional.empty())));
      return new SecretList(
          secrets,
          List.of(),
          secrets.isEmpty() ? List.of() : FolderProblems.noKey(keys).problems());
    }
    List<Problem> errors = new ArrayList<>();
    EntryCipher cipher = new EntryCipher(project, keys, ring.get());
    for (SecretEntry entry : document.entries()) {
      Optional<String> digest = Optional.empty();
      try {
        digest = Optional.of(cipher.digest(entry, document.keyId()));
      } catch (SecretException e) {
        errors.addAll(e.problems());
      }
      secrets.add(info(entry, digest));
    }
    return new SecretList(secrets, errors, List.of());
  }

  /**
   * Returns what may be shown of one secret, without its digest.
   *
   * @param name its name, exactly or in another case
   */
  public Optional<SecretInfo> find(String name) throws SecretException {
    return read().find(name).map(entry -> info(entry, Optional.empty()));
  }

  /**
   * Returns the secrets that the jobs of a namespace may use, by name: those of the project and
   * those of the namespace.
   *
   * @throws SecretException if one of them cannot be decrypted
   */
  public Map<String, Secret> visibleTo(String namespace) throws SecretException {
    List<SecretEntry> visible = entries(namespace);
    return visible.isEmpty() ? Map.of() : cipher().open(visible);
  }

  /** Returns the names of the secrets that the jobs of a namespace may use. Needs no key. */
  public List<String> namesVisibleTo(String namespace) throws SecretException {
    return entries(namespace).stream().map(SecretEntry::name).toList();
  }

  private List<SecretEntry> entries(String namespace) throws SecretException {
    List<SecretEntry> visible = new ArrayList<>(read().entries());
    visible.removeIf(entry -> !entry.namespace().isEmpty() && !entry.namespace().equals(namespace));
    return visible;
  }

  /**
   * Returns whether the user has a key, be it the right one or not.
   *
   * @throws SecretException if the keys cannot be read
   */
  public boolean hasKey() throws SecretException {
    return keys.read().isPresent();
  }

  /**
   * Creates a secret. Creates a key too, if neither a key nor a secret exists.
   *
   * @param namespace the namespace that may use it; empty for all of the project's
   * @return where a new key was written; empty if there was one
   * @throws SecretException if the name is not allowed or taken, in whatever case
   */
  public Optional<String> register(String name, Optional<String> namespace, Secret value)
      throws SecretException, InterruptedException {
    SecretName.require(name);
    return file.change(() -> create(read(), name, namespace.orElse(""), value));
  }

  private Optional<String> create(
      SecretsDocument document, String name, String namespace, Secret value)
      throws SecretException, InterruptedException {
    Optional<SecretEntry> present = document.find(name);
    if (present.isPresent()) {
      throw FolderProblems.exists(present.get());
    }
    boolean first = document.entries().isEmpty();
    Optional<KeyRing> ring = keys.read();
    boolean needsKey = first && ring.isEmpty();
    if (needsKey) {
      ring = Optional.of(keys.add(EncryptionKey.generate(new SecureRandom())));
    }
    EntryCipher cipher =
        new EntryCipher(project, keys, ring.orElseThrow(() -> FolderProblems.noKey(keys)));
    EncryptionKey key = first ? cipher.ring().current() : cipher.key(document.keyId(), "the file");
    write(document, cipher, key, new SecretEntry(name, namespace, now(), UNSEALED), value);
    return needsKey ? Optional.of(keys.description()) : Optional.empty();
  }

  /**
   * Replaces the value of a secret.
   *
   * @param name its name, exactly or in another case
   * @param namespace its namespace; may be left out
   * @return its name
   * @throws SecretException if it does not exist, or belongs to another namespace
   */
  public String update(String name, Optional<String> namespace, Secret value)
      throws SecretException, InterruptedException {
    required(name, "updating", "update");
    return file.change(
        () -> {
          SecretsDocument document = read();
          SecretEntry entry = required(name, "updating", "update");
          if (namespace.isPresent() && !namespace.get().equals(entry.namespace())) {
            throw FolderProblems.namespace(
                entry, "leave --namespace out; to move it, delete it and set it again");
          }
          EntryCipher cipher = cipher();
          EncryptionKey key = cipher.key(document.keyId(), "the file");
          SecretEntry changed = new SecretEntry(entry.name(), entry.namespace(), now(), UNSEALED);
          write(document, cipher, key, changed, value);
          return entry.name();
        });
  }

  /**
   * Removes a secret. Needs no key.
   *
   * @param name its name, exactly or in another case
   * @param namespace its namespace; empty if it belongs to the whole project
   * @return its name
   * @throws SecretException if it does not exist, or belongs to another namespace
   */
  public String delete(String name, Optional<String> namespace)
      throws SecretException, InterruptedException {
    required(name, "deleting", "delete");
    return file.change(
        () -> {
          SecretEntry entry = required(name, "deleting", "delete");
          if (!namespace.orElse("").equals(entry.namespace())) {
            throw FolderProblems.namespace(
                entry,
                "to delete it: optimus secret delete "
                    + entry.name()
                    + (entry.namespace().isEmpty() ? "" : " --namespace " + entry.namespace()));
          }
          file.write(read().without(entry));
          return entry.name();
        });
  }

  /**
   * Encrypts all secrets with the current key; if they are already, with a new one, which becomes
   * the current one. Earlier keys stay, since other folders may need them. After a crash, secrets
   * have the old key or the new one, and both are kept.
   *
   * @return empty if there are no secrets
   * @throws SecretException if a secret cannot be decrypted, or no new key can be added
   */
  public Optional<Rotation> rotate() throws SecretException, InterruptedException {
    return read().entries().isEmpty()
        ? Optional.empty()
        : Optional.of(file.change(() -> rotate(read())));
  }

  private Rotation rotate(SecretsDocument document) throws SecretException, InterruptedException {
    EntryCipher cipher = cipher();
    Map<String, Secret> values = cipher.open(document.entries());
    EncryptionKey next = cipher.ring().current();
    // A rotation that was interrupted here has left a key in front that this one continues with.
    boolean needsKey = document.keyId().equals(next.id());
    if (needsKey) {
      crash.reached("add the key");
      next = keys.add(EncryptionKey.generate(new SecureRandom())).current();
    }
    crash.reached("write the file");
    List<SecretEntry> entries = new ArrayList<>();
    for (SecretEntry entry : document.entries()) {
      Secret value = Objects.requireNonNull(values.get(entry.name()), entry.name());
      entries.add(cipher.seal(next, entry, value));
    }
    file.write(new SecretsDocument(project, next.id(), entries));
    return new Rotation(entries.size(), next.id(), needsKey, keys.description());
  }

  private void write(
      SecretsDocument document,
      EntryCipher cipher,
      EncryptionKey key,
      SecretEntry entry,
      Secret value)
      throws SecretException {
    file.write(document.with(key.id(), cipher.seal(key, entry, value)));
  }

  /** Reads the file; returns a document without secrets if it does not exist. */
  private SecretsDocument read() throws SecretException {
    SecretsDocument document = file.read().orElse(new SecretsDocument(project, "", List.of()));
    if (!document.project().equals(project)) {
      throw FolderProblems.project(file.path(), document.project(), project);
    }
    return document;
  }

  private SecretEntry required(String name, String doing, String done) throws SecretException {
    SecretsDocument document = read();
    Optional<SecretEntry> entry = document.find(name);
    if (entry.isEmpty()) {
      // First, since what is not a name may be a value in the wrong place, which no message shows.
      SecretName.require(name);
      throw FolderProblems.absent(document, name, doing, done);
    }
    return entry.get();
  }

  private EntryCipher cipher() throws SecretException {
    KeyRing ring = keys.read().orElseThrow(() -> FolderProblems.noKey(keys));
    return new EntryCipher(project, keys, ring);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static SecretInfo info(SecretEntry entry, Optional<String> digest) {
    Optional<String> namespace = Optional.of(entry.namespace()).filter(each -> !each.isEmpty());
    return new SecretInfo(entry.name(), namespace, entry.updated(), digest);
  }
}
