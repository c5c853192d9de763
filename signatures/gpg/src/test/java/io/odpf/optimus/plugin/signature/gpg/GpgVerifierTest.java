// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.signature.gpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.signature.VerificationException;
import io.odpf.optimus.plugin.api.signature.VerificationException.Fault;
import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Eventually;
import io.odpf.optimus.plugin.itests.release.GnuPg;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against signatures that GnuPG itself makes. */
class GpgVerifierTest {
  private static final String NEO = "Neo <neo@example.com>";

  @TempDir Path directory;
  private final GpgVerifier verifier = new GpgVerifier();
  private final List<GnuPg> homes = new ArrayList<>();
  private GnuPg publisher;
  private Path file;

  @BeforeEach
  void publish() throws IOException {
    publisher = gnuPg("one").key(NEO);
    file = Files.writeString(directory.resolve("neo.tar.gz"), "what was published\n");
  }

  @AfterEach
  void end() {
    homes.forEach(GnuPg::close);
  }

  private GnuPg gnuPg(String name) {
    GnuPg made = GnuPg.in(directory.resolve(name));
    homes.add(made);
    return made;
  }

  private byte[] signature(GnuPg by, String... arguments) throws IOException {
    Path signature = directory.resolve("neo.tar.gz.asc");
    List<String> all = new ArrayList<>(List.of("--output", signature + ""));
    all.addAll(List.of(arguments));
    all.add(file + "");
    by.gpg(all.toArray(String[]::new));
    return Files.readAllBytes(signature);
  }

  private VerificationException refusal(byte[] signature, String key) {
    return catchThrowableOfType(
        VerificationException.class, () -> verifier.verify(file, signature, key));
  }

  private void refused(byte[] signature, String message) {
    VerificationException refusal = refusal(signature, publisher.publicKeys());
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.fault()).isEqualTo(Fault.SIGNATURE);
    assertThat(refusal.hint()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--armor", "--no-armor"})
  void verifiesASignatureOfGnuPg(String armour) throws IOException {
    byte[] signature = signature(publisher, armour, "--detach-sign");
    String key = publisher.publicKeys();
    assertThatNoException().isThrownBy(() -> verifier.verify(file, signature, key));
  }

  @Test
  void verifiesASignatureOfASubKey() throws IOException {
    String primary = publisher.gpg("--with-colons", "--list-keys").out().split("fpr:+")[1];
    publisher.gpg("--quick-add-key", primary.split(":")[0], "rsa2048", "sign", "never");
    byte[] signature = signature(publisher, "--detach-sign");
    String key = publisher.publicKeys();
    assertThatNoException().isThrownBy(() -> verifier.verify(file, signature, key));
  }

  @Test
  void acceptsOneOfSeveralTrustedKeys() throws IOException {
    GnuPg other = gnuPg("two").key("Trinity <trinity@example.com>");
    String keys = other.publicKeys() + "\n" + publisher.publicKeys();
    byte[] signature = signature(publisher, "--detach-sign");
    assertThatNoException().isThrownBy(() -> verifier.verify(file, signature, keys));
  }

  @Test
  void keysAndSettingsOfTheUserAreNotLookedAt() throws IOException {
    GnuPg other = gnuPg("two").key("Trinity <trinity@example.com>");
    VerificationException refusal =
        refusal(signature(publisher, "--detach-sign"), other.publicKeys());
    assertThat(refusal.getMessage())
        .matches("was made with key [0-9A-F]{16}, which is not the trusted key");
  }

  @Test
  void refusesTheSignatureOfAnotherFile() throws IOException {
    byte[] signature = signature(publisher, "--detach-sign");
    Files.writeString(file, "what was not\n");
    refused(signature, "does not match the downloaded file");
  }

  @Test
  void refusesASignatureThatContainsItsFile() throws IOException {
    refused(signature(publisher, "--sign"), "is not a detached OpenPGP signature");
    refused(signature(publisher, "--clear-sign"), "is not a detached OpenPGP signature");
  }

  /** gpgv takes minutes for it. */
  @Test
  void refusesCompressedPacketsWithoutUnpackingThem() throws IOException {
    byte[] signature = signature(publisher, "--no-armor", "--detach-sign");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 200_000; i++) {
      many.writeBytes(signature);
    }
    byte[] bomb = compressed(compressed(many.toByteArray()));
    assertThat(bomb.length).isLessThan(1 << 16);
    refused(bomb, "is not a detached OpenPGP signature");
    assertThat(gpgvs()).isEmpty();
  }

