// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.command.console.Prompt;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretCommandTest {
  @TempDir Path directory;
  private CommandLine line;

  @BeforeEach
  void prepare() throws Exception {
    line = new CommandLine(directory);
    line.environment.put("HOME", directory.resolve("home").toString());
    Files.writeString(
        directory.resolve("optimus.yaml"),
        """
        version: 1
        host: localhost:9100
        project: {name: neo}
        namespaces:
        - name: space
          job: {path: space/jobs}
        """);
  }

  @Test
  void storesAValueFromStandardInput() throws Exception {
    CommandLine.Result first = set("hunter2", "api_key", "-");

    assertThat(first.code()).isZero();
    assertThat(first.out()).isEqualTo("Secret registered\n");
    assertThat(first.err())
        .isEqualTo(
            "note: a new key was written to "
                + directory.resolve("home/.config/optimus/secret.key")
                + "\n  hint: keep a copy of it: without the key nobody can read the secrets\n");
    assertThat(set("other", "token", "-").err()).isEmpty();
    assertThat(directory.resolve(".optimus/secrets.yaml")).exists();
  }

  @Test
  void storesAValueFromAFile() throws Exception {
    Files.writeString(directory.resolve("value"), "hunter2\n");

    assertThat(line.run("secret", "set", "api_key", "--file", "value").out())
        .isEqualTo("Secret registered\n");

    assertThat(digest("api_key"))
        .isEqualTo(digestOf("hunter2\n"))
        .isNotEqualTo(digestOf("hunter2"));
    assertThat(line.run("secret", "set", "b", "--file", "gone").err())
        .contains("error: the value cannot be read from 'gone': it does not exist");
    assertThat(line.run("secret", "set", "b", "c", "--file", "value").err())
        .contains("error: a value and --file contradict each other");
  }

  @Test
  void refusesAValueThatLooksLikeAnOptionWithoutShowingIt() throws Exception {
    CommandLine.Result refused = line.run("secret", "set", "api_key", "-p4ss");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("error: an argument is a dash and several letters", "write '--' before a value")
        .doesNotContain("4ss");
    assertThat(line.run("secret", "set", "api_key", "--", "-p4ss").code()).isZero();
    assertThat(digest("api_key")).isEqualTo(digestOf("-p4ss"));
  }

  @Test
  void asksForAValueOnATerminal() throws Exception {
    TypedPrompt prompt = TypedPrompt.of("hunter2");
    line.prompt = prompt;

    assertThat(line.run("secret", "set", "api_key").out()).isEqualTo("Secret registered\n");

    assertThat(prompt.questions).containsExactly("hidden: Value of api_key (it is not shown): ");
    assertThat(digest("api_key")).isEqualTo(digestOf("hunter2"));
  }

  @Test
  void warnsOfAValueThatIsAnArgument() {
    set("first", "first", "-");

    CommandLine.Result result = line.run("secret", "set", "api_key", "hunter2");

    assertThat(result.out()).isEqualTo("Secret registered\n");
    assertThat(result.err()).startsWith("note: the value was an argument:").contains("(ps)");
  }

  @Test
  void warnsOfALineBreakThatEchoAdds() {
    assertThat(set("hunter2\n", "a", "-").err())
        .contains("note: the value ends with a line break, which is a part of it");
    assertThat(set("two\nlines\n", "b", "-").err()).isEmpty();
  }

  @Test
  void decodesBase64() throws Exception {
    assertThat(set("aHVudGVyMg==\n", "api_key", "-", "--base64").code()).isZero();

    assertThat(digest("api_key")).isEqualTo(digestOf("hunter2"));
    assertThat(set("hunter2", "b", "-", "--base64").err())
        .contains(
            "error: value is not encoded, please remove --base64 to let Optimus encode the secret"
                + " for you");
  }

  @Test
  void requiresANameAndAValue() {
    assertThat(line.run("secret", "set").err()).contains("error: secret name is required");
    assertThat(line.run("secret", "delete").err()).contains("error: secret name is required");
    CommandLine.Result none = line.run("secret", "set", "api_key");
    assertThat(none.err()).contains("error: secret value is required");
    assertThat(none.code()).isEqualTo(2);
    assertThat(line.run("secret", "set", "api_key", "").err())
        .contains("error: secret value is required");
    line.prompt = TypedPrompt.of("");
    assertThat(line.run("secret", "set", "api_key").err())
        .contains("error: secret value is required");
    assertThat(directory.resolve(".optimus")).doesNotExist();
  }

  @Test
  void refusesValuesThatNoVariableCanHold() {
    assertThat(set("", "a", "-").err()).contains("error: empty value for secret");
    assertThat(set("x\0", "a", "-").err()).contains("has a NUL");
    assertThat(set("x".repeat((1 << 20) + 1), "a", "-").err()).contains("larger than 1 MiB");
    String encoded = Base64.getEncoder().encodeToString(new byte[(1 << 20) + 1]);
    assertThat(set(encoded, "a", "-", "--base64").err()).contains("larger than 1 MiB");
    line.prompt = TypedPrompt.input(new byte[] {(byte) 0xFF});
    assertThat(line.run("secret", "set", "a", "-").err()).contains("is not UTF-8");
    assertThat(line.run("secret", "set", "a", "x\uFFFD").err())
        .contains("bytes that are not text in this locale");
    assertThat(directory.resolve(".optimus")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"we ird", "na.me", "2fa", "_OPTIMUS_X"})
  void refusesNamesThatTemplatesCannotWrite(String name) {
    assertThat(set("hunter2", name, "-").code()).isEqualTo(1);
    assertThat(directory.resolve(".optimus")).doesNotExist();
  }

  @Test
  void refusesASecretThatExistsWithoutATerminal() throws Exception {
    set("hunter2", "api_key", "-");
    String before = digest("api_key");

    CommandLine.Result result = set("other", "API_KEY", "-");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            """
            error: error while saving secret: resource already exists for entity secret: failed to register secret api_key
              hint: to change its value: optimus secret update api_key
            """);
    assertThat(digest("api_key")).isEqualTo(before);
  }

  @Test
  void asksWhetherToReplaceASecretThatExists() throws Exception {
    set("hunter2", "api_key", "-");
    String before = digest("api_key");
    TypedPrompt no = TypedPrompt.of("");
    line.prompt = no;

    CommandLine.Result declined = line.run("secret", "set", "api_key", "other");

    assertThat(no.questions).containsExactly("Secret already exists, proceed with update? [y/N] ");
    assertThat(declined.err()).isEqualTo("Aborting...\n");
    assertThat(declined.code()).isEqualTo(1);
    assertThat(digest("api_key")).isEqualTo(before);

    line.prompt = TypedPrompt.of("yes", "other");
    assertThat(line.run("secret", "set", "api_key").out()).isEqualTo("Secret updated\n");
    assertThat(digest("api_key")).isEqualTo(digestOf("other"));
  }

  @Test
  void replacesWithoutAQuestionOnRequest() throws Exception {
    set("hunter2", "api_key", "-");

    assertThat(set("a", "api_key", "-", "--confirm").out()).isEqualTo("Secret updated\n");
    assertThat(digest("api_key")).isEqualTo(digestOf("a"));
    assertThat(set("b", "Api_Key", "-", "--update-only").out()).isEqualTo("Secret updated\n");
    assertThat(digest("api_key")).isEqualTo(digestOf("b"));
    line.prompt = TypedPrompt.input("c");
    assertThat(line.run("secret", "update", "api_key", "-").out()).isEqualTo("Secret updated\n");
    assertThat(digest("api_key")).isEqualTo(digestOf("c"));
    assertThat(set("d", "gone", "-", "--update-only").err())
        .contains(
            "error while updating secret: not found for entity secret: failed to update secret"
                + " gone");
  }

  @Test
  void listsSecretsWithoutValues() throws Exception {
    assertThat(line.run("secret", "list").out())
        .isEqualTo("No secrets were found in neo project.\n");
    set("hunter2", "api_key", "-");
    set("hunter2", "token", "-", "--namespace", "space");

    assertThat(line.run("secret", "list").out())
        .matches(
            "NAME     DIGEST +NAMESPACE  DATE\n"
                + "api_key  (\\S{44})  \\*          \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\n"
                + "token    \\1  space      \\S+Z\n");
    PublishedSchema.assertValid(
        "secret-list", line.run("secret", "list", "--output", "json").out());
  }

  @Test
  void listsNamesWithoutAKey() throws Exception {
    set("hunter2", "api_key", "-");
    Files.delete(directory.resolve("home/.config/optimus/secret.key"));

    CommandLine.Result result = line.run("secret", "list");

    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("api_key  -       *");
    assertThat(result.err()).startsWith("note: there is no key to read the secrets with");
  }

  @Test
  void failsToListWhatWasChanged() throws Exception {
    set("hunter2", "api_key", "-");
    Path file = directory.resolve(".optimus/secrets.yaml");
    Files.writeString(file, Files.readString(file).replace("\"api_key\"", "\"copied\""));

    CommandLine.Result result = line.run("secret", "list", "--output", "json");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("\"code\": \"secret-not-authentic\"");
    PublishedSchema.assertValid("secret-list", result.out());
  }

  @Test
  void deletesFromTheExactScope() {
    set("hunter2", "token", "-", "-n", "space");

    assertThat(line.run("secret", "delete", "token").err())
        .isEqualTo(
            """
            error: secret 'token' belongs to namespace 'space'
              hint: to delete it: optimus secret delete token --namespace space
            """);
    assertThat(line.run("secret", "delete", "token", "-n", "space").out())
        .isEqualTo("Secret deleted\n");
  }

  @Test
  void rotatesTheKey() throws Exception {
    assertThat(line.run("secret", "rotate-key").out())
        .isEqualTo("No secrets were found in neo project.\n");
    set("hunter2", "api_key", "-");

    assertThat(line.run("secret", "rotate-key").out())
        .matches("1 secret encrypted with new key [0-9a-f]{16} in \\S+secret.key\n");
    assertThat(digest("api_key")).isEqualTo(digestOf("hunter2"));
  }

  @Test
  void takesTheKeyFromTheEnvironment() {
    line.environment.put("OPTIMUS_SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));

    assertThat(set("hunter2", "api_key", "-").err()).isEmpty();

    assertThat(directory.resolve("home")).doesNotExist();
    assertThat(line.run("secret", "rotate-key").err())
        .contains("error: $OPTIMUS_SECRET_KEY has no new key in front of the present one");
    line.environment.put("OPTIMUS_SECRET_KEY", "swordfish");
    assertThat(line.run("secret", "list").err())
        .contains("error: word 1 of $OPTIMUS_SECRET_KEY is not a key")
        .doesNotContain("swordfish");
  }

  @Test
  void refusesNamespacesThatTheProjectDoesNotHave() {
    assertThat(set("x", "a", "-", "-n", "spase").err())
        .contains("error: the project has no namespace 'spase'", "space");
    assertThat(set("x", "a", "-", "-p", "trinity").err())
        .contains("--project does not accept 'trinity'");
  }

  @Test
  void neverRepeatsArgumentsThatMayBePartOfAValue() {
    assertThat(line.run("secret", "set", "a", "correct", "horse", "battery").err())
        .contains("error: unexpected argument after the value")
        .doesNotContain("horse", "battery");
    assertThat(line.run("secret", "set", "a", "--horse").err())
        .contains("error: an argument begins with '-' and is not an option")
        .doesNotContain("horse");
    assertThat(line.run("secret", "set", "a", "--namespase=x").err())
        .contains("did you mean '--namespace'?");
    assertThat(line.run("secret", "set", "a", "--", "--horse").code()).isZero();
  }

  @Test
  void takesVerbsInFront() {
    line.prompt = TypedPrompt.input("hunter2");

    assertThat(line.run("create", "secret", "api_key", "-").out()).isEqualTo("Secret registered\n");
    assertThat(line.run("list", "secrets").out()).contains("api_key");
    assertThat(line.run("delete", "secret", "api_key").out()).isEqualTo("Secret deleted\n");
  }

  @Test
  void writesDocumentsThatFollowTheirSchemas() throws Exception {
    PublishedSchema.assertValid("secret-set", set("x", "a", "-", "--output", "json").out());
    PublishedSchema.assertValid(
        "secret-set", set("y", "a", "-", "--confirm", "--output", "json").out());
    PublishedSchema.assertValid(
        "secret-update", line.run("secret", "update", "a", "z", "--output", "json").out());
    PublishedSchema.assertValid(
        "secret-rotate-key", line.run("secret", "rotate-key", "--output", "json").out());
    PublishedSchema.assertValid(
        "secret-delete", line.run("secret", "delete", "a", "--output", "json").out());
    PublishedSchema.assertValid(
        "secret-rotate-key", line.run("secret", "rotate-key", "--output", "json").out());
    PublishedSchema.assertValid(
        "error", line.run("secret", "delete", "a", "--output", "json").out());
  }

  private CommandLine.Result set(String value, String... arguments) {
    line.prompt = TypedPrompt.input(value.getBytes(StandardCharsets.UTF_8));
    String[] all = new String[arguments.length + 2];
    all[0] = "secret";
    all[1] = "set";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    CommandLine.Result result = line.run(all);
    line.prompt = Prompt.NONE;
    return result;
  }

  /** Returns the digest of a value by means of a secret that is removed again. */
  private String digestOf(String value) throws Exception {
    assertThat(set(value, "probe", "-").code()).isZero();
    String digest = digest("probe");
    assertThat(line.run("secret", "delete", "probe").code()).isZero();
    return digest;
  }

  private String digest(String name) {
    return line.run("secret", "list")
        .out()
        .lines()
        .filter(row -> row.startsWith(name + " "))
        .findFirst()
        .orElseThrow()
        .split(" +")[1];
  }
}
