// SPDX-License-Identifier: Apache-2.0
package io.odpf.optimus.plugin.itests.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Options of the provider types gcs and s3, with common mistakes. */
class ObjectStoreOptionsTest extends ProviderTypesTestCase {
  @Test
  void acceptsEveryOptionOfGcs() throws Exception {
    assertThat(
            findings(
                """
                type: gcs
                name: p
                bucket: team-plugins
                prefix: releases/optimus
                service_account: ${GCS_SA_BASE64}
                anonymous: false
                user_project: billing-17
                endpoint: http://127.0.0.1:4443
                token_uris: [https://token.example.com/token]
                ca_file: ca.pem
                proxy: http://user:password@proxy:3128
                """,
                "{generation: 17}"))
        .isEmpty();
  }

  @Test
  void pointsAtMistakesInGcs() throws Exception {
    assertThat(
            findings(
                """
                type: gcs
                name: p
                bucket: Team_Plugins
                prefix: ../other
                service_account: [abc]
                anonymus: true
                endpoint: localhost:4443
                """,
                "{generation: latest}"))
        .containsExactly(
            "5:13 bucket must be a bucket's name: lower-case letters, digits, '.', '_' and '-', not 'Team_Plugins'",
            "6:13 prefix must be a path without '.', '..' or backslashes that does not begin with '/', not '../other'",
            "7:22 service_account must be text or file:PATH, not a list",
            "8:5 unknown key 'anonymus' in provider 'p' | did you mean 'anonymous'?",
            "9:15 endpoint must be an address that begins with https:// or http://, not 'localhost:4443' | write 'https://localhost:4443'",
            "14:26 config.generation must be a whole number, at least 1, not 'latest'");
  }

  @Test
  void refusesInvalidAccountsOfGcs() throws Exception {
    String entry =
        """
        type: gcs
        name: p
        bucket: team-plugins
        token_uris: [https://token.example.com/token]
        service_account:""";

    assertThat(findings(entry + " s3cr3t.json", "{}"))
        .containsExactly(
            "7:22 service_account is not base64, or is truncated | encode the key file: base64 -w0 key.json");
    assertThat(findings(entry + " e30=", "{}"))
        .containsExactly(
            "7:22 service_account has no 'type' field, which every Google key has | use the key file that 'gcloud iam service-accounts keys create' writes");
    assertThat(findings(entry + " ${GCS_SA_BASE64}\nanonymous: true", "{}"))
        .containsExactly("8:16 anonymous excludes service_account | remove one of the two");
  }

  @Test
  void acceptsEveryOptionOfS3() throws Exception {
    assertThat(
            findings(
                """
                type: s3
                name: p
                bucket: public-plugins
                prefix: optimus/
                region: eu-central-1
                endpoint: https://s3.example.com:7070
                path_style: true
                service_account: ${S3_SA_BASE64}
                anonymous: false
                requester_pays: true
                ca_file: ca.pem
                proxy: http://proxy:3128
                """,
                "{version_id: 3/L4kqtJlcpXroDTDmpUMLUo}"))
        .isEmpty();
  }

  @Test
  void pointsAtMistakesInS3() throws Exception {
    assertThat(
            findings(
                """
                type: s3
                name: p
                bukcet: public-plugins
                region: EU
                path_style: yes
                endpoint: https://key:secret@s3.example.com
                """,
                "{versionid: 3}"))
        .containsExactly(
            "3:5 provider 'p' has no 'bucket' | add 'bucket:', the bucket's name, or an access point's ARN",
            "5:5 unknown key 'bukcet' in provider 'p' | did you mean 'bucket'?",
            "6:13 region must be a region such as eu-central-1, not 'EU'",
            "7:17 path_style must be true or false, not 'yes' | write true",
            "8:15 endpoint must not have a user name or password in it: 'https://****@s3.example.com' | put them in 'auth', or in the key where this type takes credentials",
            "13:14 unknown key 'versionid' in config | did you mean 'version_id'?");
  }

  @Test
  void pointsAtMistakesInTheAccountOfS3() throws Exception {
    String form =
        "it is Base64 of {\"access_key_id\": …, \"secret_access_key\": …, \"session_token\": …}, the"
            + " last optional, or of a profile of a credentials file";
    assertThat(findings(s3("AKIA:secret"), "{}"))
        .containsExactly("6:22 service_account is not Base64 | " + form);
    assertThat(findings(s3(base64("{'access_key_id': 'a'}")), "{}"))
        .containsExactly("6:22 service_account has no secret_access_key | " + form);
    assertThat(findings(s3(base64("[ci]\ncredential_process = /bin/x")), "{}"))
        .containsExactly(
            "6:22 service_account is a profile with credential_process, which is not allowed in a"
                + " configuration | put access keys into it, or remove it and select the profile"
                + " with AWS_PROFILE");
    assertThat(findings(s3("${S3_SA_BASE64}") + "\nanonymous: true", "{}"))
        .containsExactly("7:16 anonymous excludes a service_account | remove one of the two");
  }
}
