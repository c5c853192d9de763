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

class SignatureTest {
  private static final String KEY = "key one";
  private static final String SIGNATURES = "{{.Name}}/{{.Version}}/{{.Os}}_{{.Arch}}.sig";

  @TempDir Path directory;
  private final KeyedDigestVerifier verifier = new KeyedDigestVerifier();
  private TestMachine machine;
  private byte[] program;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.verifiers.add(verifier, "test", 0);
    program = machine.publish("neo", "1.0");
    sign(program, KEY);
    machine.list(signed(KEY));
  }

  private void sign(byte[] content, String key) {
    machine.source.put("neo/1.0/linux_amd64.sig", KeyedDigestVerifier.sign(content, key));
  }

  private static PluginEntry signed(String key) {
    return signed(key, Optional.empty());
  }

  private static PluginEntry signed(String key, Optional<String> checksums) {
    return TestMachine.entry("neo", "1.0").toBuilder()
        .checksums(checksums)
        .signature(
            Optional.of(
                new PluginEntry.Signature(
                    KeyedDigestVerifier.SCHEME, SIGNATURES, key, checksums.isPresent())))
        .build();
  }

  private Problem refusal(ThrowingCallable operation) throws IOException {
    Map<String, String> before = machine.tree();
    Optional<String> lock = lock();
    PluginManagerException refused = catchThrowableOfType(PluginManagerException.class, operation);
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(lock()).isEqualTo(lock);
    assertThat(refused.problems()).hasSize(1);
    return refused.problems().get(0);
  }

  private Optional<String> lock() throws IOException {
    return Files.exists(machine.lockFile())
        ? Optional.of(Files.readString(machine.lockFile()))
        : Optional.empty();
  }

  private void editLock(String what, String with) throws IOException {
    String lock = lock().orElseThrow();
    assertThat(lock).containsPattern(what);
    Files.writeString(machine.lockFile(), lock.replaceAll(what, with));
  }

  @Test
  void installsASignedPluginAndLocksItsSignature() throws Exception {
    machine.install();
    assertThat(machine.binary("neo")).hasBinaryContent(program);
    assertThat(lock().orElseThrow()).contains("\"signature\": \"");
    assertThat(verifier.verifications).hasValue(1);
  }

  @Test
  void verifiesALockedSignatureWithoutFetchingIt() throws Exception {
    machine.lock();
    machine.source.remove("neo/1.0/linux_amd64.sig");
    machine.install(Mode.SERVER, Option.OFFLINE);
    assertThat(machine.binary("neo")).hasBinaryContent(program);
    assertThat(verifier.verifications).hasValue(2);
  }

  @Test
  void doesNotVerifyAnInstalledPluginAgain() throws Exception {
    machine.install();
    machine.install();
    assertThat(verifier.verifications).hasValue(1);
  }

  @Test
  void refusesAMissingSignature() throws Exception {
    machine.source.remove("neo/1.0/linux_amd64.sig");
    for (ThrowingCallable operation :
        new ThrowingCallable[] {() -> machine.install(), () -> machine.lock()}) {
      Problem problem = refusal(operation);
      assertThat(problem.code().word()).isEqualTo("signature-missing");
      assertThat(problem.message())
          .startsWith("neo must be signed, but its signature is missing: ")
          .contains("neo/1.0/linux_amd64.sig");
      assertThat(problem.position()).isPresent();
    }
  }

  @Test
  void refusesAnotherFileThanTheSignedOne() throws Exception {
    sign(TestProgram.of(TestMachine.LINUX, "other"), KEY);
    Problem problem = refusal(() -> machine.install());
    assertThat(problem.code().word()).isEqualTo("signature-refused");
    assertThat(problem.message())
        .isEqualTo("the keyed signature of optimus-neo_linux_amd64 is of another file");
    assertThat(problem.hint()).isEqualTo("do not use it");
  }

  @Test
  void reportsAnInvalidKey() throws Exception {
    machine.list(signed("nonsense"));
    Problem problem = refusal(() -> machine.install());
    assertThat(problem.code().word()).isEqualTo("signature-key");
    assertThat(problem.message())
        .isEqualTo("the keyed key that the configuration gives for neo is no key");
  }

  @Test
  void verifiesAnInstalledPluginAgainIfTheKeyChanges() throws Exception {
    machine.install();
    machine.list(signed("key two"));
    assertThat(refusal(() -> machine.install(Mode.SERVER)).code().word())
        .isEqualTo("lock-incomplete");
    assertThat(refusal(() -> machine.install()).code().word()).isEqualTo("signature-refused");
    sign(program, "key two");
    machine.install();
    assertThat(machine.install(Mode.SERVER).changed()).isFalse();
  }

  @Test
  void recreatesALostLockFromSignedArtifactsOnly() throws Exception {
    machine.install();
    String lock = lock().orElseThrow();
    Files.delete(machine.lockFile());
    machine.emptyStore();
    assertThat(machine.install().changed()).isFalse();
    assertThat(lock()).contains(lock);
    assertThat(verifier.verifications).hasValue(2);
  }

  @Test
  void refusesALockThatWasEditedToOtherBytes() throws Exception {
    machine.source.pins = false;
    machine.lock();
    byte[] other = TestProgram.of(TestMachine.LINUX, "neo 6.6");
    machine.source.put(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX), other);
    String sha256 = new String(KeyedDigestVerifier.sign(other, ""), StandardCharsets.US_ASCII);
    editLock("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\"");
    assertThat(refusal(() -> machine.install(Mode.SERVER)).code().word())
        .isEqualTo("signature-refused");
  }

  @Test
  void refusesALockWithoutTheSignature() throws Exception {
    machine.lock();
    for (String edit : new String[] {"\"signature\": \"%%%\",", ""}) {
      editLock("\"signature\": \"[^\"]*\",", edit);
      Problem problem = refusal(() -> machine.install(Mode.SERVER));
      assertThat(problem.code().word()).isEqualTo("signature-missing");
      assertThat(problem.hint()).endsWith("optimus plugin lock --upgrade neo");
    }
  }

  @Test
  void refusesASchemeWithoutAVerifierBeforeCallingASource() throws Exception {
    machine.verifiers.remove(verifier);
    Problem problem = refusal(() -> machine.install());
    assertThat(problem.code().word()).isEqualTo("signature-unavailable");
    assertThat(problem.message())
        .isEqualTo(
            "neo must have a keyed signature, which nothing here verifies; verified are none");
    assertThat(machine.source.resolves).hasValue(0);
  }

  @Test
  void keepsLockedSignaturesWhenTheCacheIsCleaned() throws Exception {
    machine.install();
    machine.clean(CleanRequest.Option.CACHE);
    Files.delete(machine.binary("neo"));
    machine.install(Mode.SERVER);
    assertThat(verifier.verifications).hasValue(2);
  }

  /** Publishes one signed checksums file for all plugins, as GoReleaser does. */
  private String publishChecksums(String algorithm) throws Exception {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(program);
    String text =
        HexFormat.of().formatHex(digest) + "  optimus-neo_linux_amd64\n" + "0".repeat(64) + "  x\n";
    machine.source.put("neo/1.0/checksums.txt", text.getBytes(StandardCharsets.UTF_8));
    sign(text.getBytes(StandardCharsets.UTF_8), KEY);
    machine.list(signed(KEY, Optional.of("neo/1.0/checksums.txt")));
    return text;
  }

  @Test
  void installsWithSignedChecksumsAndVerifiesThemFromTheLock() throws Exception {
    for (String algorithm : new String[] {"SHA-256", "SHA-512"}) {
      publishChecksums(algorithm);
      machine.install();
      assertThat(machine.binary("neo")).hasBinaryContent(program);
      machine.clean(CleanRequest.Option.ALL);
      machine.source.remove("neo/1.0/checksums.txt");
      machine.source.remove("neo/1.0/linux_amd64.sig");
      machine.install(Mode.SERVER, Option.OFFLINE);
      assertThat(machine.binary("neo")).hasBinaryContent(program);
      machine.clean(CleanRequest.Option.ALL);
      Files.delete(machine.lockFile());
    }
  }

  @Test
  void refusesChecksumsThatWereChangedAfterSigning() throws Exception {
    String text = publishChecksums("SHA-256");
    machine.source.put("neo/1.0/checksums.txt", (text + "\n").getBytes(StandardCharsets.UTF_8));
    assertThat(refusal(() -> machine.install()).message())
        .isEqualTo("the keyed signature of neo/1.0/checksums.txt is of another file");
  }

  @Test
  void refusesALockThatContradictsTheSignedChecksums() throws Exception {
    machine.source.pins = false;
    publishChecksums("SHA-256");
    machine.lock();
    byte[] other = TestProgram.of(TestMachine.LINUX, "neo 6.6");
    machine.source.put(TestMachine.pathOf("neo", "1.0", TestMachine.LINUX), other);
    String sha256 = new String(KeyedDigestVerifier.sign(other, ""), StandardCharsets.US_ASCII);
    editLock("\"sha256\": \"[0-9a-f]+\"", "\"sha256\": \"" + sha256 + "\"");
    assertThat(refusal(() -> machine.install(Mode.SERVER)).message())
        .contains("the signed neo/1.0/checksums.txt says");
    editLock("\"checksums\": \"[^\"]*\",", "");
    assertThat(refusal(() -> machine.install(Mode.SERVER)).code().word())
        .isEqualTo("signature-missing");
  }
}
