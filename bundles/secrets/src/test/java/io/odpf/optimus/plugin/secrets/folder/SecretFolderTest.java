// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.secrets.key.KeyFile;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFolderTest {
  private static final Optional<String> PROJECT = Optional.empty();
  private static final Optional<String> SPACE = Optional.of("space");

  @TempDir Path directory;

  @Test
  void hasNoSecretsAtFirst() throws Exception {
    SecretFolder folder = SampleFolder.of(directory);

    assertThat(folder.list().secrets()).isEmpty();
    assertThat(folder.visibleTo("space")).isEmpty();
    assertThat(folder.rotate()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void createsAKeyWithTheFirstSecretOnly() throws Exception {
    SecretFolder folder = SampleFolder.of(directory);

    assertThat(folder.register("a", PROJECT, SampleFolder.VALUE))
        .contains(SampleFolder.keyFile(directory).toString());
    assertThat(folder.register("b", PROJECT, SampleFolder.VALUE)).isEmpty();
  }

  @Test
  void showsSecretsToTheirNamespaceOnly() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
    assertThat(folder.visibleTo("other")).containsExactly(Map.entry("api_key", SampleFolder.VALUE));
  }

  @Test
  void listsNamesNamespacesTimesAndDigests() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    folder.register("same", PROJECT, SampleFolder.VALUE);

    SecretList list = folder.list();

    assertThat(list.errors()).isEmpty();
    assertThat(list.warnings()).isEmpty();
    assertThat(list.secrets())
        .extracting(SecretInfo::name)
        .containsExactly("api_key", "same", "Token");
    assertThat(list.secrets())
        .extracting(SecretInfo::namespace)
        .containsExactly(PROJECT, PROJECT, SPACE);
    assertThat(list.secrets()).extracting(SecretInfo::updated).containsOnly(SampleFolder.NOW);
    assertThat(list.secrets().get(0).digest())
        .isPresent()
        .isEqualTo(list.secrets().get(1).digest());
    assertThat(list.secrets().get(2).digest()).isNotEqualTo(list.secrets().get(0).digest());
  }

  @Test
  void writesAFileThatMayBeCommitted() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    assertThat(folder.file()).isEqualTo(directory.resolve(".optimus/secrets.yaml"));
    assertThat(folder.file()).content().doesNotContain("hunter2", "aHVudGVyMg").contains("\"neo\"");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file())))
        .startsWith("rw-r");
    assertThat(folder.file().getParent().toFile().list()).containsExactly("secrets.yaml");
  }

  @Test
  void keepsThePermissionsOfItsFile() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    Files.setPosixFilePermissions(folder.file(), PosixFilePermissions.fromString("rw-rw----"));

    folder.update("api_key", PROJECT, Secret.of("new"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.file())))
        .isEqualTo("rw-rw----");
  }

  @Test
  void refusesNamesThatAreTakenInAnyCase() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    Problem problem = problem(() -> folder.register("API_KEY", SPACE, Secret.of("new")));

    assertThat(problem.code()).isEqualTo(SecretProblem.EXISTS);
    assertThat(problem.message())
        .isEqualTo(
            "error while saving secret: resource already exists for entity secret: failed to"
                + " register secret api_key");
    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
  }

  @Test
  void updatesInAnyCaseAndKeepsNameAndNamespace() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    assertThat(folder.update("TOKEN", PROJECT, Secret.of("new"))).isEqualTo("Token");
    assertThat(folder.update("Token", SPACE, Secret.of("newer"))).isEqualTo("Token");

    assertThat(folder.visibleTo("space")).containsEntry("Token", Secret.of("newer"));
    assertThat(folder.visibleTo("other")).doesNotContainKey("Token");
  }

  @Test
  void doesNotMoveASecretToAnotherNamespace() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    assertThat(
            problem(() -> folder.update("Token", Optional.of("other"), Secret.of("x"))).message())
        .isEqualTo("secret 'Token' belongs to namespace 'space'");
    assertThat(problem(() -> folder.update("api_key", SPACE, Secret.of("x"))).message())
        .isEqualTo("secret 'api_key' belongs to the whole project, not to a namespace");
  }

  @Test
  void refusesToUpdateOrDeleteWhatDoesNotExist() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    Problem update = problem(() -> folder.update("apikey", PROJECT, Secret.of("x")));
    assertThat(update.code()).isEqualTo(SecretProblem.ABSENT);
    assertThat(update.message())
        .isEqualTo(
            "error while updating secret: not found for entity secret: failed to update secret"
                + " apikey");
    assertThat(update.hint()).contains("api_key");
    assertThat(problem(() -> folder.delete("gone", PROJECT)).code())
        .isEqualTo(SecretProblem.ABSENT);
    assertThat(problem(() -> folder.update("hunter2!", PROJECT, Secret.of("x"))).message())
        .doesNotContain("hunter2");
  }

  @Test
  void deletesFromTheExactScopeOnly() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);

    Problem problem = problem(() -> folder.delete("Token", PROJECT));
    assertThat(problem.code()).isEqualTo(SecretProblem.NAMESPACE);
    assertThat(problem.hint())
        .isEqualTo("to delete it: optimus secret delete Token --namespace space");
    assertThat(problem(() -> folder.delete("api_key", SPACE)).hint())
        .isEqualTo("to delete it: optimus secret delete api_key");

    assertThat(folder.delete("token", SPACE)).isEqualTo("Token");
    assertThat(folder.list().secrets()).extracting(SecretInfo::name).containsExactly("api_key");
  }

  @Test
  void startsAnewAfterTheLastSecretIsDeleted() throws Exception {
    SecretFolder folder = SampleFolder.of(directory);
    folder.register("a", PROJECT, SampleFolder.VALUE);
    folder.delete("a", PROJECT);
    Files.delete(SampleFolder.keyFile(directory));

    assertThat(folder.register("b", PROJECT, SampleFolder.VALUE)).isPresent();
  }

  @Test
  void changesNothingWithoutTheKey() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    String before = Files.readString(folder.file());
    Files.delete(SampleFolder.keyFile(directory));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> folder.register("new", PROJECT, SampleFolder.VALUE),
            () -> folder.update("api_key", PROJECT, SampleFolder.VALUE),
            () -> folder.visibleTo("space"),
            folder::rotate)) {
      assertThat(problem(call).code()).isEqualTo(SecretProblem.NO_KEY);
    }
    assertThat(folder.file()).hasContent(before);
    assertThat(SampleFolder.keyFile(directory)).doesNotExist();
    SecretList list = folder.list();
    assertThat(list.secrets()).extracting(SecretInfo::digest).containsOnly(Optional.empty());
    assertThat(list.warnings()).extracting(Problem::code).containsExactly(SecretProblem.NO_KEY);
  }

  @Test
  void changesNothingWithAnotherKey() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    String before = Files.readString(folder.file());
    Files.delete(SampleFolder.keyFile(directory));
    SampleFolder.of(Files.createDirectory(directory.resolve("other")))
        .register("x", PROJECT, SampleFolder.VALUE);
    Files.move(SampleFolder.keyFile(directory.resolve("other")), SampleFolder.keyFile(directory));

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> folder.register("new", PROJECT, SampleFolder.VALUE),
            () -> folder.update("api_key", PROJECT, SampleFolder.VALUE),
            () -> folder.visibleTo("space"),
            folder::rotate)) {
      Problem problem = problem(call);
      assertThat(problem.code()).isEqualTo(SecretProblem.UNKNOWN_KEY);
      assertThat(problem.message()).contains(SampleFolder.keyFile(directory).toString());
    }
    assertThat(folder.file()).hasContent(before);
  }

  @Test
  void refusesTheFileOfAnotherProject() throws Exception {
    SampleFolder.filled(directory);
    SecretFolder other =
        new SecretFolder(directory, "trinity", new KeyFile(SampleFolder.keyFile(directory)));

    assertThat(problem(other::list).code()).isEqualTo(SecretProblem.PROJECT);
    assertThat(problem(() -> other.register("x", PROJECT, SampleFolder.VALUE)).code())
        .isEqualTo(SecretProblem.PROJECT);
  }

  @Test
  void rotatesAllSecretsToANewKey() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    String before = Files.readString(folder.file());
    String keys = Files.readString(SampleFolder.keyFile(directory));

    Rotation rotation = folder.rotate().orElseThrow();

    assertThat(rotation.secrets()).isEqualTo(2);
    assertThat(rotation.created()).isTrue();
    assertThat(folder.visibleTo("space")).isEqualTo(SampleFolder.values());
    assertThat(folder.file()).content().contains(rotation.keyId()).isNotEqualTo(before);
    assertThat(SampleFolder.keyFile(directory)).content().contains(keys.lines().toList().get(2));
    assertThat(folder.rotate().orElseThrow().keyId()).isNotEqualTo(rotation.keyId());
  }

  @Test
  void rotatesToAKeyThatIsInFrontAlready() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    KeyFile keys = new KeyFile(SampleFolder.keyFile(directory));
    String next = keys.add(EncryptionKey.generate(new SecureRandom())).current().id();

    Rotation rotation = folder.rotate().orElseThrow();

    assertThat(rotation.keyId()).isEqualTo(next);
    assertThat(rotation.created()).isFalse();
    assertThat(keys.read().orElseThrow().keys()).hasSize(2);
  }

  @Test
  void rotatesNothingIfOneSecretDoesNotDecrypt() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    String changed =
        Files.readString(folder.file()).replace("- name: \"Token\"", "- name: \"Tokens\"");
    Files.writeString(folder.file(), changed);
    String keys = Files.readString(SampleFolder.keyFile(directory));

    assertThat(problem(folder::rotate).code()).isEqualTo(SecretProblem.NOT_AUTHENTIC);

    assertThat(folder.file()).hasContent(changed);
    assertThat(SampleFolder.keyFile(directory)).hasContent(keys);
  }

  @Test
  void listsWhatDoesNotDecryptAsAnError() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    Files.writeString(
        folder.file(), Files.readString(folder.file()).replace("\"Token\"", "\"Tokens\""));

    SecretList list = folder.list();

    assertThat(list.errors())
        .extracting(Problem::code)
        .containsExactly(SecretProblem.NOT_AUTHENTIC);
    assertThat(list.secrets())
        .extracting(info -> info.digest().isPresent())
        .containsExactly(true, false);
  }

  @Test
  void refusesLinksOutOfTheFolder() throws Exception {
    SecretFolder folder = SampleFolder.filled(directory);
    Path outside = directory.resolve("outside");
    Files.move(folder.file().getParent(), outside);
    Files.createSymbolicLink(directory.resolve(".optimus"), outside);
    assertThat(problem(folder::list).message()).contains("its directory is a link");
    assertThat(problem(() -> folder.register("x", PROJECT, SampleFolder.VALUE)).message())
        .contains("its directory is a link");

    Files.delete(directory.resolve(".optimus"));
    Files.createDirectory(directory.resolve(".optimus"));
    Files.createSymbolicLink(folder.file(), outside.resolve("secrets.yaml"));
    assertThat(problem(folder::list).message()).contains("it is a link");
  }

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(SecretException.class, call).problems().get(0);
  }
}
