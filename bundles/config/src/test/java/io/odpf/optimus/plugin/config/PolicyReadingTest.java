// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.odpf.optimus.plugin.api.manager.Signer;
import io.odpf.optimus.plugin.api.problem.Position;
import io.odpf.optimus.plugin.config.model.PolicyRules;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules in {@code policy:}. */
class PolicyReadingTest extends ConfigTest {
  private static final String SHA256 =
      "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

  private PolicyRules rules(String lines) {
    return read("plugins:\n  plugins: []\n  policy:\n    " + lines.replace("\n", "\n    ") + "\n")
        .policy();
  }

  private List<String> refused(String lines) {
    return findings(
        "plugins:\n  plugins: []\n  policy:\n    " + lines.replace("\n", "\n    ") + "\n");
  }

  private Position at(int line, int column) {
    return new Position(directory.resolve("config.yaml").toString(), line, column);
  }

  @Test
  void readsEveryRuleWithItsPosition() {
    PolicyRules rules =
        rules(
            "providers: [releases, internal]\nsha256: ["
                + SHA256
                + "]\nno_downgrade: true\nmax_size_mib: 5\nrequire: [freeze]");

    assertThat(rules.providers())
        .contains(new PolicyRules.Allowed(List.of("releases", "internal"), at(4, 16)));
    assertThat(rules.digests())
        .contains(new PolicyRules.Allowed(List.of("sha256:" + SHA256.toLowerCase()), at(5, 13)));
    assertThat(rules.noDowngrade()).contains(at(6, 19));
    assertThat(rules.maxSize()).contains(new PolicyRules.MaxSize(5 << 20, at(7, 19)));
    assertThat(rules.required()).contains(new PolicyRules.Allowed(List.of("freeze"), at(8, 14)));
    assertThat(rules.keys()).isEmpty();
  }

  @Test
  void readsAKeyFromTextFileAndFingerprintAsTheSame() throws Exception {
    Files.writeString(directory.resolve("team.pub"), "untrusted comment: team\nRWQf6LRC\n");
    String fingerprint = Signer.fingerprint("RWQf6LRC").toString();

    assertThat(
            rules("signed_by: [RWQf6LRC, {file: team.pub}, \"" + fingerprint + "\"]")
                .keys()
                .orElseThrow()
                .values())
        .containsExactly(fingerprint, fingerprint, fingerprint);
  }

  @Test
  void hasNoRulesWithoutTheSection() {
    assertThat(read("plugins: {plugins: []}\n").policy()).isEqualTo(PolicyRules.NONE);
    assertThat(read("plugins: {plugins: [], policy: {no_downgrade: false}}\n").policy().isEmpty())
        .isTrue();
    assertThat(PolicyRules.NONE.maxSize()).isEqualTo(Optional.empty());
  }

  @Test
  void refusesRulesThatPermitNothingOrCannotBeRead() {
    assertThat(refused("providers: []\nsha256: [123]\nmax_size_mib: big\nallow: all"))
        .containsExactly(
            "4:16 policy.providers must not be empty: no plugin would be permitted | list what is"
                + " permitted, or remove the key",
            "5:14 policy.sha256 must be 64 hexadecimal digits, not '123'",
            "6:19 policy.max_size_mib must be a whole number from 1 to 1048576, not 'big'",
            "7:5 unknown key 'allow' in policy | known keys: providers, signed_by, sha256,"
                + " no_downgrade, max_size_mib, require");
    assertThat(refused("signed_by: [{file: missing.pub}]").get(0))
        .startsWith("4:16 policy.signed_by.file names a file that does not exist");
  }
}
