#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a provider of your own out of the example: a Maven project with a factory, its test, and nothing else.
#   new-provider.sh DIRECTORY TYPE PACKAGE        for instance: new-provider.sh ~/acme acme com.acme.optimus
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

if [ $# != 3 ]; then
  sed -n '3,4s/^# *//p' "$0" >&2
  exit 2
fi
directory=$1 type=$2 package=$3
[[ $type =~ ^[a-z][a-z0-9-]*$ ]] || { echo "new-provider: a type is lower-case letters, digits and dashes: $type" >&2; exit 2; }
[[ $package =~ ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$ ]] || { echo "new-provider: no name of a package: $package" >&2; exit 2; }
[ ! -e "$directory" ] || { echo "new-provider: it is there already: $directory" >&2; exit 1; }

# acme-share becomes AcmeShare.
name=$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$type")
for kind in main test; do
  mkdir -p "$directory/src/$kind/java/${package//.//}"
done
adapt() { # adapt FROM TO
  sed -e "s/com\.example\.optimus\.directory/$package/g" \
    -e "s/<groupId>com\.example\.optimus</<groupId>$package</" \
    -e "s/DirectoryProvider/${name}Provider/g" \
    -e "s/optimus\.provider\.type=directory/optimus.provider.type=$type/" \
    -e "s/attribute = \"type=directory\"/attribute = \"type=$type\"/" \
    -e "s/type: directory/type: $type/" \
    -e "s/return \"directory\";/return \"$type\";/" \
    -e "s/Example :: A provider of one's own/$name/" \
    "$here/custom-provider/$1" >"$directory/$2"
}
source=src/main/java/com/example/optimus/directory/DirectoryProviderFactory.java
test=src/test/java/com/example/optimus/directory/DirectoryProviderTest.java
adapt pom.xml pom.xml
adapt "$source" "src/main/java/${package//.//}/${name}ProviderFactory.java"
adapt "$test" "src/test/java/${package//.//}/${name}ProviderTest.java"
# A distribution carries what projects are built against; in a checkout, "mvn -Pquick install" has put it where Maven looks.
repository=$(dirname "$here")/repository
if [ -d "$repository" ]; then
  repositories="  <!-- Of the distribution that this project was made by. -->\n  <repositories>\n    <repository>\n      <id>optimus-plugin</id>\n      <url>file://$repository</url>\n      <snapshots>\n        <updatePolicy>always</updatePolicy>\n      </snapshots>\n    </repository>\n  </repositories>\n"
  sed -i.before "s|^  <dependencyManagement>|$repositories\n&|" "$directory/pom.xml"
  rm "$directory/pom.xml.before"
fi
echo "new-provider: $directory; next: cd $directory && mvn verify"
