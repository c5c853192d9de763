// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.CleanRequest;
import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTest {
  private static final String KEY = "key one";
  private static final String SIGNATURES = "{{.Name}}/{{.Version}}/{{.Os}}_{{.Arch}}.sig";

  @TempDir Path directory;
  private final KeyedDigestVerifier verifier = new KeyedDigestVerifier();
  private World world;
  private byte[] program;

  @BeforeEach
  void publish() {
    world = new World(directory);
    world.verifiers.add(verifier, "test", 0);
    program = world.publish("neo", "1.0");
    sign(program, KEY);
    world.list(signed(KEY));
  }

  private void sign(byte[] content, String key) {
    world.source.put("neo/1.0/linux_amd64.sig", KeyedDigestVerifier.sign(content, key));
  }

  private static PluginEntry signed(String key) {
    return signed(key, Optional.empty());
  }

  private static PluginEntry signed(String key, Optional<String> checksums) {
    PluginEntry plain = World.entry("neo", "1.0");
    return new PluginEntry(
        plain.name(),
        plain.provider(),
        plain.path(),
        plain.version(),
        checksums,
        plain.sha256(),
        Optional.of(
            new PluginEntry.Signature(
                KeyedDigestVerifier.SCHEME, SIGNATURES, key, checksums.isPresent())),
        plain.modes(),
        plain.binary(),
        plain.options(),
        plain.variables(),
        plain.position());
  }

  private Problem refusal(ThrowingCallable operation) throws IOException {
    Map<String, String> before = world.tree();
    Optional<String> lock = lock();
    PluginManagerException refused = catchThrowableOfType(PluginManagerException.class, operation);
    assertThat(world.tree()).isEqualTo(before);
    assertThat(lock()).isEqualTo(lock);
    assertThat(refused.problems()).hasSize(1);
    return refused.problems().get(0);
  }

  private Optional<String> lock() throws IOException {
    return Files.exists(world.lockFile())
        ? Optional.of(Files.readString(world.lockFile()))
        : Optional.empty();
  }

  private void editLock(String what, String with) throws IOException {
    String lock = lock().orElseThrow();
    assertThat(lock).containsPattern(what);
    Files.writeString(world.lockFile(), lock.replaceAll(what, with));
  }

  @Test
  void whatTheTrustedKeySignedIsInstalledAndItsSignatureLocked() throws Exception {
    world.install();
    assertThat(world.binary("neo")).hasBinaryContent(program);
    assertThat(lock().orElseThrow()).contains("\"signature\": \"");
    assertThat(verifier.verifications).hasValue(1);
  }

  @Test
  void aLockedSignatureIsVerifiedAgainWithoutAskingForIt() throws Exception {
    world.lock();
    world.source.remove("neo/1.0/linux_amd64.sig");
    world.install(Mode.SERVER, Option.OFFLINE);
    assertThat(world.binary("neo")).hasBinaryContent(program);
    assertThat(verifier.verifications).hasValue(2);
  }

  @Test
  void whatIsInstalledAlreadyIsNotReadAgain() throws Exception {
    world.install();
    world.install();
    assertThat(verifier.verifications).hasValue(1);
  }

  @Test
  void aMissingSignatureIsRefused() throws Exception {
    world.source.remove("neo/1.0/linux_amd64.sig");
    for (ThrowingCallable operation :
        new ThrowingCallable[] {() -> world.install(), () -> world.lock()}) {
      Problem problem = refusal(operation);
      assertThat(problem.code().word()).isEqualTo("signature-missing");
      assertThat(problem.message())
          .startsWith("neo must be signed, but its signature is missing: ")
          .contains("neo/1.0/linux_amd64.sig");
      assertThat(problem.position()).isPresent();
    }
  }

  @Test
  void anotherFileThanWasSignedIsRefused() throws Exception {
    sign(World.program(World.LINUX, "other"), KEY);
    Problem problem = refusal(() -> world.install());
    assertThat(problem.code().word()).isEqualTo("signature-refused");
    assertThat(problem.message())
        .isEqualTo("the keyed signature of optimus-neo_linux_amd64 is of another file");
    assertThat(problem.hint()).isEqualTo("do not use it");
  }

  @Test
  void aKeyThatIsNoneIsNamedAsWhatIsWrong() throws Exception {
    world.list(signed("nonsense"));
    Problem problem = refusal(() -> world.install());
    assertThat(problem.code().word()).isEqualTo("signature-key");
    assertThat(problem.message())
        .isEqualTo("the keyed key that the configuration gives for neo is no key");
  }

  @Test
  void anotherTrustedKeyMakesTheLockStaleAndIsVerifiedThoughTheBinaryIsInstalled()
      throws Exception {
    world.install();
    world.list(signed("key two"));
    assertThat(refusal(() -> world.install(Mode.SERVER)).code().word())
        .isEqualTo("lock-incomplete");
    assertThat(refusal(() -> world.install()).code().word()).isEqualTo("signature-refused");
    sign(program, "key two");
    world.install();
    assertThat(world.install(Mode.SERVER).changed()).isFalse();
  }

  @Test
  void aLostLockIsMadeAnewOnlyFromWhatIsSigned() throws Exception {
    world.install();
    String lock = lock().orElseThrow();
    Files.delete(world.lockFile());
    world.emptyStore();
    assertThat(world.install().changed()).isFalse();
    assertThat(lock()).contains(lock);
    assertThat(verifier.verifications).hasValue(2);
  }

  @Test
  void aLockEditedToOtherBytesIsRefused() throws Exception {
    world.source.pins = false;
    world.lock();
    byte[] other = World.program(World.LINUX, "neo 6.6");
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), other);
    String sha256 = new String(KeyedDigestVerifier.sign(other, ""), StandardCharsets.US_ASCII);
    editLock("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\"");
    assertThat(refusal(() -> world.install(Mode.SERVER)).code().word())
        .isEqualTo("signature-refused");
  }

  @Test
  void aLockWithoutTheSignatureIsRefused() throws Exception {
    world.lock();
    for (String edit : new String[] {"\"signature\": \"%%%\",", ""}) {
      editLock("\"signature\": \"[^\"]*\",", edit);
      Problem problem = refusal(() -> world.install(Mode.SERVER));
      assertThat(problem.code().word()).isEqualTo("signature-missing");
      assertThat(problem.hint()).endsWith("optimus plugin lock --upgrade neo");
    }
  }

  @Test
  void aSchemeThatNothingVerifiesIsRefusedBeforeAnythingIsAsked() throws Exception {
    world.verifiers.remove(verifier);
    Problem problem = refusal(() -> world.install());
    assertThat(problem.code().word()).isEqualTo("signature-unavailable");
    assertThat(problem.message())
        .isEqualTo(
            "neo must have a keyed signature, which nothing here verifies; verified are none");
    assertThat(world.source.resolves).hasValue(0);
  }

  @Test
  void cleaningTheCacheLosesNoSignature() throws Exception {
    world.install();
    world.clean(CleanRequest.Option.CACHE);
    Files.delete(world.binary("neo"));
    world.install(Mode.SERVER);
    assertThat(verifier.verifications).hasValue(2);
  }

  /** As goreleaser signs: one file of checksums for all. */
  private String publishChecksums(String algorithm) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(program);
    String text =
        HexFormat.of().formatHex(digest) + "  optimus-neo_linux_amd64\n" + "0".repeat(64) + "  x\n";
    world.source.put("neo/1.0/checksums.txt", text.getBytes(StandardCharsets.UTF_8));
    sign(text.getBytes(StandardCharsets.UTF_8), KEY);
    world.list(signed(KEY, Optional.of("neo/1.0/checksums.txt")));
    return text;
  }

  @Test
  void whatASignedFileOfChecksumsNamesIsInstalledAndVerifiedAgainWithoutIt() throws Exception {
    for (String algorithm : new String[] {"SHA-256", "SHA-512"}) {
      publishChecksums(algorithm);
      world.install();
      assertThat(world.binary("neo")).hasBinaryContent(program);
      world.clean(CleanRequest.Option.ALL);
      world.source.remove("neo/1.0/checksums.txt");
      world.source.remove("neo/1.0/linux_amd64.sig");
      world.install(Mode.SERVER, Option.OFFLINE);
      assertThat(world.binary("neo")).hasBinaryContent(program);
      world.clean(CleanRequest.Option.ALL);
      Files.delete(world.lockFile());
    }
  }

  @Test
  void checksumsThatWereChangedAfterTheyWereSignedAreRefused() throws Exception {
    String text = publishChecksums("SHA-256");
    world.source.put("neo/1.0/checksums.txt", (text + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(() -> world.install()).message())
        .isEqualTo("the keyed signature of neo/1.0/checksums.txt is of another file");
  }

  @Test
  void aLockEditedToOtherBytesThanTheSignedChecksumsNameIsRefused() throws Exception {
    world.source.pins = false;
    publishChecksums("SHA-256");
    world.lock();
    byte[] other = World.program(World.LINUX, "neo 6.6");
    world.source.put(World.pathOf("neo", "1.0", World.LINUX), other);
    String sha256 = new String(KeyedDigestVerifier.sign(other, ""), StandardCharsets.US_ASCII);
    editLock("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\"");
    assertThat(refusal(() -> world.install(Mode.SERVER)).message())
        .contains("the signed neo/1.0/checksums.txt says");
    editLock("\"checksums\": \"[^\"]*\",", "");
    assertThat(refusal(() -> world.install(Mode.SERVER)).code().word())
        .isEqualTo("signature-missing");
  }
}
