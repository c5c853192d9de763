// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.server;

import static io.odpf.optimus.plugin.server.SampleJobs.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.odpf.optimus.plugin.api.option.Secret;
import io.odpf.optimus.plugin.jobs.compile.Unit;
import io.odpf.optimus.plugin.secrets.key.EncryptionKey;
import io.odpf.optimus.plugin.server.problem.ServerException;
import io.odpf.optimus.plugin.server.problem.ServerProblem;
import io.odpf.optimus.plugin.server.service.NamespaceKey;
import io.odpf.optimus.plugin.server.service.RunRequest;
import io.odpf.optimus.plugin.server.service.SecretDescription;
import io.odpf.optimus.plugin.server.service.SecretKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Secrets, in each database. */
abstract class SecretServerTest extends ServerFixture {
  private final EncryptionKey next = EncryptionKey.generate(new SecureRandom());

  private static void assertFails(ThrowingCallable call, ServerProblem code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ServerException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  /** Returns the variable TOKEN of a run of a job in a namespace. */
  private String token(NamespaceKey namespace) throws Exception {
    String name = "job_" + namespace.namespace();
    server.jobs().create(namespace, job(name));
    Instant time = Instant.parse("2021-05-26T02:00:00Z");
    return server
        .runs()
        .register(new RunRequest("p", name, time, Unit.task("neo")))
        .context()
        .secrets()
        .get("TOKEN")
        .reveal();
  }

  @Test
  void givesASecretOfTheProjectToAllNamespacesAndAnotherToItsOwn() throws Exception {
    server.secrets().register(secret("token", "space"), encoded("own"));

    assertThat(token(SPACE)).isEqualTo("x own");
    assertThat(token(GROUND)).isEqualTo("x <no value>");

    server.secrets().delete(secret("token", "space"));
    server.secrets().register(secret("token"), encoded("all"));

    assertThat(token(SPACE)).isEqualTo("x all");
    assertThat(token(GROUND)).isEqualTo("x all");
  }

  @Test
  void refusesASecretWhoseNameExistsInAnyCaseAndScope() throws Exception {
    server.secrets().register(secret("Token", "space"), encoded("a"));

    assertThatThrownBy(() -> server.secrets().register(secret("tOKEN"), encoded("b")))
        .hasMessage(
            "error while saving secret: resource already exists for entity secret: failed to"
                + " register secret tOKEN");
  }

  @Test
  void refusesNamesAndValuesThatTemplatesCannotHave() {
    assertFails(
        () -> server.secrets().register(secret("we ird/na.me"), encoded("x")),
        ServerProblem.INVALID_REQUEST);
    assertFails(
        () -> server.secrets().register(secret("_OPTIMUS_x"), encoded("x")),
        ServerProblem.INVALID_REQUEST);
    assertThatThrownBy(() -> server.secrets().register(secret("token"), encoded("")))
        .hasMessage("empty value for secret");
    assertThatThrownBy(() -> server.secrets().register(secret("token"), Secret.of("plan!ted")))
        .hasMessageStartingWith("failed to decode base64 string: ")
        .hasMessageNotContaining("plan")
        .hasNoCause();
    assertFails(
        () -> server.secrets().register(secret("token"), encoded("x".repeat((1 << 20) + 1))),
        ServerProblem.INVALID_REQUEST);
    assertFails(
        () -> server.secrets().register(secret("token"), Secret.of("AAAA")),
        ServerProblem.INVALID_REQUEST);
    assertFails(
        () -> server.secrets().register(secret("token", "gone"), encoded("x")),
        ServerProblem.NO_NAMESPACE);
  }

  @Test
  void takesAValueOfAMebibyte() throws Exception {
    server.secrets().register(secret("token"), encoded("x".repeat(1 << 20)));

    assertThat(token(SPACE)).hasSize((1 << 20) + 2);
  }

  @Test
  void updatesByNameAndRefusesAnotherNamespace() throws Exception {
    server.secrets().register(secret("token", "space"), encoded("a"));

    server.secrets().update(secret("token"), encoded("b"));

    assertThat(token(SPACE)).isEqualTo("x b");
    assertFails(
        () -> server.secrets().update(secret("token", "ground"), encoded("c")),
        ServerProblem.SECRET_ELSEWHERE);
    assertThatThrownBy(() -> server.secrets().update(secret("gone"), encoded("c")))
        .hasMessage(
            "error while updating secret: not found for entity secret: failed to update secret"
                + " gone");
  }

  @Test
  void deletesOnlyInTheExactScope() throws Exception {
    server.secrets().register(secret("token", "space"), encoded("a"));

    assertFails(() -> server.secrets().delete(secret("token")), ServerProblem.SECRET_ELSEWHERE);
    server.secrets().delete(secret("token", "space"));

    assertFails(() -> server.secrets().delete(secret("token")), ServerProblem.NO_SECRET);
    assertThat(server.secrets().list("p")).isEmpty();
  }

  @Test
  void listsDigestsThatAreEqualForEqualValues() throws Exception {
    server.secrets().register(secret("b_one"), encoded("same"));
    server.secrets().register(secret("a_two", "space"), encoded("same"));
    server.secrets().register(secret("c_three"), encoded("other"));

    List<SecretDescription> list = server.secrets().list("p");

    assertThat(list)
        .extracting(SecretDescription::name)
        .containsExactly("a_two", "b_one", "c_three");
    assertThat(list.get(0).namespace()).contains("space");
    assertThat(list.get(1).digest())
        .isEqualTo(list.get(0).digest())
        .isNotEqualTo(list.get(2).digest());
    assertThat(list.get(2).updatedAt()).isAfter(list.get(1).updatedAt());
    assertFails(() -> server.secrets().list("x"), ServerProblem.NO_PROJECT);
  }

  @Test
  void rotatesAllSecretsToTheCurrentKey() throws Exception {
    server.secrets().register(secret("token"), encoded("a"));
    server.secrets().register(secret("other"), encoded("b"));
    SecretDescription before = server.secrets().list("p").get(1);
    reopen(next, key);

    assertThat(token(SPACE)).isEqualTo("x a");
    assertThat(server.secrets().rotate()).isEqualTo(2);
    assertThat(server.secrets().rotate()).isZero();

    reopen(next);
    assertThat(token(SPACE)).isEqualTo("x a");
    SecretDescription after = server.secrets().list("p").get(1);
    assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
    assertThat(after.digest()).isNotEqualTo(before.digest());
  }

  @Test
  void namesTheKeyThatIsMissing() throws Exception {
    server.secrets().register(secret("token"), encoded("a"));
    reopen(next);

    assertFails(() -> token(SPACE), ServerProblem.KEY);
    assertFails(() -> server.secrets().rotate(), ServerProblem.KEY);
    server.secrets().update(secret("token"), encoded("new"));
    assertThat(token(SPACE)).isEqualTo("x new");
  }

  @Test
  void doesNotDecryptARowThatWasCopiedToAnotherName() throws Exception {
    server.secrets().register(secret("token"), encoded("a"));
    server.secrets().register(secret("other"), encoded("b"));

    tamper(
        "UPDATE secret SET nonce = (SELECT nonce FROM secret WHERE name = 'other'),"
            + " value = (SELECT value FROM secret WHERE name = 'other') WHERE name = 'token'");

    assertFails(() -> token(SPACE), ServerProblem.SECRET_DAMAGED);
  }

  @Test
  void doesNotDecryptARowThatWasMovedToAnotherNamespace() throws Exception {
    server.secrets().register(secret("token", "ground"), encoded("a"));

    tamper("UPDATE secret SET namespace = 'space'");

    assertFails(() -> token(SPACE), ServerProblem.SECRET_DAMAGED);
  }

  @Test
  void refusesAnUnknownProject() {
    assertFails(
        () ->
            server.secrets().register(new SecretKey("x", Optional.empty(), "token"), encoded("x")),
        ServerProblem.NO_PROJECT);
  }
}
