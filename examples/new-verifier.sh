#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a signature verifier of your own out of the example: a Maven project with a verifier, its test, and nothing else.
#   new-verifier.sh DIRECTORY SCHEME PACKAGE      for instance: new-verifier.sh ~/acme-cosign cosign com.acme.optimus
program=new-verifier noun=scheme example=custom-verifier
. "$(dirname "$0")/new-project.sh"

begin "$@"
replacements=(
  "s/com\.example\.optimus\.certified/$package/g"
  "s/CertifiedVerifier/${name}Verifier/g"
  "s/optimus\.signature\.scheme=cosign/optimus.signature.scheme=$value/"
  "s/attribute = \"scheme=cosign\"/attribute = \"scheme=$value\"/"
  "s/return \"cosign\";/return \"$value\";/"
  "s/Example :: A custom verifier/$name/"
)
adapt pom.xml pom.xml
adapt src/main/java/com/example/optimus/certified/CertifiedVerifier.java "src/main/java/${package//.//}/${name}Verifier.java"
adapt src/test/java/com/example/optimus/certified/CertifiedVerifierTest.java "src/test/java/${package//.//}/${name}VerifierTest.java"
finish
