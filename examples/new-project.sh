#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Shared by new-provider.sh and new-verifier.sh, which make a Maven project out of an example. They set
#   program       their name, for messages
#   noun          what their second argument is
#   example       the directory of the example
#   replacements  sed expressions for what the example's own files have
# and call begin, adapt for each file, and finish.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

begin() { # begin DIRECTORY VALUE PACKAGE
  if [ $# != 3 ]; then
    sed -n '3,4s/^# *//p' "$0" >&2
    exit 2
  fi
  directory=$1 value=$2 package=$3
  [[ $value =~ ^[a-z][a-z0-9-]*$ ]] || { echo "$program: a $noun is lower-case letters, digits and dashes: $value" >&2; exit 2; }
  [[ $package =~ ^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$ ]] || { echo "$program: not the name of a package: $package" >&2; exit 2; }
  [ ! -e "$directory" ] || { echo "$program: it exists already: $directory" >&2; exit 1; }
  # acme-share becomes AcmeShare.
  name=$(sed -E 's/(^|-)([a-z0-9])/\U\2/g' <<<"$value")
  for kind in main test; do
    mkdir -p "$directory/src/$kind/java/${package//.//}"
  done
}

adapt() { # adapt FROM TO
  local expressions=() replacement
  for replacement in "${replacements[@]}" "s/<groupId>com\.example\.optimus</<groupId>$package</"; do
    expressions+=(-e "$replacement")
  done
  sed "${expressions[@]}" "$here/$example/$1" >"$directory/$2"
}

finish() {
  # A distribution carries what projects are built against; in a checkout, "mvn -Pinstall-only install" has put it where Maven looks.
  local repository repositories
  repository=$(dirname "$here")/repository
  if [ -d "$repository" ]; then
    repositories="  <!-- Of the distribution that this project was made by. -->\n  <repositories>\n    <repository>\n      <id>optimus-plugin</id>\n      <url>file://$repository</url>\n      <snapshots>\n        <updatePolicy>always</updatePolicy>\n      </snapshots>\n    </repository>\n  </repositories>\n"
    sed -i.before "s|^  <dependencyManagement>|$repositories\n&|" "$directory/pom.xml"
    rm "$directory/pom.xml.before"
  fi
  echo "$program: $directory; next: cd $directory && mvn verify"
}