  /** A packet of the newer form, with tag 8, deflated. */
  private static byte[] compressed(byte[] packets) throws IOException {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    deflated.write(1);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (OutputStream out = new DeflaterOutputStream(deflated, deflater)) {
      out.write(packets);
    }
    deflater.end();
    ByteBuffer packet = ByteBuffer.allocate(6 + deflated.size());
    packet.put((byte) 0xc8).put((byte) 0xff).putInt(deflated.size());
    return packet.put(deflated.toByteArray()).array();
  }

  @Test
  void verifiesUpTo16SignaturesInOneFileAndRefusesMore() throws IOException {
    byte[] signature = signature(publisher, "--no-armor", "--detach-sign");
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 16; i++) {
      many.writeBytes(signature);
    }
    String key = publisher.publicKeys();
    assertThatNoException().isThrownBy(() -> verifier.verify(file, many.toByteArray(), key));
    many.writeBytes(signature);
    refused(many.toByteArray(), "is not a detached OpenPGP signature");
  }

  @Test
  void refusesASignatureThatIsCutAnywhereOrHasAByteMore() throws IOException {
    byte[] signature = signature(publisher, "--no-armor", "--detach-sign");
    for (int length = 0; length < signature.length; length++) {
      refused(Arrays.copyOf(signature, length), "is not a detached OpenPGP signature");
    }
    refused(Arrays.copyOf(signature, signature.length + 1), "is not a detached OpenPGP signature");
  }

  @Test
  void refusesASignatureOfText() throws IOException {
    refused(
        signature(publisher, "--textmode", "--detach-sign"),
        "signs text with normalized line ends, not the bytes of the file");
  }

  @Test
  void refusesAWeakDigest() throws IOException {
    GnuPg old = gnuPg("old");
    old.gpg("--quick-generate-key", "Old <old@example.com>", "rsa2048", "sign", "never");
    byte[] signature = signature(old, "--digest-algo", "SHA1", "--detach-sign");
    assertThat(refusal(signature, old.publicKeys()).getMessage())
        .matches(
            "uses a digest that can be forged.*|is of a type that this version of gpgv cannot verify");
  }

  /** Runs a GnuPG years ago. */
  private static String[] then(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--faked-system-time", "20200101T000000!"));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  @Test
  void refusesAnExpiredKey() throws IOException {
    GnuPg past = gnuPg("past");
    past.gpg(then("--quick-generate-key", NEO, "ed25519", "sign", "30d"));
    byte[] signature = signature(past, then("--detach-sign"));
    assertThat(refusal(signature, past.publicKeys())).hasMessage("was made with an expired key");
  }

  @Test
  void refusesAnExpiredSignature() throws IOException {
    GnuPg past = gnuPg("past");
    past.gpg(then("--quick-generate-key", NEO, "ed25519", "sign", "never"));
    byte[] signature = signature(past, then("--default-sig-expire", "1d", "--detach-sign"));
    assertThat(refusal(signature, past.publicKeys())).hasMessage("has expired");
  }

  @Test
  void refusesARevokedKey() throws IOException {
    byte[] signature = signature(publisher, "--detach-sign");
    Path certificate;
    try (Stream<Path> files = Files.list(publisher.home().resolve("openpgp-revocs.d"))) {
      certificate = files.findFirst().orElseThrow();
    }
    // GnuPG puts a colon in front, so that nobody revokes by accident.
    Files.writeString(
        certificate, Files.readString(certificate).replace(":-----BEGIN", "-----BEGIN"));
    publisher.gpg("--import", certificate + "");
    refused(signature, "was made with a revoked key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<!doctype html>", "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n"})
  void refusesOtherTextThanASignature(String text) {
    refused(text.getBytes(StandardCharsets.UTF_8), "is not a detached OpenPGP signature");
  }

  @Test
  void refusesAKeyInPlaceOfASignature() {
    refused(
        publisher.publicKeys().getBytes(StandardCharsets.US_ASCII),
        "is not a detached OpenPGP signature");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAA",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n=\n-----END PGP PUBLIC KEY BLOCK-----",
      })
  void whatIsNoKeyIsRefused(String key) throws IOException {
    VerificationException refusal = refusal(signature(publisher, "--detach-sign"), key);
    assertThat(refusal).hasMessage("is not an ASCII-armored OpenPGP public key");
    assertThat(refusal.fault()).isEqualTo(Fault.KEY);
  }

  @Test
  void refusesAPrivateKeyWithoutShowingIt() throws IOException {
    String secret = publisher.gpg("--armor", "--export-secret-keys").out();
    VerificationException refusal = refusal(signature(publisher, "--detach-sign"), secret);
    assertThat(refusal).hasMessage("is a private key, which must stay secret");
    assertThat(refusal.hint()).doesNotContain(secret.split("\n")[2]);
  }

  @Test
  void namesThePackageToInstallWithoutGpgv() throws IOException {
    byte[] signature = signature(publisher, "--detach-sign");
    String key = publisher.publicKeys();
    VerificationException refusal =
        catchThrowableOfType(
            VerificationException.class,
            () ->
                new GpgVerifier(directory + "", Duration.ofMinutes(1))
                    .verify(file, signature, key));
    assertThat(refusal).hasMessage("gpgv is not on the search path");
    assertThat(refusal.fault()).isEqualTo(Fault.VERIFIER);
    assertThat(refusal.hint()).contains("gpgv");
  }

  @Test
  void leavesNothingBehind() throws Exception {
    byte[] signature = signature(publisher, "--detach-sign");
    Path own = Files.createDirectory(directory.resolve("tmp"));
    String others = System.setProperty("java.io.tmpdir", own.toString());
    try {
      verifier.verify(file, signature, publisher.publicKeys());
      refusal("".getBytes(StandardCharsets.UTF_8), publisher.publicKeys());
    } finally {
      System.setProperty("java.io.tmpdir", others);
    }
    assertThat(own).isEmptyDirectory();
  }

  @Test
  void acceptsAUserIdInAnyEncoding() throws Exception {
    GnuPg old = gnuPg("latin");
    Path parameters = directory.resolve("parameters");
    Files.write(
        parameters,
        ("%no-protection\nKey-Type: eddsa\nKey-Curve: ed25519\nName-Real: J\u00f6rg M\u00fcller\n"
                + "Name-Email: joerg@example.com\n%commit\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    old.gpg("--no-utf8-strings", "--batch", "--generate-key", parameters + "");
    byte[] signature = signature(old, "--detach-sign");
    String key = old.publicKeys();
    assertThatNoException().isThrownBy(() -> verifier.verify(file, signature, key));
  }

  @Test
  void runsNoGpgvOfTheWorkingDirectory() throws Exception {
    byte[] signature = signature(publisher, "--detach-sign");
    for (String path : List.of("", ":", ".:", "..")) {
      assertThatThrownBy(
              () ->
                  new GpgVerifier(path, Duration.ofMinutes(1))
                      .verify(file, signature, publisher.publicKeys()))
          .hasMessage("gpgv is not on the search path");
    }
  }

  @Test
  void endsGpgvThatTakesTooLongAndSaysSo() throws Exception {
    Path endless = directory.resolve("endless");
    Command.of(directory, "mkfifo", endless + "").run().orThrow();
    byte[] signature = signature(publisher, "--detach-sign");
    GpgVerifier impatient = new GpgVerifier(System.getenv("PATH"), Duration.ofSeconds(1));
    assertThatThrownBy(() -> impatient.verify(endless, signature, publisher.publicKeys()))
        .isInstanceOf(VerificationException.class)
        .hasMessage("gpgv did not finish within 1 s");
    Eventually.until(() -> "gpgv has ended", () -> gpgvs().findAny().isEmpty());
  }

  @Test
  void endsGpgvWhenInterrupted() throws Exception {
    // A file that is read for as long as somebody wants.
    Path endless = directory.resolve("endless");
    Command.of(directory, "mkfifo", endless + "").run().orThrow();
    byte[] signature = signature(publisher, "--detach-sign");
    String key = publisher.publicKeys();
    FutureTask<Void> verification =
        new FutureTask<>(
            () -> {
              verifier.verify(endless, signature, key);
              return null;
            });
    Thread thread = new Thread(verification);
    thread.start();
    Eventually.until(() -> "gpgv is running", () -> gpgvs().findAny().isPresent());
    List<ProcessHandle> running = gpgvs().toList();

    thread.interrupt();

    assertThatThrownBy(verification::get).hasCauseInstanceOf(InterruptedException.class);
    for (ProcessHandle gpgv : running) {
      gpgv.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private static Stream<ProcessHandle> gpgvs() {
    return ProcessHandle.current()
        .descendants()
        .filter(it -> it.info().command().orElse("").endsWith("gpgv"));
  }
}
