// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.manager.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.odpf.optimus.plugin.api.manager.InstallRequest.Option;
import io.odpf.optimus.plugin.api.manager.PluginManagerException;
import io.odpf.optimus.plugin.api.manager.StartRequest;
import io.odpf.optimus.plugin.api.policy.PluginPolicy;
import io.odpf.optimus.plugin.api.policy.PolicySubject;
import io.odpf.optimus.plugin.api.policy.PolicyVerdict;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.api.problem.Problem;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import io.odpf.optimus.plugin.manager.policy.PolicyRegistry;
import io.odpf.optimus.plugin.manager.source.extension.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that bundles bring: all must permit, and a failure denies. */
class PolicyServicesTest {
  @TempDir Path directory;
  private PolicyRegistry policies;
  private final List<PolicySubject> asked = new ArrayList<>();
  private TestMachine machine;

  @BeforeEach
  void publish() {
    machine = new TestMachine(directory);
    waitFor(Duration.ofMinutes(5));
    for (String plugin : List.of("neo", "tank")) {
      machine.publish(plugin, "1.0");
      machine.list(plugin, "1.0");
    }
  }

  /** Asks policies from now on, and waits so long for each. */
  private void waitFor(Duration patience) {
    policies = new PolicyRegistry(patience);
    machine.hooks(
        new InstallHooks(policies, InstallHooks.NONE.checks(), InstallHooks.NONE.listener()));
  }

  @FunctionalInterface
  private interface Decision {
    PolicyVerdict of(PolicySubject subject) throws InterruptedException;
  }

  private PluginPolicy policy(String name, Decision decision) {
    PluginPolicy policy =
        new PluginPolicy() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public PolicyVerdict decide(PolicySubject subject) throws InterruptedException {
            return decision.of(subject);
          }
        };
    policies.add(policy, name, Origin.named("com.acme 1.2"), 0);
    return policy;
  }

  private List<Problem> denied(Option... options) {
    Map<String, String> before = machine.tree();
    PluginManagerException refused =
        catchThrowableOfType(PluginManagerException.class, () -> machine.install(options));
    assertThat(refused).isNotNull();
    assertThat(machine.tree()).isEqualTo(before);
    return refused.problems();
  }

  @Test
  void deniesAllIfOneOfSeveralPoliciesDeniesOne() throws Exception {
    policy("open", subject -> PolicyVerdict.permit());
    policy(
        "freeze",
        subject ->
            subject.plugin().equals("tank")
                ? PolicyVerdict.deny("friday", "nothing new\non Fridays", "wait until Monday")
                : PolicyVerdict.permit());

    for (Option[] options : new Option[][] {{Option.DRY_RUN}, {}}) {
      Problem problem = denied(options).get(0);
      assertThat(problem.code().word()).isEqualTo("policy-denied");
      assertThat(problem.plugin()).contains("tank");
      assertThat(problem.position()).contains(new Position("config.yaml", 7, 5));
      assertThat(problem.message())
          .startsWith(
              "tank must not be installed: the policy freeze of com.acme 1.2 denies it by its rule"
                  + " friday: nothing new")
          .doesNotContain("\n");
      assertThat(problem.hint()).isEqualTo("wait until Monday");
    }
  }

  @Test
  void tellsAPolicyAllThatIsKnown() throws Exception {
    machine.unlist("tank");
    policy(
        "watch",
        subject -> {
          asked.add(subject);
          return PolicyVerdict.permit();
        });
    machine.install();
    machine
        .manager()
        .denials(
            new StartRequest("neo", Optional.empty(), TestMachine.LINUX, machine.binary("neo")));

    assertThat(asked).hasSize(2);
    PolicySubject install = asked.get(0);
    assertThat(install.action()).isEqualTo(PolicySubject.Action.INSTALL);
    assertThat(install.preview()).isFalse();
    assertThat(install.version()).contains("1.0");
    assertThat(install.installedVersion()).isEmpty();
    assertThat(install.source().orElseThrow().provider()).isEqualTo("main");
    assertThat(install.source().orElseThrow().type()).isEqualTo(MemorySource.TYPE);
    assertThat(install.source().orElseThrow().path()).isEqualTo("neo/1.0/optimus-neo_linux_amd64");
    assertThat(install.source().orElseThrow().providedBy().orElseThrow().bundle())
        .isEqualTo("test");
    assertThat(install.artifact()).isEqualTo(install.binary());
    PolicySubject start = asked.get(1);
    assertThat(start.action()).isEqualTo(PolicySubject.Action.START);
    assertThat(start.source()).isEqualTo(install.source());
    assertThat(start.binary()).isEqualTo(install.binary());
  }

  @Test
  void deniesIfAPolicyThrowsOrAnswersNull() throws Exception {
    PluginPolicy broken =
        policy(
            "broken",
            subject -> {
              throw new IllegalStateException("no rules, token=hunter2");
            });

    assertThat(denied().get(0).message())
        .isEqualTo(
            "neo must not be installed: the policy broken of com.acme 1.2 broke:"
                + " java.lang.IllegalStateException: no rules, token=****");
    assertThat(denied().get(0).code().word()).isEqualTo("policy-failed");
    policies.remove(broken);
    policy("silent", subject -> null);
    assertThat(denied().get(0).message()).endsWith("answers null");
  }

  @Test
  void asksAPolicyThatHangsOnceAndDenies() throws Exception {
    waitFor(Duration.ofMillis(100));
    policy(
        "slow",
        subject -> {
          asked.add(subject);
          new CountDownLatch(1).await();
          return PolicyVerdict.permit();
        });

    assertThat(denied())
        .extracting(Problem::message)
        .containsExactly(
            "neo must not be installed: the policy slow of com.acme 1.2 gave no answer within"
                + " 100 ms",
            "tank must not be installed: the policy slow of com.acme 1.2 gave no answer within"
                + " 100 ms");
    assertThat(asked).hasSize(1);
  }

  @Test
  void deniesWhileAnUnusablePolicyIsPresent() throws Exception {
    PluginPolicy nameless = policy("nameless", subject -> PolicyVerdict.permit());
    policies.remove(nameless);
    policies.addBroken(nameless, List.of(), Origin.named("com.acme 1.2"), "it answers null");

    assertThat(denied().get(0).message())
        .contains("a policy cannot be asked: the bundle com.acme 1.2: it answers null");
    policies.remove(nameless);
    assertThat(machine.install().plugins()).hasSize(2);
  }

  @Test
  void deniesIfARequiredPolicyIsNotPresentAlsoToStart() throws Exception {
    PluginPolicy freeze = policy("freeze", subject -> PolicyVerdict.permit());
    machine.policy(
        new PolicyRules(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new PolicyRules.Allowed(List.of("freeze"), new Position("config.yaml", 4, 9)))));
    machine.install();
    policies.remove(freeze);

    assertThat(denied().get(0).message())
        .isEqualTo(
            "neo must not be installed: the policy freeze, which policy.require (config.yaml:4:9)"
                + " demands, is not present");
    assertThat(
            machine
                .manager()
                .denials(
                    new StartRequest(
                        "neo", Optional.empty(), TestMachine.LINUX, machine.binary("neo")))
                .get(0)
                .code()
                .word())
        .isEqualTo("policy-missing");
  }
}
