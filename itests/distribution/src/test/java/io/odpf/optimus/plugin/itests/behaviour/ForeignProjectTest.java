// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.itests.process.Command;
import io.odpf.optimus.plugin.itests.process.Result;
import io.odpf.optimus.plugin.itests.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Projects of somebody who has only the distribution: created by its scripts, built by Maven
 * outside of this build with an empty local repository, and used.
 */
class ForeignProjectTest {
  private Stage stage;

  @BeforeEach
  void openStage() {
    stage = Stage.open(ProcessWay.ONE_SHOT);
  }

  @AfterEach
  void closeStage() {
    stage.close();
  }

  private static Path distribution() {
    return Distribution.unpacked().home();
  }

  @Test
  void buildsAProviderWithALibraryFromTheTemplate() throws Exception {
    Path project = make("new-provider.sh", "acme");
    edit(
        project.resolve("pom.xml"),
        "    <!-- Libraries:",
        "    <dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId>"
            + "<version>2.7</version></dependency>\n    <!-- Libraries:");
    edit(
        project.resolve("src/main/java/com/acme/optimus/AcmeProviderFactory.java"),
        "Path file = directory.resolve(request.path());",
        "Path file = directory.resolve(name(request.path()));");
    edit(
        project.resolve("src/main/java/com/acme/optimus/AcmeProviderFactory.java"),
        "    /** Names these very bytes",
        """
            private String name(String path) throws ProviderException {
              try (java.io.Reader index = Files.newBufferedReader(directory.resolve("index.yaml"))) {
                java.util.Map<String, String> names = new org.yaml.snakeyaml.Yaml().load(index);
                return names.getOrDefault(path, path);
              } catch (IOException failure) {
                throw ProviderException.unavailable("the index cannot be read", "", failure);
              }
            }

            /** Names these very bytes\
        """);
    Path jar = build(project);
    dropIn(jar);
    stage.release("0.0.6").archives("neo", "neo");
    Path share = stage.nginx().files();
    Files.writeString(
        share.resolve("index.yaml"),
        "the-neo: " + "0.0.6/" + archive() + "\n",
        StandardCharsets.UTF_8);
    stage.write(
        stage
            .config()
            .provider("acme", "share", "directory: " + share)
            .plugin("share", "neo", "the-neo", "version: 0.0.6"));

    stage.run("install").orThrow();

    assertThat(stage.installed("neo")).exists();
    assertThat(stage.run("list", "--verbose").orThrow().out())
        .contains("com.acme.optimus 1.0.0 (sha256:" + Release.sha256(jar) + ")");
    assertThat(stage.run("list", "--output", "json").orThrow().out())
        .contains("\"providedBy\"", "\"bundle\": \"com.acme.optimus\"", Release.sha256(jar));
  }

  @Test
  void buildsAVerifierFromTheTemplateAndObeysTheAllowList() throws Exception {
    Path jar = build(make("new-verifier.sh", "cosign"));
    dropIn(jar);
    String digest = Release.sha256(jar);
    stage.release("0.0.6").archives("neo", "neo");
    KeyPair keys = keys();
    Path archive = stage.nginx().files().resolve("0.0.6").resolve(archive());
    Files.write(archive.resolveSibling("neo.sig"), sign(keys, Files.readAllBytes(archive)));
    Files.writeString(stage.project().resolve("cosign.pub"), pem(keys));
    stage.write(
        stage
            .releases()
            .plugin(
                "releases",
                "neo",
                InstallBehaviour.TAR_GZ,
                "version: 0.0.6",
                "signature: {cosign: {path: 0.0.6/neo.sig, key: {file: cosign.pub}}}"));
    String announcement = "cosign signatures are verified by the bundle com.acme.optimus 1.0.0";

    Result used = stage.run("install").orThrow();
    assertThat(used.err()).contains(announcement, "sha256:" + digest, "--no-drop-ins");
    assertThat(stage.run("list", "--verbose").out())
        .contains("com.acme.optimus 1.0.0 (sha256:" + digest + ")");

    Files.delete(stage.installed("neo"));
    Result without = stage.run("install", "--no-drop-ins").orThrow();
    assertThat(without.err()).doesNotContain(announcement);
    assertThat(stage.run("list", "--verbose", "--no-drop-ins").out())
        .contains("io.odpf.optimus.plugin.signature.cosign")
        .doesNotContain("com.acme.optimus");

    Path allowed = dropIns().resolve("allowed.sha256");
    Files.writeString(allowed, "0".repeat(64) + "  other.jar\n");
    assertThat(stage.run("diff").err())
        .contains("its digest " + digest + " is not allowed by " + allowed)
        .doesNotContain(announcement);
    Files.writeString(allowed, digest + "  " + jar.getFileName() + "\n");
    assertThat(stage.run("diff").err()).contains(announcement).doesNotContain("not allowed");
    stage.variable("OPTIMUS_DROP_IN_DIGESTS", "1".repeat(64));
    assertThat(stage.run("diff").err()).contains("not allowed by OPTIMUS_DROP_IN_DIGESTS");
  }

  /** Runs one of the distribution's scripts. */
  private Path make(String script, String name) {
    Path project = stage.project().resolve(name);
    Command.of(
            stage.project(),
            distribution().resolve("examples").resolve(script).toString(),
            project.toString(),
            name,
            "com.acme.optimus")
        .run()
        .orThrow();
    return project;
  }

  private static void edit(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  private Path build(Path project) throws Exception {
    ForeignMaven.run(stage, project, "-DskipTests", "package");
    return project.resolve("target/com.acme.optimus-1.0.0.jar");
  }

  private Path dropIns() throws IOException {
    return Files.createDirectories(stage.home().resolve(".optimus/drop-ins"));
  }

  private void dropIn(Path jar) throws IOException {
    Path part = stage.project().resolve("part.jar");
    Files.copy(jar, part);
    Files.move(part, dropIns().resolve(jar.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the name of neo's archive for this machine in the release. */
  private static String archive() {
    return Path.of(
            InstallBehaviour.TAR_GZ
                .replace("{{.Version}}", "0.0.6")
                .replace("{{.Name}}", "neo")
                .replace("{{.Os}}", Release.here().os())
                .replace("{{.Arch}}", Release.here().arch()))
        .getFileName()
        .toString();
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static byte[] sign(KeyPair keys, byte[] content) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(content);
    return Base64.getEncoder().encode(signature.sign());
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }
}
