// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.Mode;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.manager.StartRequest;
import io.odpf.optimus.plugin.api.manager.UpgradeRequest;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.api.provider.Digest;
import io.odpf.optimus.plugin.config.model.PluginEntry;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of a configuration decide what is installed and started. */
class PolicyRulesTest {
  private static final Position RULE = new Position("config.yaml", 4, 9);

  @TempDir Path directory;
  private TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    machine.publish("neo", "1.10.0");
    machine.publish("neo", "1.9.0");
    machine.list("neo", "1.10.0");
  }

  private static Optional<PolicyRules.Allowed> only(String... values) {
    return Optional.of(new PolicyRules.Allowed(List.of(values), RULE));
  }

  private static PolicyRules rules(
      Optional<PolicyRules.Allowed> providers,
      Optional<PolicyRules.Allowed> keys,
      Optional<PolicyRules.Allowed> digests) {
    return new PolicyRules(
        providers, keys, digests, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static PolicyRules providers(String... names) {
    return rules(only(names), Optional.empty(), Optional.empty());
  }

  private static PolicyRules noDowngrade() {
    return new PolicyRules(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(RULE),
        Optional.empty(),
        Optional.empty());
  }

  private List<Problem> denied(ThrowingCallable operation) {
    Map<String, String> before = machine.tree();
    PluginManagerException refused = catchThrowableOfType(PluginManagerException.class, operation);
    assertThat(refused).isNotNull();
    assertThat(machine.tree()).isEqualTo(before);
    assertThat(refused.problems())
        .allSatisfy(
            problem -> {
              assertThat(problem.code().word()).isEqualTo("policy-denied");
              assertThat(problem.position()).contains(new Position("config.yaml", 7, 5));
              assertThat(problem.hint()).isNotEmpty();
            });
    return refused.problems();
  }

  private List<Problem> start(Path file) throws Exception {
    return machine
        .manager()
        .denials(new StartRequest("neo", Optional.empty(), TestMachine.LINUX, file));
  }

  @Test
  void deniesAllPluginsIfARuleDeniesOneAndNamesEveryRule() throws Exception {
    machine.publish("tank", "1.0");
    machine.list("tank", "1.0");
    Digest tank = Digest.of(Digest.Algorithm.SHA256, sha256(machine.publish("tank", "1.0")));
    machine.policy(rules(only("other"), Optional.empty(), only(tank.toString())));

    for (Option[] options : new Option[][] {{}, {Option.DRY_RUN}}) {
      machine.lock();
      assertThat(denied(() -> machine.install(options)))
          .extracting(Problem::message)
          .satisfiesExactly(
              neo ->
                  assertThat(neo)
                      .isEqualTo(
                          "neo must not be installed: the configuration's rule policy.providers"
                              + " (config.yaml:4:9) denies it: it comes from the provider main,"
                              + " and the rule permits other"),
              neo ->
                  assertThat(neo)
                      .startsWith(
                          "neo must not be installed: the configuration's rule policy.sha256"
                              + " (config.yaml:4:9) denies it: its download has sha256:"),
              second -> assertThat(second).startsWith("tank must not be installed: "));
    }
    assertThat(machine.location.resolve("optimus-neo_linux_amd64")).doesNotExist();
  }

  private static byte[] sha256(byte[] content) throws Exception {
    return java.security.MessageDigest.getInstance("SHA-256").digest(content);
  }

  @Test
  void deniesADryRunOfWhatIsNotLockedAsFarAsItIsKnown() throws Exception {
    machine.policy(rules(Optional.empty(), Optional.empty(), only("sha256:" + "0".repeat(64))));
    machine.install(Option.DRY_RUN);

    machine.policy(providers("other"));
    assertThat(denied(() -> machine.install(Option.DRY_RUN))).hasSize(1);
  }

  @Test
  void deniesWhatIsInstalledAlreadyWhenTheRulesBecomeStricter() throws Exception {
    machine.install();
    machine.policy(providers("other"));

    assertThat(denied(() -> machine.install())).hasSize(1);
  }

  @Test
  void deniesADowngradeByInstallRollbackAndUpgradeThoughItIsAllowed() throws Exception {
    machine.list("neo", "1.9.0");
    machine.install();
    machine.list("neo", "1.10.0");
    machine.policy(noDowngrade());
    machine.install();

    assertThat(denied(() -> machine.rollback()).get(0).message())
        .contains("policy.no_downgrade", "it would go from 1.10.0 down to 1.9.0");
    machine.list("neo", "1.9.0");
    assertThat(denied(() -> machine.install(Option.DOWNGRADE)).get(0).message())
        .contains("policy.no_downgrade");
    UpgradeRequest request =
        new UpgradeRequest(
            machine.file(), List.of(), Mode.CLIENT, Set.of(Option.DOWNGRADE), OptionalInt.empty());
    assertThat(
            denied(
                () ->
                    machine
                        .manager()
                        .upgrade(
                            request,
                            machine.listener,
                            plan -> {
                              throw new AssertionError("asked for consent");
                            })))
        .hasSize(1);
  }

  @Test
  void permitsOnlyPluginsThatThePermittedKeySigned() throws Exception {
    machine.verifiers.add(new KeyedDigestVerifier(), "test", 0);
    byte[] program = machine.publish("neo", "1.10.0");
    machine.source.put("neo.sig", KeyedDigestVerifier.sign(program, "key one"));
    machine.list(
        TestMachine.entry("neo", "1.10.0").toBuilder()
            .signature(
                Optional.of(
                    new PluginEntry.Signature(
                        KeyedDigestVerifier.SCHEME, "neo.sig", "key one", false)))
            .build());
    Signer one = new Signer(KeyedDigestVerifier.SCHEME, Signer.fingerprint("key one"));
    String two = Signer.fingerprint("key two").toString();

    machine.policy(rules(Optional.empty(), only(two), Optional.empty()));
    assertThat(denied(() -> machine.install()).get(0).message())
        .endsWith("it is signed by the " + one + ", which is not a key of the rule");
    machine.policy(rules(Optional.empty(), only(two, one.key().toString()), Optional.empty()));
    machine.install();

    assertThat(machine.installed().get(0).signedBy()).contains(one);
    assertThat(start(machine.binary("neo"))).isEmpty();
  }

  @Test
  void deniesStartsByTheRulesOfTheLastInstall() throws Exception {
    machine.install();
    Path foreign = Files.writeString(machine.location.resolve("optimus-own_linux_amd64"), "own");
    assertThat(start(foreign)).isEmpty();
    machine.policy(providers("main"));
    machine.install();

    assertThat(start(machine.binary("neo"))).isEmpty();
    Problem problem = start(foreign).get(0);
    assertThat(problem.message())
        .startsWith("neo must not be started: the configuration's rule policy.providers (")
        .endsWith("it was not installed from a provider, and the rule permits main");
    assertThat(problem.position().orElseThrow().file()).endsWith("/config.yaml");

    machine.policy(PolicyRules.NONE);
    machine.install();
    assertThat(start(foreign)).isEmpty();
    assertThat(machine.location.resolve(".optimus/policy.json")).doesNotExist();
  }

  @Test
  void deniesStartsIfTheRecordedRulesAreDamaged() throws Exception {
    machine.policy(providers("main"));
    machine.install();
    Path rules = machine.location.resolve(".optimus/policy.json");
    Files.writeString(rules, "{");

    assertThat(
            catchThrowableOfType(PluginManagerException.class, () -> start(machine.binary("neo")))
                .problems()
                .get(0)
                .code()
                .word())
        .isEqualTo("policy-unreadable");
    machine.install();
    assertThat(start(machine.binary("neo"))).isEmpty();
  }
}
