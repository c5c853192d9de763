#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a signature verifier of your own out of the example: a Maven project with a verifier, its test, and nothing else.
#   new-verifier.sh DIRECTORY SCHEME PACKAGE      for instance: new-verifier.sh ~/acme-cosign cosign com.acme.optimus
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if [ $# != 3 ]; then
  sed -n '3,4s/^# *//p' "$0" >&2
  exit 2
fi
directory=$1 scheme=$2 package=$3
[[ $scheme =~ ^[a-z][a-z0-9-]*$ ]] || { echo "new-verifier: a scheme is lower-case letters, digits and dashes: $scheme" >&2; exit 2; }
[[ $package =~ ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$ ]] || { echo "new-verifier: no name of a package: $package" >&2; exit 2; }
[ ! -e "$directory" ] || { echo "new-verifier: it is there already: $directory" >&2; exit 1; }

# cosign becomes Cosign.
name=$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$scheme")
for kind in main test; do
  mkdir -p "$directory/src/$kind/java/${package//.//}"
done
adapt() { # adapt FROM TO
  sed -e "s/com\.example\.optimus\.certified/$package/g" \
    -e "s/<groupId>com\.example\.optimus</<groupId>$package</" \
    -e "s/CertifiedVerifier/${name}Verifier/g" \
    -e "s/optimus\.signature\.scheme=cosign/optimus.signature.scheme=$scheme/" \
    -e "s/attribute = \"scheme=cosign\"/attribute = \"scheme=$scheme\"/" \
    -e "s/return \"cosign\";/return \"$scheme\";/" \
    -e "s/Example :: A verifier of one's own/$name/" \
    "$here/custom-verifier/$1" >"$directory/$2"
}
source=src/main/java/com/example/optimus/certified/CertifiedVerifier.java
test=src/test/java/com/example/optimus/certified/CertifiedVerifierTest.java
adapt pom.xml pom.xml
adapt "$source" "src/main/java/${package//.//}/${name}Verifier.java"
adapt "$test" "src/test/java/${package//.//}/${name}VerifierTest.java"
# A distribution carries what projects are built against; in a checkout, "mvn -Pquick install" has put it where Maven looks.
repository=$(dirname "$here")/repository
if [ -d "$repository" ]; then
  repositories="  <!-- Of the distribution that this project was made by. -->\n  <repositories>\n    <repository>\n      <id>optimus-plugin</id>\n      <url>file://$repository</url>\n      <snapshots>\n        <updatePolicy>always</updatePolicy>\n      </snapshots>\n    </repository>\n  </repositories>\n"
  sed -i.before "s|^  <dependencyManagement>|$repositories\n&|" "$directory/pom.xml"
  rm "$directory/pom.xml.before"
fi
echo "new-verifier: $directory; next: cd $directory && mvn verify"
