// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.secrets.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.secrets.problem.SecretException;
import io.odpf.optimus.plugin.secrets.problem.SecretProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeySourceTest {
  private final EncryptionKey first = EncryptionKey.generate(new SecureRandom());
  private final EncryptionKey second = EncryptionKey.generate(new SecureRandom());

  @TempDir Path home;

  @Test
  void isAFileInTheHomeDirectory() throws Exception {
    KeySource source = KeySource.of(Map.of("HOME", home.toString()));

    assertThat(source.description())
        .isEqualTo(home.resolve(".config/optimus/secret.key").toString());
    assertThat(source.read()).isEmpty();
  }

  @Test
  void isAFileInTheDirectoryOfConfigurationsIfThereIsOne() throws Exception {
    KeySource source =
        KeySource.of(Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home + "/xdg"));

    assertThat(source.description()).isEqualTo(home.resolve("xdg/optimus/secret.key").toString());
  }

  @Test
  void isTheVariableIfItIsSet() throws Exception {
    KeySource source = variable(first.text() + "  " + second.text() + "\n");

    assertThat(source.read()).contains(new KeyRing(List.of(first, second)));
    assertThat(source.description()).isEqualTo("$OPTIMUS_SECRET_KEY");
  }

  @Test
  void refusesAVariableThatIsEmptyOrNoKey() {
    assertThat(refusal(variable("")::read)).contains("$OPTIMUS_SECRET_KEY is set but empty");
    assertThat(refusal(variable(first.text() + " swordfish")::read))
        .contains("word 2 of $OPTIMUS_SECRET_KEY is not a key")
        .doesNotContain("swordfish");
  }

  @Test
  void addsNoKeyToTheVariable() {
    assertThat(refusal(() -> variable(first.text()).add(second)))
        .contains("$OPTIMUS_SECRET_KEY has no new key in front of the present one")
        .doesNotContain(first.text(), second.text());
  }

  @Test
  void writesPrivateFilesInPrivateDirectories() throws Exception {
    KeyFile file = file();

    assertThat(file.add(first)).isEqualTo(new KeyRing(List.of(first)));

    assertThat(mode(path())).isEqualTo("rw-------");
    assertThat(mode(path().getParent())).isEqualTo("rwx------");
    assertThat(file.read()).contains(new KeyRing(List.of(first)));
    assertThat(path().getParent().toFile().list()).containsExactly("secret.key");
  }

  @Test
  void putsNewKeysInFrontAndKeepsComments() throws Exception {
    file().add(first);
    Files.writeString(path(), "# mine\n\n" + first.text() + "\n# old\n");

    assertThat(file().add(second)).isEqualTo(new KeyRing(List.of(second, first)));

    assertThat(path()).hasContent("# mine\n\n" + second.text() + "\n" + first.text() + "\n# old\n");
  }

  @Test
  void readsAFileThatHoldsOnlyAKey() throws Exception {
    file().add(first);
    Files.writeString(path(), second.text());

    assertThat(file().read()).contains(new KeyRing(List.of(second)));
  }

  @Test
  void refusesFilesThatOthersMayOpen() throws Exception {
    file().add(first);
    for (String mode : List.of("rw-r--r--", "rw----r--", "rw--w----", "rw-rw-rw-")) {
      Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(mode));

      assertThat(problem(file()::read).code()).isEqualTo(SecretProblem.EXPOSED_KEY);
      assertThat(problem(() -> file().add(second)).hint()).contains("chmod 600 " + path());
    }
  }

  @Test
  void refusesDirectoriesThatEverybodyMayWriteInto() throws Exception {
    file().add(first);
    Files.setPosixFilePermissions(path().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(refusal(file()::read)).contains("the directory of key file");
  }

  @Test
  void refusesLinks() throws Exception {
    file().add(first);
    Path real = home.resolve("real.key");
    Files.move(path(), real);
    Files.createSymbolicLink(path(), real);

    assertThat(refusal(file()::read)).contains("it is a link");
    assertThat(refusal(() -> file().add(second))).contains("it is a link");
    assertThat(real).content().doesNotContain(second.text());
  }

  @Test
  void refusesFilesWithoutKeysAndNamesTheLineOnly() throws Exception {
    file().add(first);
    for (String text : List.of("", "# only\n", first.text() + "\nswordfish\n")) {
      Files.writeString(path(), text);

      Problem problem = problem(file()::read);

      assertThat(problem.code()).isEqualTo(SecretProblem.BAD_KEY);
      assertThat(problem.toString()).doesNotContain("swordfish", first.text());
      assertThat(problem(() -> file().add(second)).code()).isEqualTo(SecretProblem.BAD_KEY);
      assertThat(path()).hasContent(text);
    }
    assertThat(problem(file()::read).position().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void refusesFilesThatAreNotText() throws Exception {
    file().add(first);
    Files.write(path(), new byte[] {(byte) 0xC0, (byte) 0xFF});

    assertThat(problem(file()::read).code()).isEqualTo(SecretProblem.BAD_KEY);
  }

  @Test
  void losesNoKeyThatOthersAddMeanwhile() throws Exception {
    List<EncryptionKey> keys = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      keys.add(EncryptionKey.generate(new SecureRandom()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<KeyRing>> added = new ArrayList<>();
      for (EncryptionKey key : keys) {
        added.add(threads.submit(() -> file().add(key)));
      }
      for (Future<KeyRing> each : added) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(file().read().orElseThrow().keys()).containsExactlyInAnyOrderElementsOf(keys);
  }

  private Path path() {
    return home.resolve("configurations/optimus/secret.key");
  }

  private KeyFile file() {
    return new KeyFile(path());
  }

  private static KeySource variable(String value) {
    return new KeyVariable(value);
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String refusal(ThrowingCallable call) {
    Problem problem = problem(call);
    return problem.message() + "; " + problem.hint();
  }

  private static Problem problem(ThrowingCallable call) {
    Optional<SecretException> failure =
        Optional.ofNullable(catchThrowableOfType(SecretException.class, call));
    return failure.orElseThrow().problems().get(0);
  }
}
